package org.convscope.core.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.convscope.array.Tensor;
import org.convscope.core.TestNetworks;
import org.convscope.network.Weight;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;
import org.junit.jupiter.api.Test;

class WeightReadAheadTest {
    private static final int ROWS = 23;
    private static final int WIDTH = 3;

    private static Weight weight() {
        float[] numbers = new float[ROWS * WIDTH];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = i;
        }
        return new TestNetworks.Held("kernel", Tensor.of(numbers, ROWS, WIDTH));
    }

    @Test
    void givesEveryRowOnceInTwoArrays() {
        var ahead = new WeightReadAhead(weight(), 5 * WIDTH);
        List<Float> seen = new ArrayList<>();
        Set<float[]> arrays = Collections.newSetFromMap(new IdentityHashMap<>());
        while (ahead.hasNext()) {
            WeightReadAhead.Rows rows = ahead.next();
            assertThat(rows.from()).isEqualTo(seen.size() / WIDTH);
            for (int i = 0; i < rows.count() * WIDTH; i++) {
                seen.add(rows.numbers()[i]);
            }
            arrays.add(rows.numbers());
        }
        assertThat(seen).hasSize(ROWS * WIDTH).isSorted().startsWith(0f).doesNotHaveDuplicates();
        assertThat(arrays).hasSize(2);
        assertThatThrownBy(ahead::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void saysWhyRowsCannotBeRead() {
        Weight gone = new Weight() {
            @Override
            public String name() {
                return "kernel";
            }

            @Override
            public int[] shape() {
                return new int[] {ROWS, WIDTH};
            }

            @Override
            public Tensor read() {
                return weight().read();
            }

            @Override
            public float[] readRows(long from, long to) {
                if (from > 0) {
                    throw Problem.of("the file is gone").asException();
                }
                return weight().readRows(from, to);
            }
        };
        var ahead = new WeightReadAhead(gone, 5 * WIDTH);
        ahead.next();
        assertThatThrownBy(ahead::next).isInstanceOf(ProblemException.class).hasMessageContaining("gone");
    }
}
