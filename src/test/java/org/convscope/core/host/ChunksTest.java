package org.convscope.core.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChunksTest {
    @ParameterizedTest
    @CsvSource({"0, 4, 0", "1, 4, 1", "4, 4, 1", "9, 4, 3", "2147483639, 32768, 65536", "2147483647, 2097152, 1024"})
    void everyNumberIsInOnePart(int size, int length, int parts) {
        var count = new AtomicInteger();
        var numbers = new AtomicLong();
        var ends = new AtomicLong();
        Chunks.each(size, length, (from, to) -> {
            assertThat(from).isNotNegative().isLessThan(to);
            assertThat(from % length).isZero();
            assertThat(to - from).isLessThanOrEqualTo(length);
            count.incrementAndGet();
            numbers.addAndGet(to - from);
            ends.accumulateAndGet(to, Math::max);
        });
        assertThat(count).hasValue(parts);
        assertThat(numbers).hasValue(size);
        assertThat(ends).hasValue(size);
    }
}
