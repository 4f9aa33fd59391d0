package io.leadline;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import java.util.Collection;
import java.util.Map;

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

    /** Not a word of the modules that build on it. */
    @ArchTest
    static final ArchRule SHOULD_NOT_SEE_OTHER_SIDE = noClasses()
        .should().dependOnClassesThat().resideInAnyPackage(
            "io.leadline.sampler..",
            "io.leadline.feed..",
            "io.leadline.scoring..",
            "io.leadline.program..",
            "io.leadline.report..",
            "io.leadline.export..",
            "io.leadline.demo..");

    /** Books and measures are primitive arrays and tables; names and configuration are the feed's affair. */
    @ArchTest
    static final ArchRule SHOULD_KEEP_BOOKS_FREE_OF_COLLECTIONS = noClasses()
        .that().resideInAPackage("io.leadline.book").and().doNotHaveSimpleName("FeedBooks")
        .and().doNotHaveSimpleName("FeedMakers")
        .should().dependOnClassesThat().areAssignableTo(Collection.class)
        .orShould().dependOnClassesThat().areAssignableTo(Map.class);
}
