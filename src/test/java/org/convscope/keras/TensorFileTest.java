package org.convscope.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jhdf.HdfFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.convscope.array.Tensor;
import org.convscope.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorFileTest {
    @TempDir
    Path folder;

    @Test
    void readsWhatItWroteInTheOrderOfTheLayers() {
        Path file = folder.resolve("out.h5");
        try (TensorWriter writer = new TensorWriter(file)) {
            writer.put(
                    "sub/@output", Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 1, 2, 3), Map.of("class_name", "Conv2D"));
            writer.put("ноль#1", Tensor.of(new float[] {7}, 1, 1), Map.of());
            writer.put("sub/deep/er", Tensor.zeros(2, 0), Map.of());
            writer.attribute("layer_order", List.of("ноль#1", "sub/@output", "sub/deep/er"));
            writer.attribute("backend", "none");
            writer.finish();
        }
        try (TensorFile read = TensorFile.open(file)) {
            assertThat(read.names()).containsExactly("ноль#1", "sub/@output", "sub/deep/er");
            assertThat(read.read("sub/@output").data()).containsExactly(1, 2, 3, 4, 5, 6);
            assertThat(read.read("sub/deep/er").size()).isZero();
            assertThatThrownBy(() -> read.read("absent"))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("absent");
        }
    }

    @Test
    void writesNumbersAsAttributes() {
        Path file = folder.resolve("numbers.h5");
        try (TensorWriter writer = new TensorWriter(file)) {
            writer.put("a", Tensor.of(new float[] {1}, 1), Map.of());
            writer.attribute("whole", -5_000_000_000L);
            writer.attribute("one", 0.1);
            writer.attribute("several", 1.5, -2, Double.NaN);
            writer.finish();
        }
        try (HdfFile read = new HdfFile(file)) {
            assertThat(read.getAttribute("whole").getData()).isEqualTo(-5_000_000_000L);
            assertThat(read.getAttribute("one").getData()).isEqualTo(0.1);
            assertThat((double[]) read.getAttribute("several").getData()).containsExactly(1.5, -2, Double.NaN);
        }
    }

    @Test
    void splitsAnOrderTooLongForOneAttribute() {
        Path file = folder.resolve("long.h5");
        List<String> names = IntStream.range(0, 3000)
                .mapToObj(i -> "a_rather_long_name_of_a_layer_" + i)
                .toList();
        try (TensorWriter writer = new TensorWriter(file)) {
            names.forEach(name -> writer.put(name, Tensor.of(new float[] {1}, 1), Map.of()));
            writer.attribute("layer_order", names);
            writer.finish();
        }
        assertThat(TensorFile.readAll(file).keySet()).containsExactlyElementsOf(names);
    }

    @Test
    void leavesNothingBehindUnlessFinished() throws Exception {
        try (TensorWriter writer = new TensorWriter(folder.resolve("never.h5"))) {
            writer.put("a", Tensor.of(new float[] {1}, 1), Map.of());
        }
        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void keepsALayerWhoseNameLiesBelowAnother() {
        Path file = folder.resolve("clash.h5");
        try (TensorWriter writer = new TensorWriter(file)) {
            writer.put("a", Tensor.of(new float[] {1}, 1), Map.of());
            writer.put("a/b", Tensor.of(new float[] {2}, 1), Map.of());
            writer.put("c/d", Tensor.of(new float[] {3}, 1), Map.of());
            writer.put("c", Tensor.of(new float[] {4}, 1), Map.of());
            writer.finish();
        }
        assertThat(TensorFile.readAll(file).values()).hasSize(4);
    }
}
