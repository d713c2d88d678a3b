package dev.unrolled.processor.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import dev.unrolled.Generated;
import dev.unrolled.processor.model.CellIdentity;
import javax.lang.model.element.Modifier;

/** What a generated class begins with, and the file it stands in. */
final class ClassHead {
    private static final String GENERATOR = "dev.unrolled.processor.UnrolledProcessor";

    private ClassHead() {}

    /** A class without members that implements the interface, and in any case the contract. */
    static TypeSpec.Builder of(CellIdentity identity, String doc, Class<?> contract) {
        TypeSpec.Builder type = TypeSpec.classBuilder(identity.generatedName())
                .addJavadoc("$L", doc)
                .addAnnotation(AnnotationSpec.builder(Generated.class)
                        .addMember("value", "$S", GENERATOR)
                        .build());
        if (identity.isDeprecated()) {
            type.addAnnotation(AnnotationSpec.builder(SuppressWarnings.class)
                    .addMember("value", "{$S, $S}", "deprecation", "removal")
                    .build());
        }
        if (identity.isPublic()) {
            type.addModifiers(Modifier.PUBLIC);
        }
        type.addModifiers(Modifier.FINAL).addSuperinterface(interfaceName(identity));
        if (!identity.extendsContract()) {
            type.addSuperinterface(contract);
        }
        type.alwaysQualify(identity.shadowedNames().toArray(String[]::new));
        return type;
    }

    static JavaFile file(CellIdentity identity, TypeSpec.Builder type) {
        return JavaFile.builder(identity.packageName(), type.build())
                .indent("  ")
                .skipJavaLangImports(true)
                .build();
    }

    private static ClassName interfaceName(CellIdentity identity) {
        ClassName name =
                ClassName.get(identity.packageName(), identity.interfaceNames().get(0));
        for (String nested :
                identity.interfaceNames().subList(1, identity.interfaceNames().size())) {
            name = name.nestedClass(nested);
        }
        return name;
    }
}
