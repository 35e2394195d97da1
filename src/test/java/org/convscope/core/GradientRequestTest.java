package org.convscope.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.convscope.array.Tensor;
import org.convscope.network.Activation;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.Operation;
import org.convscope.network.Weight;
import org.convscope.problem.ProblemException;
import org.convscope.task.TaskMonitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What can be asked for in one run backwards. */
class GradientRequestTest {
    private static final PresentEngines ENGINES = new PresentEngines();
    private static final Offset<Float> CLOSE = Offset.offset(1e-5f);

    @AfterAll
    static void close() {
        ENGINES.close();
    }

    private static LayerCall dense(String id, String input, float... kernel) {
        List<Weight> weights = List.of(new TestNetworks.Held("kernel", Tensor.of(kernel, 2, kernel.length / 2)));
        return TestNetworks.call(
                id,
                new Operation.Dense(kernel.length / 2),
                Activation.LINEAR,
                List.of(input),
                new int[] {kernel.length / 2},
                weights);
    }

    /** x (1, 2) is multiplied to a trunk (1, 2), and that to one number by each of two heads. */
    private static Network twoHeads() {
        return TestNetworks.of(List.of(
                TestNetworks.input("x", 2),
                dense("trunk", "x", 1, 2, 3, 4),
                dense("first", "trunk", 5, 6),
                dense("second", "trunk", 7, 8)));
    }

    private static Gradients gradients(Engine engine, GradientRequest request) {
        Tensor x = Tensor.of(new float[] {1, 10}, 1, 2);
        return engine.gradients(twoHeads(), List.of(x), request, TaskMonitor.NONE);
    }

    private static OutputGradient slope(float... slopes) {
        return OutputGradient.fixed(Tensor.of(slopes, 1, slopes.length));
    }

    private static void assertWeights(Gradients gradients, Map<String, float[]> expected) {
        assertThat(gradients.weights().keySet())
                .extracting(WeightName::call)
                .containsExactlyInAnyOrderElementsOf(expected.keySet());
        expected.forEach((call, numbers) -> assertThat(
                        Objects.requireNonNull(gradients.weights().get(new WeightName(call, "kernel")))
                                .data())
                .describedAs(call)
                .containsExactly(numbers, CLOSE));
    }

    private static Stream<DynamicTest> test(String name, Consumer<Engine> test) {
        return ENGINES.each(List.of(name), one -> one, (engine, one) -> test.accept(engine));
    }

    @TestFactory
    Stream<DynamicTest> severalOutputsAreSummed() {
        return test("two heads", engine -> {
            Gradients gradients = gradients(
                    engine,
                    new GradientRequest(
                            Map.of("first", slope(1), "second", slope(0.5f)),
                            Set.of("x"),
                            Set.of("trunk", "first", "second")));
            assertWeights(
                    gradients,
                    Map.of(
                            "first", new float[] {31, 42},
                            "second", new float[] {15.5f, 21},
                            "trunk", new float[] {8.5f, 10, 85, 100}));
            assertThat(Objects.requireNonNull(gradients.inputs().get("x")).data())
                    .containsExactly(new float[] {28.5f, 65.5f}, CLOSE);
        });
    }

    @TestFactory
    Stream<DynamicTest> anOutputInTheMiddleOfTheWayToAnotherCountsToo() {
        return test(
                "trunk and head",
                engine -> assertWeights(
                        gradients(
                                engine,
                                GradientRequest.byWeights(
                                        Map.of("first", slope(1), "trunk", slope(100, 200)), Set.of("trunk"))),
                        Map.of("trunk", new float[] {105, 206, 1050, 2060})));
    }

    @TestFactory
    Stream<DynamicTest> onlyWhatWasAskedForIsGivenWhateverWasAskedForBefore() {
        return test("one after the other", engine -> {
            Gradients head = gradients(engine, GradientRequest.byWeights(Map.of("first", slope(2)), Set.of("first")));
            assertWeights(head, Map.of("first", new float[] {62, 84}));
            assertThat(head.inputs()).isEmpty();
            Gradients trunk = gradients(engine, GradientRequest.byWeights(Map.of("first", slope(2)), Set.of("trunk")));
            assertWeights(trunk, Map.of("trunk", new float[] {10, 12, 100, 120}));
        });
    }

    @TestFactory
    Stream<DynamicTest> theSlopeIsMadeAfterLookingAtTheOutput() {
        return test(
                "the output itself",
                engine -> assertWeights(
                        gradients(
                                engine,
                                GradientRequest.byWeights(Map.of("first", output -> output.get()), Set.of("first"))),
                        Map.of("first", new float[] {31 * 407, 42 * 407})));
    }

    @TestFactory
    Stream<DynamicTest> anInputThatIsAnOutputToo() {
        return test("the input", engine -> assertThat(Objects.requireNonNull(gradients(
                                        engine,
                                        new GradientRequest(
                                                Map.of("x", slope(3, 4), "first", slope(1)), Set.of("x"), Set.of()))
                                .inputs()
                                .get("x"))
                        .data())
                .containsExactly(new float[] {3 + 17, 4 + 39}, CLOSE));
    }

    @TestFactory
    Stream<DynamicTest> whatCannotBeGivenIsRefusedByName() {
        return test("refusals", engine -> {
            assertThatThrownBy(() ->
                            gradients(engine, GradientRequest.byWeights(Map.of("first", slope(1)), Set.of("second"))))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("layer 'second'")
                    .hasMessageContaining("nothing that is wanted depends on its weights");
            assertThatThrownBy(() ->
                            gradients(engine, GradientRequest.byWeights(Map.of("first", slope(1, 2)), Set.of("first"))))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("layer 'first'")
                    .hasMessageContaining("the gradient does not have the output's shape");
        });
    }

    @TestFactory
    Stream<DynamicTest> weightsWhoseGradientsNobodyComputesAreRefusedByTheLayersName() {
        Network network = TestNetworks.of(List.of(
                TestNetworks.input("x", 2, 3),
                TestNetworks.call(
                        "attention",
                        new Operation.DotAttention(true, false),
                        Activation.LINEAR,
                        List.of("x", "x", "x"),
                        new int[] {2, 3},
                        List.of(new TestNetworks.Held("scale", Tensor.of(new float[] {2}))))));
        GradientRequest request = GradientRequest.byWeights(
                Map.of("attention", OutputGradient.fixed(Tensor.zeros(1, 2, 3))), Set.of("attention"));
        return test("attention", engine -> assertThatThrownBy(
                        () -> engine.gradients(network, List.of(Tensor.zeros(1, 2, 3)), request, TaskMonitor.NONE))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("layer 'attention'")
                .hasMessageContaining("the gradients of its weights cannot be computed"));
    }
}
