package io.leadline.proof.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.leadline.command.Verbs;
import io.leadline.proof.retention.RandomLogs;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConductCommandTest
{
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(final Path events, final Path snapshots, final String... more)
    {
        final List<String> args = new ArrayList<>(List.of(
            "conduct", "--events", events.toString(), "--snapshots", snapshots.toString()));
        args.addAll(List.of(more));

        return ProofMain.run(new PrintWriter(out, true), new PrintWriter(err, true), args.toArray(String[]::new));
    }

    private RandomLogs logs(final String name, final long seed)
    {
        final RandomLogs logs = new RandomLogs(folder.resolve(name), seed);
        logs.trade(1);
        logs.sample(logs.snapshots());

        return logs;
    }

    @Test
    void shouldWriteTheSameFilesEachTime() throws IOException
    {
        final RandomLogs logs = logs("one", 1);
        final Path first = folder.resolve("first");
        final Path second = folder.resolve("second");

        assertThat(run(logs.events(), logs.snapshots(), "--out", first.toString())).as(err.toString())
            .isEqualTo(Verbs.DONE);
        final String table = out.toString();
        assertThat(run(logs.events(), logs.snapshots(), "--out", second.toString(), "--json"))
            .isEqualTo(Verbs.DONE);

        assertThat(first.resolve("conduct.csv")).hasSameBinaryContentAs(second.resolve("conduct.csv"));
        assertThat(first.resolve("conduct.html")).hasSameBinaryContentAs(second.resolve("conduct.html"));
        assertThat(Files.readString(first.resolve("conduct.html"))).startsWith("<!DOCTYPE html>")
            .contains("<title>Leadline conduct: example</title>", "<h2><bdi>BONK-PERP</bdi></h2>");
        assertThat(first.resolve("conduct.json")).hasSameBinaryContentAs(second.resolve("conduct.json"));
        assertThat(out.toString().substring(table.length()))
            .isEqualTo(Files.readString(first.resolve("conduct.json")));
        assertThat(table).contains("SOL-PERP  ", "BONK-PERP  ", "flash%", "m0",
            "rules: band_bps=100 flashing.before=5s flashing.after=5s", "touch.flag_unhit_share=0.99\n");
        assertThat(Files.readString(first.resolve("conduct.json")))
            .contains("\"rules\" : {", "\"band_bps\" : 100,", "\"flashing.before\" : \"5s\"");
        assertThat(Files.readString(first.resolve("conduct.csv")))
            .startsWith("market,maker,figure,value,flag,threshold\nSOL-PERP,m0,cancels,")
            .containsPattern("\nBONK-PERP,m4,[a-z_]+,[0-9.]+,[a-z_]*,[0-9.]*\n$");
    }

    @Test
    void shouldRefuseLogsThatDoNotBelongTogether()
    {
        final RandomLogs logs = logs("one", 1);
        final RandomLogs others = logs("others", 1);
        others.trade(1);
        others.sample(others.snapshots());

        assertThat(run(logs.events(), others.snapshots(), "--out", folder.resolve("out").toString()))
            .isEqualTo(Verbs.FAILED);
        assertThat(err.toString()).contains("foreign: snapshot log goes on where the event log has ended");

        final RandomLogs strangers = logs("strangers", 2);
        assertThat(run(strangers.events(), logs.snapshots(), "--out", folder.resolve("out").toString()))
            .isEqualTo(Verbs.FAILED);
        assertThat(err.toString()).contains("foreign: snapshot was not made from these events");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    /** Times and sequences are the same, and so are the makers; a fill is of another size. */
    @Test
    void shouldRefuseEventsThatDifferInASizeAlone()
    {
        final VenueDay venue = new VenueDay(folder);
        venue.ingest(venue.path("events"), venue.quotes("day.csv", 0, 15));
        venue.sample(venue.path("events"), venue.path("snapshots"));
        venue.ingest(venue.path("others"), venue.write(
            "others.csv", VenueDay.quotes(0, 15).replace("fill,a9,,,,1,,alpha,", "fill,a9,,,,2,,alpha,")));

        assertThat(run(venue.path("others"), venue.path("snapshots"), "--out", folder.resolve("out").toString()))
            .isEqualTo(Verbs.FAILED);
        assertThat(err.toString()).containsPattern(
            "failed: foreign: snapshot was not made from these events: index=0x[0-9a-f]+ market=SOL-PERP"
                + " time=2026-02-28T23:59:59[0-9.]*Z maker= field=filled_size log=100 events=110\n");
        assertThat(run(venue.path("events"), venue.path("snapshots"), "--out", folder.resolve("out").toString()))
            .isEqualTo(Verbs.DONE);
    }

    @Test
    void shouldRefuseWhatCannotBe() throws IOException
    {
        final RandomLogs logs = logs("one", 3);
        final Path rules = Files.writeString(folder.resolve("rules.yaml"), "bands: 3\n");
        final String elsewhere = folder.resolve("out").toString();

        assertThat(List.of(
            run(logs.events(), logs.snapshots(), "--out", logs.events().toString()),
            run(logs.events(), logs.snapshots(), "--out", rules.toString()),
            run(logs.events(), logs.snapshots(), "--out", elsewhere, "--rules", rules.toString()),
            run(logs.events(), logs.snapshots(), "--out", elsewhere, "--rules", elsewhere),
            run(logs.snapshots(), logs.snapshots(), "--out", elsewhere),
            run(logs.events(), folder.resolve("none"), "--out", elsewhere)))
            .allMatch(code -> code == Verbs.BAD_INPUT);
        assertThat(err.toString()).contains(
            "rules.yaml:1: unknown key: key=bands", "results are not written among the files of a log",
            "this is a snapshot log", "no log in folder");
    }
}
