package io.leadline;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** This module sees both sides, so the rules are held over all that it builds on. */
@AnalyzeClasses(packages = "io.leadline", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest
{
    private static final String PROOF = "io.leadline.proof.";

    @ArchTest
    static final ArchRule SHOULD_NOT_DEPEND_IN_A_CIRCLE =
        slices().matching("io.leadline.(**)").should().beFreeOfCycles();

    /** A room for each thing that is to be proved; what two of them need lies below both. */
    @ArchTest
    static final ArchRule SHOULD_KEEP_ROOMS_APART = layeredArchitecture().consideringOnlyDependenciesInLayers()
        .layer("store").definedBy(PROOF + "store..")
        .layer("tree").definedBy(PROOF + "tree..")
        .layer("head").definedBy(PROOF + "head..")
        .layer("verify").definedBy(PROOF + "verify..")
        .layer("bundle").definedBy(PROOF + "bundle..")
        .layer("retention").definedBy(PROOF + "retention..")
        .layer("dispute").definedBy(PROOF + "dispute..")
        .layer("precision").definedBy(PROOF + "precision..")
        .layer("conduct").definedBy(PROOF + "conduct..")
        .layer("command").definedBy(PROOF + "command..")
        .whereLayer("store").mayNotAccessAnyLayer()
        .whereLayer("tree").mayNotAccessAnyLayer()
        .whereLayer("dispute").mayNotAccessAnyLayer()
        .whereLayer("precision").mayNotAccessAnyLayer()
        .whereLayer("conduct").mayNotAccessAnyLayer()
        .whereLayer("head").mayOnlyAccessLayers("tree")
        .whereLayer("verify").mayOnlyAccessLayers("store")
        .whereLayer("bundle").mayOnlyAccessLayers("head", "tree")
        .whereLayer("retention").mayOnlyAccessLayers("head", "tree")
        .whereLayer("command").mayNotBeAccessedByAnyLayer();

    /** A room that has no place above would be seen by everybody. */
    @ArchTest
    static final ArchRule SHOULD_HAVE_NO_OTHER_ROOM = classes()
        .that().resideInAPackage("io.leadline.proof..")
        .should().resideInAnyPackage(
            PROOF + "store..", PROOF + "tree..", PROOF + "head..", PROOF + "verify..", PROOF + "bundle..",
            PROOF + "retention..", PROOF + "dispute..", PROOF + "precision..", PROOF + "conduct..",
            PROOF + "command..");

    /** Nobody but this module's own sees it: what is sampled and scored must not know how it is proved. */
    @ArchTest
    static final ArchRule SHOULD_NOT_BE_SEEN_BY_WHAT_IT_PROVES = noClasses()
        .that().resideOutsideOfPackage("io.leadline.proof..")
        .should().dependOnClassesThat().resideInAPackage("io.leadline.proof..");

    /** Only what samples again sees the sampler. A maker's jar, which heads, trees and bundles go into, has none. */
    @ArchTest
    static final ArchRule SHOULD_SAMPLE_ONLY_TO_COMPARE = noClasses()
        .that().resideInAPackage("io.leadline.proof..").and().resideOutsideOfPackages(
            PROOF + "verify..", PROOF + "precision..", PROOF + "command..")
        .should().dependOnClassesThat().resideInAnyPackage("io.leadline.sampler..", "io.leadline.feed..");

    /** Feeds decode for the sampler; a proof begins with what they have written. */
    @ArchTest
    static final ArchRule SHOULD_NOT_SEE_FEEDS = noClasses()
        .that().resideInAPackage("io.leadline.proof..")
        .should().dependOnClassesThat().resideInAnyPackage("io.leadline.feed..", "io.leadline.demo..");

    /** That jar has no libraries but those of options, programs and tables. */
    @ArchTest
    static final ArchRule SHOULD_CHECK_BUNDLES_WITHOUT_WHAT_MAKERS_LACK = noClasses()
        .that().resideInAPackage(PROOF + "bundle..")
        .should().dependOnClassesThat().resideInAnyPackage(
            "net.openhft..", "org.agrona..", "com.github.luben..", "org.HdrHistogram..", "tools.jackson..",
            "org.apache.parquet..");

    /** Files are compressed where they are archived, and nowhere else. */
    @ArchTest
    static final ArchRule SHOULD_KEEP_ZSTD_IN_ITS_ROOM = noClasses()
        .that().resideInAPackage("io.leadline.proof..").and().resideOutsideOfPackage(PROOF + "retention..")
        .should().dependOnClassesThat().resideInAPackage("com.github.luben..");

    /** Logs are read by their readers, or, where these are not to be trusted, byte by byte; never by the store. */
    @ArchTest
    static final ArchRule SHOULD_NOT_SEE_THE_STORE = noClasses()
        .that().resideInAPackage("io.leadline.proof..")
        .should().dependOnClassesThat().resideInAPackage("net.openhft..");
}
