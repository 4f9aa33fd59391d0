package io.leadline.sampler.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;

import io.leadline.config.AdapterKey;
import io.leadline.feed.catalog.Adapter;
import io.leadline.feed.catalog.LiveAdapter;

/** Feeds for people, in 80 columns. */
final class FeedsText
{
    private static final int WIDTH = 80;
    private static final int LABEL_WIDTH = 12;
    private static final String INDENT = "  ";
    private static final String NOTHING = "-";

    private final PrintWriter out;

    FeedsText(final PrintWriter out)
    {
        this.out = out;
    }

    void printAll(final List<Adapter> adapters)
    {
        for (final Adapter adapter : adapters)
        {
            printHead(adapter);
            line("keys", adapter.keys().isEmpty() ?
                NOTHING : adapter.keys().stream().map(AdapterKey::name).collect(Collectors.joining(", ")));
            out.println();
        }
        out.println("one in full: leadline feeds NAME");
    }

    private void printHead(final Adapter adapter)
    {
        out.println(adapter.name());
        line("recorded", adapter.recorded());
        line("live", adapter.live() == null ? NOTHING : adapter.live().source());
        line("identity", adapter.identity());
        line("book", adapter.book());
        line("clock", adapter.clock());
    }

    void printInFull(final Adapter adapter)
    {
        printHead(adapter);
        line("ingest", "leadline ingest --feed " + adapter.name() + " --input FILE…");
        if (adapter.live() != null)
        {
            line("follow", "leadline ingest --feed " + adapter.name() + " --follow" +
                inputs(adapter.live().inputs()) +
                (adapter.live().recordsFrames() ? " [--record DIR]" : ""));
        }
        for (final AdapterKey<?> key : adapter.keys())
        {
            out.println();
            printKey(adapter, key);
        }
        if (!adapter.example().isEmpty())
        {
            out.println();
            out.println("example:");
            adapter.example().lines().forEach(line -> out.println(INDENT + line));
        }
    }

    private static String inputs(final LiveAdapter.Inputs inputs)
    {
        return switch (inputs)
        {
            case NONE -> "";
            case NEEDED -> " --input PATH…";
            case OPTIONAL -> " [--input PATH…]";
        };
    }

    private void printKey(final Adapter adapter, final AdapterKey<?> key)
    {
        out.println("feed." + adapter.name() + "." + key.name() + shape(key));
        line("purpose", key.purpose());
        line("default", initial(key));
        line("allowed", key.allowed());
    }

    private static String shape(final AdapterKey<?> key)
    {
        return switch (key.shape())
        {
            case VALUE -> "";
            case LIST -> " (a list)";
            case BY_NAME -> " (one for each name)";
        };
    }

    /** What stands for a key that is left out, for people. */
    static String initial(final AdapterKey<?> key)
    {
        return key.initial() == null ? "none, it must be there" : key.initial().isEmpty() ? NOTHING : key.initial();
    }

    private void line(final String label, final String text)
    {
        final StringBuilder line = new StringBuilder(INDENT + label + " ".repeat(LABEL_WIDTH - label.length()));
        final int margin = line.length();
        for (final String word : text.split(" "))
        {
            if (line.length() > margin && line.length() + 1 + word.length() > WIDTH)
            {
                out.println(line);
                line.setLength(0);
                line.append(" ".repeat(margin));
            }
            line.append(line.length() > margin ? " " : "").append(word);
        }
        out.println(line);
    }
}
