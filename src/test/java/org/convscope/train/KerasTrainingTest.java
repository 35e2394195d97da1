package org.convscope.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.convscope.array.Tensor;
import org.convscope.choice.BackendChoice;
import org.convscope.choice.EngineChoice;
import org.convscope.core.Engine;
import org.convscope.core.EngineFactory;
import org.convscope.dataset.DataSet;
import org.convscope.dataset.DataSetOrigin;
import org.convscope.dataset.LabelColumn;
import org.convscope.dataset.LabelledFrame;
import org.convscope.frame.FrameSource;
import org.convscope.input.OutputLabel;
import org.convscope.keras.KerasModels;
import org.convscope.keras.OpenModel;
import org.convscope.keras.TensorFile;
import org.convscope.network.LayerCall;
import org.convscope.network.Weight;
import org.convscope.task.TaskMonitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A training of 100 steps beside Keras's, from the same weights; the files come from src/test/scripts/make_trained_golden.py. */
@ParameterizedClass
@MethodSource("org.convscope.core.PresentEngines#choices")
class KerasTrainingTest {
    private static final Path FILES = Path.of("src/test/resources/training");
    private static final List<LabelColumn> COLUMNS = List.of(
            new LabelColumn("category", LabelColumn.Kind.CLASS, List.of("a", "b", "c")),
            LabelColumn.of("l0", LabelColumn.Kind.BINARY),
            LabelColumn.of("l1", LabelColumn.Kind.BINARY),
            LabelColumn.of("l2", LabelColumn.Kind.BINARY),
            LabelColumn.of("l3", LabelColumn.Kind.BINARY),
            LabelColumn.of("q0", LabelColumn.Kind.CONTINUOUS),
            LabelColumn.of("q1", LabelColumn.Kind.CONTINUOUS));

    @Parameter
    private EngineChoice choice = EngineChoice.AUTO;

    @TempDir
    private Path folder = Path.of("");

    private Engine engine = EngineFactory.start(BackendChoice.CPU, EngineChoice.AUTO);

    @BeforeEach
    void start() {
        engine.close();
        engine = EngineFactory.start(BackendChoice.CPU, choice);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "balanced", "normalised", "frozen", "dropping"})
    void lossesAndWeightsFollowKeras(String name) {
        Map<String, Tensor> expected = TensorFile.readAll(FILES.resolve(name).resolve("expected.h5"));
        Tensor losses = of(expected, "losses");
        try (OpenModel open = KerasModels.open(FILES.resolve(name).resolve("initial.h5"), Optional.empty())) {
            TrainableModel model = model(name, open);
            TrainedNetwork trained = run(model, expected, losses.size(), name.equals("balanced"));
            List<EpochMetrics> history = trained.history();

            double largest = losses.range().max();
            for (int i = 0; i < losses.size(); i++) {
                assertThat(history.get(i).loss()).as("step " + i).isCloseTo(losses.data()[i], within(0.01 * largest));
            }
            assertThat(history.get(0).loss()).isCloseTo(losses.data()[0], within(1e-5));
            Path written = folder.resolve("after.h5");
            model.write(written, trained.network());
            try (OpenModel again = KerasModels.open(written, Optional.empty())) {
                assertThat(again.remarks()).isEmpty();
                again.network().calls().forEach(call -> near(expected, call));
                outputsAgree(again, expected);
            }
        }
    }

    private static void near(Map<String, Tensor> expected, LayerCall call) {
        for (Weight weight : call.weights()) {
            Tensor keras = of(expected, "after/" + call.name() + "/" + weight.name());
            Tensor ours = weight.read();
            assertThat(ours.shape()).containsExactly(keras.shape());
            for (int i = 0; i < keras.size(); i++) {
                assertThat(ours.data()[i])
                        .as(call.name() + "/" + weight.name() + " " + i)
                        .isCloseTo(keras.data()[i], within(0.01f));
            }
        }
    }

    private void outputsAgree(OpenModel again, Map<String, Tensor> expected) {
        Map<String, Tensor> said = engine.run(
                again.network(), List.of(of(expected, "x")), again.network().outputs(), TaskMonitor.NONE);
        for (int i = 0; i < again.network().outputs().size(); i++) {
            Tensor keras = of(expected, "said" + i);
            Tensor ours =
                    Objects.requireNonNull(said.get(again.network().outputs().get(i)));
            for (int k = 0; k < keras.size(); k++) {
                assertThat(ours.data()[k]).isCloseTo(keras.data()[k], within(0.02f));
            }
        }
    }

    @Test
    void aFrozenLayerKeepsItsWeights() {
        Map<String, Tensor> expected = TensorFile.readAll(FILES.resolve("plain").resolve("expected.h5"));
        try (OpenModel open = KerasModels.open(FILES.resolve("plain/initial.h5"), Optional.empty())) {
            TrainableModel model = TrainableModel.of(open, List.of(), COLUMNS, Set.of("conv"));
            TrainedNetwork trained = run(model, expected, 3, false);

            assertThat(kernel(trained, "conv"))
                    .containsExactly(open.network()
                            .call("conv")
                            .kernel()
                            .orElseThrow()
                            .read()
                            .data());
            assertThat(kernel(trained, "dense"))
                    .isNotEqualTo(open.network()
                            .call("dense")
                            .kernel()
                            .orElseThrow()
                            .read()
                            .data());
            Path written = folder.resolve("frozen.h5");
            model.write(written, trained.network());
            try (OpenModel again = KerasModels.open(written, Optional.empty())) {
                assertThat(again.network().call("conv").trainable()).isFalse();
            }
        }
    }

    private static float[] kernel(TrainedNetwork trained, String layer) {
        return trained.network().call(layer).kernel().orElseThrow().read().data();
    }

    @Test
    void aTrainingThatIsTakenUpGoesOnWithTheSameBits() {
        Map<String, Tensor> expected = TensorFile.readAll(FILES.resolve("plain").resolve("expected.h5"));
        var settings =
                new TrainingSettings(4, 5, 1e-3, true, new ImageAugmentation(10, 0.1, 5, 0.1, true, true, 0.01), 0, 3);
        var kept = new StateFile(folder.resolve("state.h5"), "{\"seed\":3}");
        try (OpenModel open = KerasModels.open(FILES.resolve("plain/initial.h5"), Optional.empty())) {
            TrainableModel model = TrainableModel.of(open, List.of(), COLUMNS, Set.of());
            TrainingData data = data(model, expected);
            List<Integer> all = IntStream.range(0, data.size()).boxed().toList();
            var split = new DataSplit(all.subList(0, 17), all.subList(17, 24), List.of());
            TrainedNetwork whole = new TrainingRun(
                            () -> engine,
                            model.network(),
                            data,
                            split,
                            settings,
                            TrainingRun.begin(model.network()),
                            state -> {})
                    .all(TaskMonitor.NONE);
            var half = new TrainingSettings(2, 5, 1e-3, true, settings.augmentation(), 0, 3);
            new TrainingRun(
                            () -> engine,
                            model.network(),
                            data,
                            split,
                            half,
                            TrainingRun.begin(model.network()),
                            kept::write)
                    .all(TaskMonitor.NONE);
            TrainedNetwork resumed = new TrainingRun(
                            () -> engine,
                            model.network(),
                            data,
                            split,
                            settings,
                            kept.read().orElseThrow(),
                            kept::write)
                    .all(TaskMonitor.NONE);

            assertThat(resumed.history()).isEqualTo(whole.history());
            assertThat(kernel(resumed, "dense")).containsExactly(kernel(whole, "dense"));
        }
    }

    private static TrainableModel model(String name, OpenModel open) {
        List<OutputLabel> labels = new ArrayList<>();
        if (name.equals("normalised")) {
            COLUMNS.get(0)
                    .classes()
                    .forEach(each ->
                            labels.add(new OutputLabel("category", labels.size(), each, OutputLabel.Kind.SOFTMAX)));
            IntStream.range(0, 4)
                    .forEach(i -> labels.add(new OutputLabel("labels", i, "l" + i, OutputLabel.Kind.SIGMOID)));
            IntStream.range(0, 2)
                    .forEach(i -> labels.add(new OutputLabel("quantities", i, "q" + i, OutputLabel.Kind.REGRESSION)));
        } else if (name.equals("frozen")) {
            labels.add(new OutputLabel("", 0, "l0", OutputLabel.Kind.SIGMOID));
        }
        return TrainableModel.of(open, labels, COLUMNS, Set.of());
    }

    private TrainedNetwork run(TrainableModel model, Map<String, Tensor> expected, int steps, boolean balance) {
        TrainingData data = data(model, expected);
        List<Integer> all = IntStream.range(0, data.size()).boxed().toList();
        var settings = new TrainingSettings(
                steps, all.size(), of(expected, "rate").data()[0], balance, ImageAugmentation.NONE, 0, 0);
        return new TrainingRun(
                        () -> engine,
                        model.network(),
                        data,
                        new DataSplit(all, List.of(), List.of()),
                        settings,
                        TrainingRun.begin(model.network()),
                        state -> {})
                .all(TaskMonitor.NONE);
    }

    private static TrainingData data(TrainableModel model, Map<String, Tensor> expected) {
        Tensor x = of(expected, "x");
        List<LabelledFrame> frames = new ArrayList<>();
        for (int i = 0; i < x.length(0); i++) {
            frames.add(new LabelledFrame(FrameSource.of(Path.of("f" + i)), "" + i, values(model, expected, i)));
        }
        var dataSet = new DataSet(DataSetOrigin.of(Path.of("x")), usedColumns(model), frames, List.of());
        int[] shape = x.shape();
        shape[0] = 1;
        return new TrainingData(dataSet, model.heads(), frame -> x.slice(Integer.parseInt(frame.name()))
                .reshaped(shape));
    }

    private static List<LabelColumn> usedColumns(TrainableModel model) {
        List<String> names =
                model.heads().stream().flatMap(head -> head.columns().stream()).toList();
        return COLUMNS.stream().filter(column -> names.contains(column.name())).toList();
    }

    private static List<Double> values(TrainableModel model, Map<String, Tensor> expected, int frame) {
        List<Double> values = new ArrayList<>();
        for (int head = 0; head < model.heads().size(); head++) {
            Tensor y = of(expected, "y" + head);
            int each = y.size() / y.length(0);
            for (int i = 0; i < each; i++) {
                values.add((double) y.data()[frame * each + i]);
            }
        }
        return values;
    }

    private static Tensor of(Map<String, Tensor> tensors, String name) {
        return Objects.requireNonNull(tensors.get(name), name);
    }
}
