package io.leadline.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VarintTest
{
    private static final BigInteger TWO = BigInteger.TWO;
    private static final BigInteger MIN = TWO.pow(127).negate();
    private static final BigInteger MAX = TWO.pow(127).subtract(BigInteger.ONE);

    private final RecordOutput output = SnapshotDocuments.output();
    private final RecordInput input = new RecordInput();

    @BeforeEach
    void beginEmpty()
    {
        output.length(0);
    }

    @Test
    void shouldReadBackUnsignedNumbersOfEveryLength()
    {
        final Random random = new Random(1);
        final List<Long> numbers = new ArrayList<>(List.of(0L, Long.MAX_VALUE));
        for (int bits = 0; bits < 63; bits++)
        {
            numbers.addAll(List.of((1L << bits) - 1, 1L << bits, (1L << bits) + 1));
        }
        for (int i = 0; i < 20_000; i++)
        {
            numbers.add(random.nextLong() >>> 1 + random.nextInt(63));
        }
        numbers.forEach(output::putVarint);
        wrap();

        for (final long number : numbers)
        {
            assertThat(input.getVarint()).isEqualTo(number);
        }
        assertThat(input.isBroken()).isFalse();
        assertThat(input.hasMore()).isFalse();
    }

    @Test
    void shouldReadBackSignedNumbersOf128Bits()
    {
        final Random random = new Random(2);
        final List<BigInteger> numbers = new ArrayList<>(List.of(MIN, MAX, BigInteger.ZERO));
        for (int bits = 0; bits < 127; bits++)
        {
            for (int step = -2; step <= 2; step++)
            {
                numbers.add(TWO.pow(bits).add(BigInteger.valueOf(step)));
                numbers.add(TWO.pow(bits).negate().add(BigInteger.valueOf(step)));
            }
        }
        for (int i = 0; i < 20_000; i++)
        {
            final BigInteger number = new BigInteger(1 + random.nextInt(127), random);
            numbers.add(random.nextBoolean() ? number : number.negate());
        }
        numbers.forEach(number -> output.putWide(number.longValue(), number.shiftRight(64).longValue()));
        wrap();

        for (final BigInteger number : numbers)
        {
            assertThat(wide()).isEqualTo(number);
        }
        assertThat(input.isBroken()).isFalse();
        assertThat(input.hasMore()).isFalse();
    }

    /** The bytes are those of the plain definition: zigzag, then base 128, lowest digit first, as few as will do. */
    @Test
    void shouldWriteWhatTheDefinitionSays()
    {
        final Random random = new Random(3);
        for (int i = 0; i < 5_000; i++)
        {
            final BigInteger magnitude = new BigInteger(random.nextInt(128), random);
            final BigInteger number = random.nextBoolean() ? magnitude.min(MAX) : magnitude.negate();
            output.length(0);
            output.putWide(number.longValue(), number.shiftRight(64).longValue());

            assertThat(written()).as("number=%s", number).isEqualTo(digits(zigzag(number)));
        }
    }

    private static BigInteger zigzag(final BigInteger number)
    {
        return number.signum() >= 0 ? number.shiftLeft(1) : number.shiftLeft(1).not();
    }

    private static byte[] digits(final BigInteger unsigned)
    {
        final int count = Math.max(1, (unsigned.bitLength() + 6) / 7);
        final byte[] digits = new byte[count];
        for (int i = 0; i < count; i++)
        {
            final int digit = unsigned.shiftRight(7 * i).intValue() & 0x7f;
            digits[i] = (byte)(i < count - 1 ? digit | 0x80 : digit);
        }

        return digits;
    }

    @Test
    void shouldRefuseNumberThatIsLongerThanItNeedBe()
    {
        assertBroken(0x80, 0x00);
        assertBroken(0x81, 0x00);
        assertBroken(0xff, 0x80, 0x00);
        assertNotBroken(0x00);
        assertNotBroken(0x80, 0x01);
    }

    @Test
    void shouldRefuseNumberOfMoreThan128Bits()
    {
        final int[] longest = new int[19];
        Arrays.fill(longest, 0xff);
        longest[18] = 0x03;
        assertNotBroken(longest);
        longest[18] = 0x04;
        assertBroken(longest);
        longest[18] = 0x83;
        assertBroken(longest);
        final int[] longer = Arrays.copyOf(longest, 20);
        longer[19] = 0x01;
        assertBroken(longer);
    }

    @Test
    void shouldRefuseUnsignedNumberOfMoreThan63Bits()
    {
        wrap(0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f);
        assertThat(input.getVarint()).isEqualTo(Long.MAX_VALUE);
        wrap(0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01);
        assertThat(input.getVarint()).isZero();
        assertThat(input.isBroken()).isTrue();
        wrap(0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x02);
        assertThat(input.getVarint()).isZero();
        assertThat(input.isBroken()).isTrue();
    }

    @Test
    void shouldRefuseNumberThatBreaksOff()
    {
        for (int length = 0; length < 19; length++)
        {
            final int[] bytes = new int[length];
            Arrays.fill(bytes, 0xff);
            assertBroken(bytes);
        }
    }

    /** Behind a fault everything reads as nothing, and nothing lies beyond the end. */
    @Test
    void shouldReadNothingBehindFault()
    {
        wrap(0x80, 0x00, 0x05, 0x06);
        input.getWide();

        assertThat(input.isBroken()).isTrue();
        assertThat(input.hasMore()).isFalse();
        assertThat(input.getByte()).isZero();
        assertThat(input.getInt(100)).isZero();
        assertThat(input.getVarint()).isZero();
        assertThat(wide()).isZero();
        assertThat(input.getText(100)).isEmpty();
        final byte[] untouched = {9, 9};
        input.getBytes(untouched);
        assertThat(untouched).containsExactly(9, 9);
        wrap(0x05);
        assertThat(input.isBroken()).isFalse();
        assertThat(input.getByte()).isEqualTo(5);
    }

    @Test
    void shouldHoldNumbersToTheirLimit()
    {
        wrap(0x64, 0x65);
        assertThat(input.getInt(100)).isEqualTo(100);
        assertThat(input.getInt(100)).isZero();
        assertThat(input.isBroken()).isTrue();
    }

    @Test
    void shouldReadTextsThatAreTexts()
    {
        final byte[] text = "ñ€".getBytes(StandardCharsets.UTF_8);
        output.putVarint(text.length);
        output.putBytes(text);
        wrap();
        assertThat(input.getText(5)).isEqualTo("ñ€");
        wrap();
        assertThat(input.getText(4)).isEmpty();
        assertThat(input.isBroken()).isTrue();
        wrap(2, 'a');
        assertThat(input.getText(5)).isEmpty();
        assertThat(input.isBroken()).isTrue();
        wrap(2, 0xc3, 'a');
        assertThat(input.getText(5)).isEmpty();
        assertThat(input.isBroken()).isTrue();
    }

    private void assertBroken(final int... bytes)
    {
        wrap(bytes);
        assertThat(wide()).isZero();
        assertThat(input.isBroken()).isTrue();
    }

    private void assertNotBroken(final int... bytes)
    {
        wrap(bytes);
        input.getWide();
        assertThat(input.isBroken()).isFalse();
        assertThat(input.hasMore()).isFalse();
    }

    private BigInteger wide()
    {
        input.getWide();

        return BigInteger.valueOf(input.high()).shiftLeft(64).add(new BigInteger(Long.toUnsignedString(input.low())));
    }

    private byte[] written()
    {
        return SnapshotDocuments.bytes(output);
    }

    private void wrap()
    {
        final byte[] bytes = written();
        input.wrap(new UnsafeBuffer(bytes), 0, bytes.length);
    }

    private void wrap(final int... values)
    {
        final byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++)
        {
            bytes[i] = (byte)values[i];
        }
        input.wrap(new UnsafeBuffer(bytes), 0, bytes.length);
    }
}
