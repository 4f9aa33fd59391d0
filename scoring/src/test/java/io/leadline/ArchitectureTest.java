package io.leadline;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.leadline", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest
{
    @ArchTest
    static final ArchRule SHOULD_NOT_DEPEND_IN_A_CIRCLE =
        slices().matching("io.leadline.(**)").should().beFreeOfCycles();

    /** Not a word of the sampler. */
    @ArchTest
    static final ArchRule SHOULD_NOT_SEE_OTHER_SIDE = noClasses()
        .should().dependOnClassesThat().resideInAnyPackage(
            "io.leadline.sampler..",
            "io.leadline.feed..",
            "io.leadline.demo..");

    /** Nothing of Parquet is loaded but by who exports it, and nothing of Hadoop by anybody. */
    @ArchTest
    static final ArchRule SHOULD_KEEP_PARQUET_IN_ITS_ROOM = noClasses()
        .that().resideOutsideOfPackage("io.leadline.export.parquet..")
        .should().dependOnClassesThat().resideInAnyPackage("org.apache.parquet..", "com.github.luben..");

    @ArchTest
    static final ArchRule SHOULD_NOT_USE_HADOOP = noClasses()
        .should().dependOnClassesThat().resideInAnyPackage("org.apache.hadoop..");
}
