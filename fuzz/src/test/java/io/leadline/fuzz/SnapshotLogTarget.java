package io.leadline.fuzz;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

import io.leadline.bench.flow.MemoryDocuments;
import io.leadline.event.Side;
import io.leadline.log.LogException;
import io.leadline.problem.BadInputException;
import io.leadline.snapshot.MakerOrders;
import io.leadline.snapshot.SealedDocuments;
import io.leadline.snapshot.Snapshot;
import io.leadline.snapshot.SnapshotLogReader;
import io.leadline.snapshot.SnapshotSource.Record;

/**
 * A snapshot log: every record, and all that it says. The first byte of an input tells whether documents are sealed
 * before they are read, so that what lies behind the checksums is reached.
 */
final class SnapshotLogTarget implements FuzzTarget
{
    private static final int MAX_SEED = 24_000;
    private static final byte SEALED = 1;

    private long sum;

    @Override
    public void read(final byte[] input)
    {
        if (input.length == 0)
        {
            return;
        }
        final List<byte[]> documents = DocumentList.split(Arrays.copyOfRange(input, 1, input.length));
        final List<byte[]> read = input[0] == SEALED ? SealedDocuments.seal(documents) : documents;
        try (SnapshotLogReader reader =
            SnapshotLogReader.open(new MemoryDocuments(DocumentList.direct(read))))
        {
            while (reader.next() != Record.END)
            {
                look(reader.snapshot(), reader.layout().fieldCount());
            }
        }
        catch (final LogException | BadInputException named)
        {
            sum += named.getMessage().length();
        }
    }

    private void look(final Snapshot snapshot, final int fieldCount)
    {
        final int count = snapshot.entityCount();
        for (int entity = snapshot.nextChanged(0); entity < count; entity = snapshot.nextChanged(entity + 1))
        {
            sum += snapshot.hasRow(entity) ? snapshot.name(entity).length() : 0;
            for (int field = 0; field < fieldCount; field++)
            {
                sum += snapshot.low(entity, field) ^ snapshot.high(entity, field);
            }
            look(snapshot.orders(), entity);
        }
    }

    private void look(final MakerOrders orders, final int entity)
    {
        if (orders == null || entity == Snapshot.WHOLE_BOOK)
        {
            return;
        }
        for (int side = Side.BID; side <= Side.ASK; side++)
        {
            final int first = orders.first(entity, side);
            for (int order = first; order < first + orders.count(entity, side); order++)
            {
                sum += orders.priceTicks(order) ^ orders.sizeLots(order);
            }
        }
    }

    @Override
    public List<byte[]> seeds() throws IOException
    {
        return List.of(
            seed(SEALED, SmallLogs.ofBands()), seed((byte)0, SmallLogs.ofBands()),
            seed(SEALED, SmallLogs.withOrders()));
    }

    private static byte[] seed(final byte kind, final SmallLogs logs)
    {
        final byte[] documents = DocumentList.join(logs.snapshots(), MAX_SEED);
        final byte[] seed = new byte[documents.length + 1];
        seed[0] = kind;
        System.arraycopy(documents, 0, seed, 1, documents.length);

        return seed;
    }
}
