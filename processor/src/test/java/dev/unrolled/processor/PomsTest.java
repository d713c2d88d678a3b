package dev.unrolled.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * What <a href="https://central.sonatype.org/publish/requirements/">Maven Central</a> requires of a pom stands in each that is
 * published, inherited or not, and the BOM, which inherits nothing, agrees with the others.
 */
class PomsTest {
    private static final XPath XPATH = XPathFactory.newInstance().newXPath();
    private static final Document ROOT = pom("");
    private static final Document BOM = pom("bom");

    /** Those of the modules are their own: an inherited one would say what the whole project is. */
    @ParameterizedTest
    @ValueSource(strings = {"", "bom", "runtime", "processor"})
    void nameAndDescriptionAreItsOwn(String module) {
        for (String element : new String[] {"groupId", "artifactId", "version", "name", "description"}) {
            boolean inherited = element.equals("groupId") || element.equals("version");
            Document pom = inherited && !module.equals("bom") ? ROOT : pom(module);
            assertFalse(text(pom, "/project/" + element).isEmpty(), element);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "url",
                "licenses/license/name",
                "licenses/license/url",
                "developers/developer/name",
                "developers/developer/url",
                "scm/connection",
                "scm/developerConnection",
                "scm/url"
            })
    void requiredByMavenCentral(String element) {
        String expected = text(ROOT, "/project/" + element);
        assertFalse(expected.isEmpty(), element);
        assertEquals(expected, text(BOM, "/project/" + element));
        String first = element.substring(0, element.indexOf('/') < 0 ? element.length() : element.indexOf('/'));
        for (String module : new String[] {"runtime", "processor"}) {
            assertEquals("", text(pom(module), "/project/" + first), () -> module + " does not inherit " + first);
        }
    }

    /** Without these attributes a child's addresses end in its artifact's name, where nothing is. */
    @Test
    void addressesAreInheritedAsTheyAre() {
        assertEquals("false", text(ROOT, "/project/@child.project.url.inherit.append.path"));
        for (String address : new String[] {"connection", "developerConnection", "url"}) {
            assertEquals("false", text(ROOT, "/project/scm/@child.scm." + address + ".inherit.append.path"), address);
        }
    }

    @Test
    void bomHasTheVersionAndTheArtefactsOfTheProject() {
        assertEquals("", text(BOM, "/project/parent"), "an importer would get the parent's managed versions");
        assertEquals(text(ROOT, "/project/version"), text(BOM, "/project/version"));
        Set<String> published = new TreeSet<>();
        for (String module : texts(ROOT, "/project/modules/module")) {
            Document pom = pom(module);
            boolean jar = !text(pom, "/project/packaging").equals("pom");
            if (jar && !text(pom, "/project/properties/maven.deploy.skip").equals("true")) {
                published.add(text(pom, "/project/artifactId"));
            }
        }
        assertTrue(published.contains("unrolled-runtime"), published::toString);
        assertEquals(published, texts(BOM, "/project/dependencyManagement/dependencies/dependency/artifactId"));
        for (String version : texts(BOM, "/project/dependencyManagement/dependencies/dependency/version")) {
            assertEquals("${project.version}", version);
        }
    }

    /** The BOM pins for itself the plugins that the root pom pins for the others. */
    @Test
    void bomUsesTheSamePlugins() {
        String plugins = "/project/build/pluginManagement/plugins/plugin";
        Set<String> names = texts(BOM, plugins + "/artifactId");
        assertFalse(names.isEmpty());
        for (String name : names) {
            String version = plugins + "[artifactId='" + name + "']/version";
            assertEquals(text(ROOT, version), text(BOM, version), name);
        }
    }

    private static Document pom(String module) {
        Path file = Path.of("..").resolve(module).resolve("pom.xml");
        try {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
        } catch (ParserConfigurationException | SAXException | IOException failure) {
            throw new AssertionError(file.toString(), failure);
        }
    }

    private static String text(Document pom, String path) {
        try {
            return XPATH.evaluate(path, pom).strip();
        } catch (XPathExpressionException failure) {
            throw new AssertionError(path, failure);
        }
    }

    private static Set<String> texts(Document pom, String path) {
        try {
            NodeList nodes = (NodeList) XPATH.evaluate(path, pom, XPathConstants.NODESET);
            Set<String> texts = new TreeSet<>();
            for (int i = 0; i < nodes.getLength(); i++) {
                texts.add(nodes.item(i).getTextContent().strip());
            }
            return texts;
        } catch (XPathExpressionException failure) {
            throw new AssertionError(path, failure);
        }
    }
}
