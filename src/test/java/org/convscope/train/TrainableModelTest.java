package org.convscope.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.convscope.array.Tensor;
import org.convscope.dataset.LabelColumn;
import org.convscope.keras.KerasModels;
import org.convscope.keras.OpenModel;
import org.convscope.keras.TensorFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file comes from src/test/scripts/make_trained_golden.py. */
class TrainableModelTest {
    private static final Path FIRST = Path.of("src/test/resources/training/slopes-first.h5");

    @TempDir
    private Path folder = Path.of("");

    /** A convolution's kernel lies alike whatever its channels do; the slopes of PReLU do not. */
    @Test
    void slopesWithChannelsFirstAreWrittenAsKerasHasThem() {
        Path written = folder.resolve("written.h5");
        try (OpenModel open = KerasModels.open(FIRST, Optional.empty())) {
            var classes = new LabelColumn("category", LabelColumn.Kind.CLASS, List.of("a", "b"));
            TrainableModel model = TrainableModel.of(open, List.of(), List.of(classes), Set.of());
            model.write(written, model.network());
        }
        Map<String, Tensor> keras = TensorFile.readAll(FIRST);
        Map<String, Tensor> ours = TensorFile.readAll(written);
        assertThat(ours).hasSameSizeAs(keras).hasSize(6);
        same(keras, "convolution/convolution/slopes/alpha:0", ours, "convolution/convolution/activation/alpha:0");
        same(keras, "own/own/alpha:0", ours, "own/own/alpha:0");
        same(keras, "convolution/convolution/kernel:0", ours, "convolution/convolution/kernel:0");
    }

    private static void same(Map<String, Tensor> keras, String name, Map<String, Tensor> ours, String own) {
        Tensor expected = Objects.requireNonNull(keras.get("model_weights/" + name));
        Tensor found = Objects.requireNonNull(ours.get("model_weights/" + own));
        assertThat(found.shape()).containsExactly(expected.shape());
        assertThat(found.data()).containsExactly(expected.data());
    }
}
