package io.leadline;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** This module sees all others, so the rules are held over all of them together. */
@AnalyzeClasses(packages = "io.leadline", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest
{
    @ArchTest
    static final ArchRule SHOULD_NOT_DEPEND_IN_A_CIRCLE =
        slices().matching("io.leadline.(**)").should().beFreeOfCycles();

    /** Only proof, the demo and the benches run the whole way, and so know both sides. */
    @ArchTest
    static final ArchRule SHOULD_KEEP_SIDES_APART_BUT_WHERE_THE_WHOLE_WAY_IS_RUN = noClasses()
        .that().resideOutsideOfPackages(
            "io.leadline.demo..",
            "io.leadline.bench..",
            "io.leadline.proof..",
            "io.leadline.scoring..",
            "io.leadline.program..",
            "io.leadline.report..",
            "io.leadline.export..")
        .should().dependOnClassesThat().resideInAnyPackage(
            "io.leadline.scoring..",
            "io.leadline.program..",
            "io.leadline.report..",
            "io.leadline.export..");
}
