package io.leadline.proof.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

import io.leadline.proof.MakersVenue;
import io.leadline.proof.tree.LeafHead;
import io.leadline.proof.tree.LeafKey;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Markets and makers that come late, and bundles that say so of some that did not. */
class BundleBeginningsTest
{
    private static final long DAY_NS = 24 * MakersVenue.HOUR_NS;
    private static final long FIRST_DAY = MakersVenue.START_EPOCH_NS / DAY_NS;

    @TempDir
    private static Path folder;
    private static MakersVenue listed;
    private static MakersVenue unlisted;

    @BeforeAll
    static void trade() throws IOException
    {
        listed = new MakersVenue(Files.createDirectory(folder.resolve("listed")), 3, 9, "bands").trade(60);
        listed.seal("--now");
        unlisted = new MakersVenue(Files.createDirectory(folder.resolve("unlisted")), 3, 9, "bands");
        final Path config = unlisted.path("config.yaml");
        Files.writeString(config, Files.readString(config, StandardCharsets.UTF_8)
            .replaceFirst("(?s)makers:\n.*markets:\n", "makers: all\nmarkets:\n"));
        unlisted.trade(60).seal("--now");
    }

    @Test
    void shouldSayWhenAMarketBegan() throws IOException
    {
        final List<String> lines = check(bundle(listed, 0, 60, "SOL-PERP"));

        assertThat(lines).noneMatch(line -> line.startsWith("not_shown"))
            .anyMatch(line -> line.matches("began +SOL-PERP at 2026-02-27T00:[0-9:.]+Z, as the day's tree says") ||
                line.matches("snapshots +[0-9]+ of SOL-PERP, none left out from 2026-02-27T00:0.*"));
        assertThat(check(bundle(unlisted, 0, 60, "SOL-PERP"))).contains(
            "accounts_of_the_maker     none: every account is a maker of its own");
    }

    @Test
    void shouldMissTheFirstHours() throws IOException
    {
        final ForgedBundle book = without(bundle(listed, 0, 60, "SOL-PERP"), head ->
            head.day() == FIRST_DAY && head.key().part() < 3);
        final ForgedBundle own = without(bundle(listed, 24, 60, "SOL-PERP"), head ->
            head.day() == FIRST_DAY + 1 && head.key().part() < 3 && !head.key().maker().isEmpty());

        assertRefused(book, "bundle: leaf is left out: market=SOL-PERP day=2026-02-27 part=0 of=whole book");
        assertRefused(own, "bundle: leaf is left out: market=SOL-PERP day=2026-02-28 part=0 of=maker");
    }

    @Test
    void shouldMissTheFirstDays() throws IOException
    {
        final ForgedBundle first = without(bundle(listed, 0, 60, "SOL-PERP"), head -> head.day() == FIRST_DAY);
        first.entries().keySet().removeIf(name -> name.startsWith("heads/head-2026-02-27"));
        final ForgedBundle totals = without(bundle(listed, 24, 60, "SOL-PERP"), head ->
            head.day() == FIRST_DAY && head.key().part() == LeafKey.DAY_END);

        assertRefused(first, "bundle: leaf is left out: market=SOL-PERP day=2026-02-27 part=24 of=whole book");
        assertRefused(totals, "bundle: leaf is left out: market=SOL-PERP day=2026-02-27 part=24 of=whole book");
    }

    @Test
    void shouldMissAMakerAltogether() throws IOException
    {
        final ForgedBundle ofListed = without(bundle(listed, 0, 60, "SOL-PERP"), head ->
            !head.key().maker().isEmpty() && head.key().part() != LeafKey.GROUP);
        final ForgedBundle ofUnlisted = without(bundle(unlisted, 0, 60, "SOL-PERP"), head ->
            !head.key().maker().isEmpty() && head.day() == FIRST_DAY);

        assertRefused(ofListed, "bundle: table of the day's leaves is missing: day=2026-02-27 of=maker");
        assertRefused(ofUnlisted, "bundle: leaf is left out: market=SOL-PERP day=2026-02-27 part=24 of=maker");
    }

    @Test
    void shouldMissATable() throws IOException
    {
        assertRefused(without(bundle(unlisted, 0, 60, "SOL-PERP"), head -> head.key().part() == LeafKey.TABLE &&
            head.key().maker().isEmpty()),
            "bundle: table of the day's leaves is missing: day=2026-02-27 of=whole book");
        assertRefused(without(bundle(unlisted, 0, 60, "SOL-PERP"), head -> head.key().part() == LeafKey.TABLE &&
            !head.key().maker().isEmpty()), "bundle: table of the day's leaves is missing: day=2026-02-27 of=maker");
    }

    /** Of one day, too. */
    @Test
    void shouldMissTheAccounts() throws IOException
    {
        assertRefused(without(bundle(listed, 0, 4, "SOL-PERP"), head -> head.key().part() == LeafKey.GROUP),
            "bundle: accounts of the maker are missing: day=2026-02-27");
    }

    /** Nobody has named it by then: there is nothing to leave out, and the trees say so. */
    @Test
    void shouldSayThatAMarketHasNoRecord() throws IOException
    {
        final MakersVenue other = new MakersVenue(
            Files.createDirectory(folder.resolve("quiet")), 2, 4, "bands", List.of("SOL-PERP"));
        Files.writeString(other.path("config.yaml"), Files.readString(other.path("config.yaml")) +
            "  - { name: \"BTC-PERP\", tick: \"0.01\", lot: \"0.1\" }\n");
        other.trade(3).seal("--now");

        assertThat(check(bundle(other, 0, 3, "SOL-PERP", "BTC-PERP")))
            .contains("no_record                 of BTC-PERP up to the newest head");
    }

    private static ForgedBundle without(final Path bundle, final Predicate<LeafHead> isLeftOut) throws IOException
    {
        final ForgedBundle forged = new ForgedBundle(bundle);
        final int before = forged.entries().size();
        forged.entries().entrySet().removeIf(entry -> entry.getKey().startsWith(BundleEntries.LEAVES) &&
            isLeftOut.test(BundleLeaf.read(entry.getValue()).head()));
        assertThat(forged.entries()).hasSizeLessThan(before);

        return forged;
    }

    private static void assertRefused(final ForgedBundle forged, final String message) throws IOException
    {
        final Path file = Files.write(folder.resolve("forged.zip"), forged.withManifest().bytes());

        assertThatThrownBy(() -> BundleCheck.check(file, null)).hasMessage(message);
    }

    private static List<String> check(final Path bundle)
    {
        return BundleCheck.check(bundle, null).lines();
    }

    private static Path bundle(
        final MakersVenue venue, final int fromHour, final int toHour, final String... markets)
    {
        final Path file = folder.resolve("honest.zip");
        BundleWriter.write(new BundleRequest(
            List.of("drift-mip-2023-08"), List.of(markets),
            venue == unlisted ? MakersVenue.account(1, 0) : MakersVenue.maker(1),
            MakersVenue.START_EPOCH_NS + fromHour * MakersVenue.HOUR_NS,
            MakersVenue.START_EPOCH_NS + toHour * MakersVenue.HOUR_NS, false, venue.snapshots(), venue.heads(),
            venue.salt(), null, null, null, null), file, read ->
        {
        });

        return file;
    }
}
