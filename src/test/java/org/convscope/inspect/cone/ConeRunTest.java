package org.convscope.inspect.cone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.convscope.array.Tensor;
import org.convscope.choice.BackendChoice;
import org.convscope.choice.EngineChoice;
import org.convscope.core.Engine;
import org.convscope.core.EngineFactory;
import org.convscope.inspect.TestNetwork;
import org.convscope.inspect.target.Target;
import org.convscope.inspect.target.TargetObjective;
import org.convscope.network.Activation;
import org.convscope.network.Network;
import org.convscope.network.Operation;
import org.convscope.network.Padding;
import org.convscope.task.TaskMonitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a cone gives equals what a pass of the whole network gives, for every place of a patch. */
@ParameterizedClass
@MethodSource("org.convscope.core.PresentEngines#choices")
class ConeRunTest {
    private static final int PATCH = 5;
    private static final int STRIDE = 7;

    @Parameter
    private EngineChoice choice = EngineChoice.AUTO;

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

    static Stream<Arguments> networks() {
        return Stream.of(
                Arguments.of("a chain with strides, dilation and odd sizes", chain(), 2),
                Arguments.of("a residual block before a mean and a dense layer", residual(), 1),
                Arguments.of("branches joined, pooled with padding", branches(), 3),
                Arguments.of("depthwise, padded on one side, gated by the whole map", gated(), 0),
                Arguments.of("up and down again beside a crop", hourglass(), 1),
                Arguments.of("up by three, then down by two", upAndDown(), 1),
                Arguments.of("normalised and weighed along channels", channels(), 4),
                Arguments.of("classes of all places", flat(), 1),
                Arguments.of("an input that is filled beside the frame", filled(), 1),
                Arguments.of("two inputs, one never changed", twoInputs(), 0));
    }

    private static Network chain() {
        return new Sketch()
                .input("image", 61, 47, 2)
                .conv("a", 6, 3)
                .normalization("n")
                .add("relu", new Operation.Activate(), Activation.RELU, List.of("n"))
                .pool("p", Operation.Reduction.MAX, 2, 2, Padding.VALID)
                .conv("b", 5, 3, 2, 1, Padding.SAME)
                .conv("c", 4, 3, 1, 2, Padding.SAME)
                .conv("d", 4, 1)
                .build();
    }

    private static Network filled() {
        return new Sketch()
                .input("image", 40, 44, 1)
                .add("mask", new Operation.FilledInput(Tensor.of(random(40 * 44 * 2, new Random(6)), 40, 44, 2)))
                .add("joined", new Operation.Concatenate(3), "image", "mask")
                .conv("a", 6, 3)
                .conv("b", 3, 3, 2, 1, Padding.SAME)
                .build();
    }

    private static Network residual() {
        return new Sketch()
                .input("image", 48, 52, 1)
                .conv("a", 8, 3)
                .conv("b", 8, 3, 1, 1, Padding.SAME)
                .add("sum", new Operation.Merge(Operation.Merging.ADD), "a", "b")
                .pool("p", Operation.Reduction.AVERAGE, 3, 2, Padding.VALID)
                .conv("c", 6, 5, 1, 1, Padding.VALID)
                .add("mean", new Operation.GlobalPooling(Operation.Reduction.AVERAGE, false))
                .dense("classes", 3)
                .build();
    }

    private static Network branches() {
        return new Sketch()
                .input("image", 55, 51, 3)
                .conv("stem", 6, 3, 2, 1, Padding.VALID)
                .conv("one", 4, 1)
                .again("s2", "stem")
                .conv("five", 4, 5)
                .again("s3", "stem")
                .pool("averaged", Operation.Reduction.AVERAGE, 3, 1, Padding.SAME)
                .conv("averaged_1", 3, 1)
                .again("s4", "stem")
                .pool("largest", Operation.Reduction.MAX, 3, 1, Padding.SAME)
                .add("joined", new Operation.Concatenate(3), "one", "five", "averaged_1", "largest")
                .add("dropped", new Operation.Dropout(0.5, new int[0]))
                .pool("halved", Operation.Reduction.AVERAGE, 3, 2, Padding.SAME)
                .build();
    }

    private static Network gated() {
        return new Sketch()
                .input("image", 64, 60, 3)
                .add("padded", new Operation.ZeroPadding(new int[] {0, 0}, new int[] {1, 1}))
                .conv("stem", 8, 3, 2, 1, Padding.VALID)
                .depthwise("deep", 3, 1, Padding.SAME)
                .add("act", new Operation.Activate(), Activation.of(Activation.Kind.HARD_SILU), List.of("deep"))
                .separable("sep", 6, 3)
                .add("mean", new Operation.GlobalPooling(Operation.Reduction.AVERAGE, true))
                .conv("squeeze", 6, 1)
                .add("gate", new Operation.Merge(Operation.Merging.MULTIPLY), "sep", "squeeze")
                .conv("last", 2, 3)
                .build();
    }

    private static Network hourglass() {
        return new Sketch()
                .input("image", 64, 48, 1)
                .conv("a", 6, 3)
                .pool("down", Operation.Reduction.MAX, 2, 2, Padding.VALID)
                .conv("b", 6, 3)
                .add("up", new Operation.UpSampling(new int[] {2, 2}, Operation.Interpolation.NEAREST))
                .add("joined", new Operation.Concatenate(3), "a", "up")
                .add("cropped", new Operation.Cropping(new int[] {3, 2}, new int[] {1, 5}))
                .conv("c", 3, 3)
                .build();
    }

    private static Network upAndDown() {
        return new Sketch()
                .input("image", 40, 36, 1)
                .conv("a", 4, 3)
                .add("up", new Operation.UpSampling(new int[] {3, 2}, Operation.Interpolation.NEAREST))
                .normalization("n")
                .pool("pooled", Operation.Reduction.MAX, 2, 2, Padding.VALID)
                .add("again", new Operation.UpSampling(new int[] {2, 1}, Operation.Interpolation.NEAREST))
                .conv("strided", 3, 1, 2, 1, Padding.SAME)
                .build();
    }

    private static Network channels() {
        var sketch = new Sketch().input("image", 50, 50, 2).conv("a", 8, 3);
        return sketch.add(
                        "layer",
                        new Operation.LayerNormalization(new int[] {3}, 1e-3, Operation.Moment.STANDARDIZED),
                        Activation.LINEAR,
                        List.of("a"),
                        sketch.weight("gamma", 8),
                        sketch.weight("beta", 8))
                .add(
                        "prelu",
                        new Operation.ParametricRelu(),
                        Activation.LINEAR,
                        List.of("layer"),
                        sketch.weight("alpha", 1, 1, 8))
                .conv("b", 6, 3, 2, 1, Padding.SAME)
                .dense("mixed", 5)
                .add("shares", new Operation.Activate(), Activation.SOFTMAX, List.of("mixed"))
                .build();
    }

    private static Network flat() {
        return new Sketch()
                .input("image", 45, 63, 1)
                .conv("a", 6, 3)
                .pool("p", Operation.Reduction.MAX, 3, 3, Padding.SAME)
                .conv("b", 4, 3)
                .pool("q", Operation.Reduction.MAX, 2, 2, Padding.VALID)
                .add("flat", new Operation.Flatten())
                .dense("hidden", 8)
                .dense("classes", 3)
                .build();
    }

    private static Network twoInputs() {
        return new Sketch()
                .input("image", 40, 40, 1)
                .input("beside", 40, 40, 1)
                .conv("other", 4, 3)
                .again("first", "image")
                .conv("own", 4, 3)
                .add("sum", new Operation.Merge(Operation.Merging.MAXIMUM), "own", "other")
                .conv("last", 2, 3)
                .build();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void everyPatchEqualsAWholePass(String name, Network network, int unit) {
        List<Tensor> inputs = inputs(network);
        Tensor image = inputs.get(0);
        float[] everywhere = strong(image.size());
        ChangedRectangles changes = changes(image.length(1), image.length(2));
        String target = network.outputs().get(0);
        TargetObjective objective = new Target.Unit(target, unit).in(network);
        ConePlan plan = ConePlanner.plan(network, target, "image", shapes(network), changes)
                .plan()
                .orElseThrow();
        var run = new ConeRun(engine, plan, objective, inputs, everywhere, TaskMonitor.NONE);
        int count = changes.firstRow().length * changes.firstColumn().length;

        double[] values = run.values(IntStream.range(0, count).toArray(), TaskMonitor.NONE);

        double magnitude = magnitude(network, target, inputs);
        double largest = 0;
        for (int change = 0; change < count; change++) {
            List<Tensor> changed = new ArrayList<>(inputs);
            changed.set(0, changed(image, everywhere, changes, change));
            Tensor output = engine.run(network, changed, List.of(target), TaskMonitor.NONE)
                    .get(target);
            double plain = objective.values(Objects.requireNonNull(output))[0];
            assertThat(values[change]).describedAs("patch %d", change).isCloseTo(plain, within(1e-5 * magnitude));
            largest = Math.max(largest, Math.abs(plain - run.value()));
        }
        assertThat(largest).isGreaterThan(2e-4 * magnitude);
        assertThat(plan.done()).isLessThan(plan.full());
        run.release();
    }

    private double magnitude(Network network, String target, List<Tensor> inputs) {
        Tensor output = Objects.requireNonNull(
                engine.run(network, inputs, List.of(target), TaskMonitor.NONE).get(target));
        return Math.max(Math.abs(output.range().min()), Math.abs(output.range().max()));
    }

    /** A network whose first layer looks at all places has no cone, and one whose maps a patch fills has none that pays. */
    @Test
    void whereNoWindowCanBeComputedAloneItSaysSo() {
        Network mixing = new Sketch()
                .input("image", 20, 20, 1)
                .add("flat", new Operation.Flatten())
                .dense("classes", 2)
                .build();
        Network small = new Sketch().input("image", 9, 9, 1).conv("a", 4, 9).build();

        assertThat(answer(mixing, 20)).contains("layer 'flat' looks at all places");
        assertThat(answer(small, 9)).contains("a patch reaches most of layer 'a'");
    }

    @Test
    void mapsThatDoNotFitIntoMemoryAreNotKept() {
        Network chain = chain();
        ConePlanner.Answer answer = ConePlanner.plan(chain, "d", "image", shapes(chain), changes(61, 47), 2 << 10);

        assertThat(answer.plan()).isEmpty();
        assertThat(answer.words()).startsWith("The maps of the whole frame would take ");
    }

    private static String answer(Network network, int side) {
        ConePlanner.Answer answer =
                ConePlanner.plan(network, network.outputs().get(0), "image", shapes(network), changes(side, side));
        assertThat(answer.plan()).isEmpty();
        return answer.words();
    }

    /** Published: VGG16's third block sees 40 pixels; of a patch of 11 at most 15 x 15 of its 128 x 128 places change. */
    @Test
    void unitsOfTheThirdBlockTakeFarLessThanAFifth() {
        Network vgg = TestNetwork.vgg16(512, 16);
        int[] first = IntStream.range(0, 127).map(i -> 4 * i).toArray();
        int[] end = IntStream.range(0, 127).map(i -> Math.min(512, 4 * i + 11)).toArray();
        ConePlan plan = ConePlanner.plan(
                        vgg,
                        "block3_conv3",
                        "input",
                        Map.of("input", new int[] {512, 512, 1}),
                        new ChangedRectangles(first, end, first, end))
                .plan()
                .orElseThrow();

        // 3 x 3 kernels: (1 + 64) x 64 at 512, (64 + 128) x 128 at 256, (128 + 2 x 256) x 256 at 128 pixels
        assertThat(plan.full()).isEqualTo(9L * (65 * 64 * 512 * 512 + 192L * 128 * 256 * 256 + 640L * 256 * 128 * 128));
        assertThat(plan.done() * 5).isLessThan(plan.full());
        assertThat(plan.stages()).hasSize(7);
    }

    private static ChangedRectangles changes(int height, int width) {
        int[] top = IntStream.iterate(0, y -> y < height - 1, y -> y + STRIDE).toArray();
        int[] left = IntStream.iterate(0, x -> x < width - 1, x -> x + STRIDE).toArray();
        return new ChangedRectangles(
                top,
                IntStream.of(top).map(y -> Math.min(height, y + PATCH)).toArray(),
                left,
                IntStream.of(left).map(x -> Math.min(width, x + PATCH)).toArray());
    }

    private static Tensor changed(Tensor image, float[] everywhere, ChangedRectangles changes, int change) {
        int row = change / changes.firstColumn().length;
        int column = change % changes.firstColumn().length;
        float[] numbers = image.data().clone();
        int channels = image.length(3);
        for (int y = changes.firstRow()[row]; y < changes.endRow()[row]; y++) {
            for (int x = changes.firstColumn()[column]; x < changes.endColumn()[column]; x++) {
                int at = (y * image.length(2) + x) * channels;
                System.arraycopy(everywhere, at, numbers, at, channels);
            }
        }
        return Tensor.of(numbers, image.shape());
    }

    private static List<Tensor> inputs(Network network) {
        Random random = new Random(3);
        List<Tensor> inputs = new ArrayList<>();
        for (String id : network.inputs()) {
            int[] shape = network.call(id).outputShape();
            inputs.add(Tensor.of(random(shape[0] * shape[1] * shape[2], random), 1, shape[0], shape[1], shape[2]));
        }
        return inputs;
    }

    private static Map<String, int[]> shapes(Network network) {
        Map<String, int[]> shapes = new HashMap<>();
        network.inputs().forEach(id -> shapes.put(id, network.call(id).outputShape()));
        return shapes;
    }

    /** Far from the image, so that what a patch changes stands out of rounding. */
    private static float[] strong(int size) {
        float[] numbers = random(size, new Random(5));
        for (int i = 0; i < size; i++) {
            numbers[i] = 30 + 10 * numbers[i];
        }
        return numbers;
    }

    private static float[] random(int size, Random random) {
        float[] numbers = new float[size];
        for (int i = 0; i < size; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }
}
