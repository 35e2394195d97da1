package org.convscope.ui.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.convscope.array.Tensor;
import org.convscope.inspect.FakeEngine;
import org.convscope.inspect.TestNetwork;
import org.convscope.inspect.verify.VerifiedLayer;
import org.convscope.inspect.verify.VerifiedLayer.Verdict;
import org.convscope.inspect.verify.VerifyLayers;
import org.convscope.keras.TensorWriter;
import org.convscope.network.Network;
import org.convscope.problem.ProblemException;
import org.convscope.task.TaskMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyQuestionTest {
    private static final Tensor ONES = Tensor.of(new float[] {1, 1}, 1, 1, 2, 1);
    private static final Tensor OUTPUT = Tensor.of(new float[] {1, 2, 3, 4}, 1, 1, 2, 2);
    private static final Tensor OFF = Tensor.of(new float[] {1, 2, 3, 5}, 1, 1, 2, 2);

    @TempDir
    private Path folder;

    private final Network network = new TestNetwork()
            .input(1, 2, 1)
            .conv("first", 2, 1)
            .conv("second", 2, 1)
            .conv("third", 2, 1)
            .build();
    private final FakeEngine engine =
            new FakeEngine().with("first", OUTPUT).with("second", OUTPUT).with("third", OUTPUT);

    private Path write(String name, Map<String, Tensor> tensors) {
        Path file = folder.resolve(name);
        try (TensorWriter writer = new TensorWriter(file)) {
            tensors.forEach((key, tensor) -> writer.put(key, tensor, Map.of()));
            writer.finish();
        }
        return file;
    }

    @Test
    void everyLayerOfTheReferenceIsCompared() {
        Path input = write("input.h5", Map.of("input", ONES));
        Path reference = write("activations.h5", Map.of("first", OUTPUT, "second", OFF));

        VerifyLayers.Result result =
                new VerifyQuestion(input, reference, 1e-4).answer(network, engine, TaskMonitor.NONE);

        assertThat(result.rows())
                .extracting(VerifiedLayer::verdict)
                .containsExactly(Verdict.AGREES, Verdict.DIFFERS, Verdict.NO_REFERENCE);
        assertThat(VerifyWords.outcome(result)).isEqualTo("Differs");
        assertThat(VerifyWords.summary(result))
                .isEqualTo("1 of 3 layers agree within 1e-4 · largest error 2e-1 · 1 differs · 1 no reference");
    }

    @Test
    void anInputOfAnotherModelIsRefusedInWords() {
        Path input = write("input.h5", Map.of("a", ONES, "b", ONES));
        Path reference = write("activations.h5", Map.of("first", OUTPUT));

        assertThatThrownBy(() -> new VerifyQuestion(input, reference, 1e-4).answer(network, engine, TaskMonitor.NONE))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("does not hold the model's inputs");
    }
}
