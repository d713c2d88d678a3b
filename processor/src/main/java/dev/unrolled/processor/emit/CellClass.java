package dev.unrolled.processor.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import dev.unrolled.Generated;
import dev.unrolled.RecurrentCell;
import dev.unrolled.processor.model.CellIdentity;
import dev.unrolled.processor.plan.Plan;
import dev.unrolled.weights.CellLayout;
import javax.lang.model.element.Modifier;

/** Assembles a generated class from its parts. */
public final class CellClass {
    private static final String GENERATOR = "dev.unrolled.processor.UnrolledProcessor";

    private final Cell cell;
    private final String fingerprint;

    private CellClass(Cell cell, String fingerprint) {
        this.cell = cell;
        this.fingerprint = fingerprint;
    }

    /**
     * Writes a cell's class.
     *
     * @param identity who the cell is
     * @param layout which weights it has
     * @param fingerprint what its state means
     * @param plan how it is written
     * @return the source file
     */
    public static JavaFile emit(CellIdentity identity, CellLayout layout, String fingerprint, Plan plan) {
        return new CellClass(new Cell(identity, layout, plan), fingerprint).file();
    }

    private JavaFile file() {
        CellIdentity identity = cell.identity();
        TypeSpec.Builder type = TypeSpec.classBuilder(identity.generatedName())
                .addJavadoc("$L", new ClassDoc(cell).text())
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
        if (!identity.isRecurrentCell()) {
            type.addSuperinterface(RecurrentCell.class);
        }
        type.alwaysQualify(identity.shadowedNames().toArray(String[]::new));
        new Fields(cell).addTo(type);
        new Constructors(cell).addTo(type);
        new StepMethods(cell).addTo(type);
        cell.shapePrinter().addTo(type);
        new WeightMethods(cell).addTo(type);
        type.addMethod(FingerprintMethod.of(fingerprint));
        new Accessors(cell).addTo(type);
        new DeclaredForms(cell).addTo(type);
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
