package org.convscope.keras.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import org.convscope.problem.ProblemException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One array, (7, 5, 3), written by h5py in every way that weights are found in. */
class H5DatasetTest {
    private static final int ROW = 15;
    private final float[] expected = new float[7 * ROW];
    private H5File file;

    @BeforeEach
    void open() {
        for (int i = 0; i < expected.length; i++) {
            expected[i] = i % 50 - 20;
        }
        file = H5File.open(FileBytes.open(Path.of("src/test/resources/golden/arrays.h5")));
    }

    @AfterEach
    void close() {
        file.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"float64", "big_endian", "float16", "int8", "int64", "gzip_shuffle", "lzf", "fletcher"})
    void readsTheSameNumbersHoweverTheyAreStored(String name) {
        H5Dataset dataset = file.root().dataset(name).orElseThrow();
        assertThat(dataset.shape()).containsExactly(7, 5, 3);
        assertThat(dataset.read()).containsExactly(expected);
        assertThat(dataset.readRows(2, 5)).containsExactly(Arrays.copyOfRange(expected, 2 * ROW, 5 * ROW));
        assertThat(dataset.readRows(3, 3)).isEmpty();
        float[] larger = new float[4 * ROW];
        dataset.readRows(2, 5, larger);
        assertThat(larger)
                .startsWith(Arrays.copyOfRange(expected, 2 * ROW, 5 * ROW))
                .endsWith(new float[ROW]);
    }

    @Test
    void refusesWhatWasNeverWrittenAndWhatIsNoNumbers() {
        assertThatThrownBy(
                        () -> file.root().dataset("never_written").orElseThrow().read())
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("never_written");
        assertThatThrownBy(() -> file.root().dataset("text").orElseThrow().read())
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("text");
        assertThat(file.root().dataset("absent")).isEmpty();
    }
}
