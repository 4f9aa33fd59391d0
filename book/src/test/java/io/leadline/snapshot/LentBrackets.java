package io.leadline.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;

import io.leadline.event.Side;
import io.leadline.measure.MeasureLayout;

/** Holds the brackets that a snapshot lends against the differences of its bands. */
final class LentBrackets
{
    private static final int FIELDS = 2;

    private long lentCount;
    private long withheldCount;

    /** Snapshots that lent their brackets. */
    long lentCount()
    {
        return lentCount;
    }

    /** Those that did not. */
    long withheldCount()
    {
        return withheldCount;
    }

    void check(final String where, final Snapshot snapshot, final MeasureLayout layout)
    {
        final long[] brackets = snapshot.brackets();
        lentCount += brackets == null ? 0 : 1;
        withheldCount += brackets == null ? 1 : 0;
        for (int entity = 0; entity < snapshot.entityCount() && brackets != null; entity++)
        {
            for (int ladder = 0; ladder < layout.ladders().size(); ladder++)
            {
                final int edgeCount = layout.ladders().get(ladder).edgesBpsE2().size();
                final int firstField = layout.sizeField(ladder, Side.BID, 0);
                for (int i = 0; i < 2 * FIELDS * edgeCount; i++)
                {
                    final long bracket = brackets[snapshot.bracketsIndex(entity, firstField) + i];
                    final BigInteger inner = i % (FIELDS * edgeCount) < FIELDS
                        ? BigInteger.ZERO
                        : snapshot.value(entity, firstField + i - FIELDS);
                    assertThat(new BigInteger(Long.toUnsignedString(bracket)))
                        .as("%s entity=%d field=%d", where, entity, firstField + i)
                        .isEqualTo(snapshot.value(entity, firstField + i).subtract(inner));
                }
            }
        }
    }
}
