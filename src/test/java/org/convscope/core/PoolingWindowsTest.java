package org.convscope.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.convscope.array.Tensor;
import org.convscope.choice.BackendChoice;
import org.convscope.choice.EngineChoice;
import org.convscope.network.Activation;
import org.convscope.network.Network;
import org.convscope.network.Operation;
import org.convscope.network.Padding;
import org.convscope.network.SlidingWindow;
import org.convscope.task.TaskMonitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pooling windows of any size, also such that reach beyond the input on both sides, against a loop over all numbers. */
@ParameterizedClass
@MethodSource("org.convscope.core.PresentEngines#choices")
class PoolingWindowsTest {
    private static final int[] SIZES = {1, 2, 3, 4, 5, 7, 30};

    private final Engine engine;

    PoolingWindowsTest(EngineChoice choice) {
        this.engine = EngineFactory.start(BackendChoice.CPU, choice);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private record Case(Operation.Reduction reduction, int[] shape, int[] size, int[] strides) {
        @Override
        public String toString() {
            return reduction + " " + Arrays.toString(shape) + " by " + Arrays.toString(size) + " every "
                    + Arrays.toString(strides);
        }
    }

    private static List<Case> cases(int axes) {
        var random = new Random(axes);
        List<Case> cases = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            int[] shape = new int[axes + 1];
            int[] size = new int[axes];
            int[] strides = new int[axes];
            for (int axis = 0; axis < axes; axis++) {
                shape[axis] = 1 + random.nextInt(6);
                size[axis] = SIZES[random.nextInt(SIZES.length)];
                strides[axis] = 1 + random.nextInt(3);
            }
            shape[axes] = random.nextBoolean() ? 1 + random.nextInt(3) : 16;
            cases.add(new Case(
                    random.nextBoolean() ? Operation.Reduction.MAX : Operation.Reduction.AVERAGE,
                    shape,
                    size,
                    strides));
        }
        cases.add(new Case(
                Operation.Reduction.MAX,
                axes == 3 ? new int[] {3, 3, 6, 3} : axes == 2 ? new int[] {3, 6, 3} : new int[] {6, 3},
                axes == 3 ? new int[] {2, 30, 30} : axes == 2 ? new int[] {30, 30} : new int[] {30},
                axes == 3 ? new int[] {2, 2, 3} : axes == 2 ? new int[] {2, 3} : new int[] {3}));
        return cases;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void everyWindowHoldsWhatItCovers(int axes) {
        List<String> wrong = new ArrayList<>();
        for (Case one : cases(axes)) {
            var operation = new Operation.Pooling(one.reduction(), one.size(), one.strides(), Padding.SAME);
            int[] batch = batch(one.shape());
            int[] output = operation.outputShape(List.of(batch));
            Tensor input = negative(batch);
            float[] expected = pooled(operation, input, output);
            Network network = TestNetworks.of(List.of(
                    TestNetworks.input("x", one.shape()),
                    TestNetworks.call(
                            "pool",
                            operation,
                            Activation.LINEAR,
                            List.of("x"),
                            Arrays.copyOfRange(output, 1, output.length),
                            List.of())));
            for (int time = 0; time < 4; time++) {
                Map<String, Tensor> made = engine.run(network, List.of(input), List.of("pool"), TaskMonitor.NONE);
                if (!isClose(Objects.requireNonNull(made.get("pool")).data(), expected)) {
                    wrong.add(one.toString());
                    break;
                }
            }
            engine.release(network);
        }
        assertThat(wrong).isEmpty();
    }

    private static boolean isClose(float[] made, float[] expected) {
        for (int i = 0; i < expected.length; i++) {
            if (!(Math.abs(made[i] - expected[i]) < 1e-5)) {
                return false;
            }
        }
        return made.length == expected.length;
    }

    private static int[] batch(int[] shape) {
        int[] batch = new int[shape.length + 1];
        batch[0] = 2;
        System.arraycopy(shape, 0, batch, 1, shape.length);
        return batch;
    }

    /** No number that is read from beyond the input, be it zero, is smaller. */
    private static Tensor negative(int[] shape) {
        var random = new Random(1);
        float[] numbers = new float[Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = -1 - random.nextFloat();
        }
        return Tensor.of(numbers, shape);
    }

    /** Number by number of the output, number by number of the input. */
    private static float[] pooled(Operation.Pooling operation, Tensor input, int[] output) {
        SlidingWindow window = operation.window();
        float[] result = new float[Arrays.stream(output).reduce(1, (a, b) -> a * b)];
        for (int to = 0; to < result.length; to++) {
            int[] place = place(to, output);
            double sum = 0;
            int count = 0;
            double largest = Double.NEGATIVE_INFINITY;
            for (int from = 0; from < input.size(); from++) {
                if (covers(window, place, place(from, input.shape()), input.shape())) {
                    sum += input.data()[from];
                    count++;
                    largest = Math.max(largest, input.data()[from]);
                }
            }
            result[to] = (float) (operation.reduction() == Operation.Reduction.MAX ? largest : sum / count);
        }
        return result;
    }

    private static boolean covers(SlidingWindow window, int[] place, int[] from, int[] shape) {
        int last = shape.length - 1;
        boolean covers = place[0] == from[0] && place[last] == from[last];
        for (int axis = 0; axis < window.axes(); axis++) {
            int begin = place[axis + 1] * window.axis(axis).stride()
                    - window.axis(axis).before(shape[axis + 1]);
            covers &= from[axis + 1] >= begin
                    && from[axis + 1] < begin + window.axis(axis).kernel();
        }
        return covers;
    }

    private static int[] place(int number, int[] shape) {
        int[] place = new int[shape.length];
        int left = number;
        for (int i = shape.length - 1; i >= 0; i--) {
            place[i] = left % shape[i];
            left /= shape[i];
        }
        return place;
    }
}
