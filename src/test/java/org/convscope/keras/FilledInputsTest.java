package org.convscope.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.convscope.array.Tensor;
import org.convscope.choice.BackendChoice;
import org.convscope.choice.EngineChoice;
import org.convscope.choice.GradientMethod;
import org.convscope.core.Engine;
import org.convscope.core.EngineFactory;
import org.convscope.inspect.TestNetwork;
import org.convscope.inspect.gradients.ComputeSaliency;
import org.convscope.inspect.gradients.SaliencySettings;
import org.convscope.inspect.graph.NetworkGraph;
import org.convscope.inspect.maps.PrepareInput;
import org.convscope.inspect.target.Target;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.Operation;
import org.convscope.problem.ProblemException;
import org.convscope.task.TaskMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Inputs that take no frame, filled by a user: as Keras computes it (src/test/scripts/make_filled_inputs.py). */
class FilledInputsTest {
    private static final Path FOLDER = Path.of("src/test/resources/filled");

    private static OpenModel open(Map<String, String> fillings) {
        return KerasModels.open(
                FOLDER.resolve("three_inputs.h5"),
                Optional.empty(),
                new ReadingChoices(Map.of(), Optional.empty(), Optional.empty(), Optional.empty(), fillings));
    }

    private static void assertClose(Tensor mine, Tensor expected) {
        assertThat(mine.shape()).isEqualTo(expected.shape());
        assertThat(mine.data()).containsExactly(expected.data(), within(1e-5f));
    }

    @ParameterizedTest
    @CsvSource({
        "AUTO, frame, frame", "AUTO, number, 0.25", "AUTO, file, second.h5",
        "ND4J, frame, frame", "ND4J, number, 0.25", "ND4J, file, second.h5"
    })
    void severalFramesAreComputedAtOnceAsKerasDoes(EngineChoice engine, String name, String second) {
        Map<String, Tensor> golden = TensorFile.readAll(FOLDER.resolve("expected.h5"));
        Tensor frames = Objects.requireNonNull(golden.get("frames"));
        try (Engine core = EngineFactory.start(BackendChoice.CPU, engine);
                OpenModel model = open(Map.of("second", second, "said", "1, 0, 2.5"))) {
            Network network = model.network();
            assertThat(network.inputs()).containsExactly("first");
            assertThat(PrepareInput.obstacle(network)).isEmpty();
            Map<String, Tensor> mine = new HashMap<>();
            core.run(network, List.of(frames), List.of("conv", "answer"), mine::put, TaskMonitor.NONE);
            assertClose(Objects.requireNonNull(mine.get("conv")), Objects.requireNonNull(golden.get(name + "/conv")));
            assertClose(
                    Objects.requireNonNull(mine.get("answer")), Objects.requireNonNull(golden.get(name + "/answer")));

            var request = new ComputeSaliency.Request(
                    network,
                    List.of(frames),
                    new Target.OutputClass("answer", 1),
                    new SaliencySettings(GradientMethod.GRADIENT, Optional.empty(), 1, 0));
            Map<String, Tensor> maps =
                    new ComputeSaliency(core).compute(request, TaskMonitor.NONE).maps();
            assertThat(maps).containsOnlyKeys("first");
            assertClose(
                    Objects.requireNonNull(maps.get("first")), Objects.requireNonNull(golden.get(name + "/gradient")));
        }
    }

    @Test
    void whatIsFilledIsToldAndDrawnWhereItStands() {
        try (OpenModel model = open(Map.of("second", "second.h5", "said", "0.5"))) {
            Network network = model.network();
            assertThat(network.declarations().text())
                    .matches("input second = second\\.h5, CRC-32 [0-9a-f]+; input said = 0\\.5");
            assertThat(network.find("said").map(LayerCall::outputShape)).hasValue(new int[] {3});
            NetworkGraph graph = NetworkGraph.of(network);
            assertThat(graph.sources("both")).containsExactly("second", "first");
            assertThat(graph.sources("second")).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "third=0 | input 'third': the model has no such input | one of first, second, said",
                "second=0 | one input has to be left | 2 of first, second, said",
                "first=0,second=0,said=0 | one input has to be left | 2 of",
                "second=0,said=much | input 'said': is no filling of an input | 'much'",
                "second=0,said=1e99 | input 'said': is no filling of an input | '1e99'",
                "second=0,said=1;2 | input 'said': takes another count of numbers | expected 1 or 3, found 2",
                "second=0,said=frame | input 'said': cannot take the same frame as 'first' | [12, 10, 1]",
                "second=0,said=second.h5 | second.h5: input 'said': holds numbers of another shape | [12, 10, 1]",
                "second=none.h5,said=0 | none.h5 | no such file",
                "second=expected.h5,said=0 | expected.h5: input 'second': does not say which | frame"
            })
    void whatDoesNotFitIsRefusedByName(String written, String what, String more) {
        Map<String, String> fillings = new HashMap<>();
        for (String one : written.split(",", -1)) {
            fillings.put(
                    one.substring(0, one.indexOf('=')),
                    one.substring(one.indexOf('=') + 1).replace(';', ','));
        }
        assertThatThrownBy(() -> open(fillings).close())
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(what)
                .hasMessageContaining(more);
    }

    @Test
    void numbersAreWrittenInTheModelsOwnOrderOfAxes() {
        Network plain = new TestNetwork().input(2, 2, 2).conv("c", 2, 1).build();
        LayerCall input = plain.call("input");
        LayerCall first = new LayerCall(
                "other",
                List.of("other"),
                0,
                "InputLayer",
                LayerCall.Origin.INPUT,
                input.operation(),
                input.activation(),
                List.of(),
                input.outputShape(),
                List.of(),
                true,
                LayerCall.Layout.CHANNELS_FIRST);
        var two =
                new Network("two", "", List.of(first, input, plain.call("c")), List.of("other", "input"), List.of("c"));
        Network filled = new FilledInputs(two, Path.of("model.h5")).with(Map.of("other", "1,2,3,4,5,6,7,8"));
        assertThat(filled.inputs()).containsExactly("input");
        assertThat(((Operation.FilledInput) filled.call("other").operation())
                        .value()
                        .data())
                .containsExactly(1, 5, 2, 6, 3, 7, 4, 8);
    }
}
