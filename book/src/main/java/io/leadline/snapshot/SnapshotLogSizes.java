package io.leadline.snapshot;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;

import io.leadline.log.Documents;
import io.leadline.log.RetiredFiles;
import io.leadline.measure.MeasureLayout;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * Counts where the bytes of a snapshot log go while a reader walks it: hand the reader these documents in place of its
 * own. A document is counted when the next is asked for, so that the reader has checked it by then. What lies inside of
 * sections is told apart in format 2 and 3 alone. Single thread.
 */
public final class SnapshotLogSizes implements Documents
{
    private final Documents documents;
    private final long[] kindDocuments = new long[SnapshotLayout.SNAPSHOTS + 1];
    private final long[] kindBytes = new long[SnapshotLayout.SNAPSHOTS + 1];
    private final RecordInput input = new RecordInput();
    private MarketSizes[] markets = {};
    private SectionSizes sections;
    private boolean isPending;

    /** Counts documents, which are closed with these. */
    public SnapshotLogSizes(final Documents documents)
    {
        this.documents = documents;
    }

    /** From here on what is inside of sections is counted too; to be called as soon as the reader knows them. */
    public void expect(final MeasureLayout layout, final int marketCount)
    {
        markets = new MarketSizes[marketCount];
        Arrays.setAll(markets, market -> new MarketSizes());
        sections = new SectionSizes(layout);
    }

    @Override
    public boolean next()
    {
        if (isPending)
        {
            count();
        }
        isPending = documents.next();

        return isPending;
    }

    private void count()
    {
        final UnsafeBuffer document = documents.document();
        final int kind = document.getByte(SnapshotLayout.KIND_OFFSET);
        kindDocuments[kind]++;
        kindBytes[kind] += documents.length();
        final boolean hasSections = kind == SnapshotLayout.SNAPSHOT || kind == SnapshotLayout.SNAPSHOTS;
        if (!hasSections || sections == null ||
            document.getByte(SnapshotLayout.FORMAT_OFFSET) == FormatOne.FORMAT)
        {
            return;
        }
        sections.addHeader(SnapshotLayout.BODY_OFFSET);
        input.wrap(document, SnapshotLayout.BODY_OFFSET, documents.length());
        while (input.hasMore())
        {
            final int start = input.offset();
            final MarketSizes market = markets[input.getInt(markets.length - 1)];
            final int end = kind == SnapshotLayout.SNAPSHOTS ? input.getSectionEnd() : input.end();
            sections.count(input, start, end, market);
            input.offset(end);
        }
    }

    /** Documents of a kind, numbered as in the log. */
    public long documentCount(final int kind)
    {
        return kindDocuments[kind];
    }

    /** Bytes of all documents of a kind. */
    public long byteCount(final int kind)
    {
        return kindBytes[kind];
    }

    /** What was counted of a market. */
    public MarketSizes market(final int market)
    {
        return markets[market];
    }

    /** What was counted of all sections; null before {@link #expect}. */
    public SectionSizes sections()
    {
        return sections;
    }

    @Override
    public UnsafeBuffer document()
    {
        return documents.document();
    }

    @Override
    public ByteBuffer memory()
    {
        return documents.memory();
    }

    @Override
    public int length()
    {
        return documents.length();
    }

    @Override
    public long index()
    {
        return documents.index();
    }

    @Override
    public Path directory()
    {
        return documents.directory();
    }

    @Override
    public RetiredFiles retired()
    {
        return documents.retired();
    }

    @Override
    public void close()
    {
        documents.close();
    }
}
