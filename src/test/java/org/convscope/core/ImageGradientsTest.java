package org.convscope.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.convscope.array.Tensor;
import org.convscope.network.Activation;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.Operation;
import org.convscope.network.Padding;
import org.convscope.task.TaskMonitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The gradient by an image of what a convolution with a ReLU and a maximum over windows give, against plain loops. */
class ImageGradientsTest {
    private static final PresentEngines ENGINES = new PresentEngines();
    private static final float CLOSE = 2e-5f;

    @AfterAll
    static void close() {
        ENGINES.close();
    }

    /**
     * Of images (frames, height, width, channels); a convolution of stride 1, then a maximum of stride 2, or none where the
     * window is one pixel.
     */
    private record Case(
            int frames, int height, int width, int channels, int kernel, int units, Padding padding, int window) {
        private int outHeight() {
            return padding == Padding.SAME ? height : height - kernel + 1;
        }

        private int outWidth() {
            return padding == Padding.SAME ? width : width - kernel + 1;
        }

        private int before() {
            return padding == Padding.SAME ? (kernel - 1) / 2 : 0;
        }

        private int rows() {
            return (outHeight() - window) / stride() + 1;
        }

        private int columns() {
            return (outWidth() - window) / stride() + 1;
        }

        private int stride() {
            return Math.min(2, window);
        }
    }

    /** Of many numbers some would be so near to zero that rounding decides on a ReLU: those are quarters. */
    private static float[] numbers(Case of, Random random, int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = of.window == 1 ? (random.nextInt(9) - 4) / 4f : (float) random.nextGaussian() / 4;
        }
        return numbers;
    }

    @TestFactory
    Stream<DynamicTest> areThoseOfLoops() {
        return ENGINES.each(
                List.of(
                        new Case(2, 8, 12, 1, 3, 16, Padding.SAME, 2),
                        new Case(1, 16, 8, 1, 4, 5, Padding.SAME, 3),
                        new Case(1, 8, 8, 1, 5, 20, Padding.VALID, 2),
                        new Case(3, 6, 10, 3, 3, 16, Padding.SAME, 3),
                        new Case(1, 7, 9, 2, 3, 8, Padding.SAME, 2),
                        new Case(2, 12, 12, 16, 3, 16, Padding.SAME, 2),
                        new Case(1, 128, 128, 16, 3, 16, Padding.SAME, 1),
                        new Case(1, 130, 98, 16, 3, 16, Padding.VALID, 1),
                        new Case(16, 64, 32, 16, 3, 16, Padding.SAME, 1),
                        new Case(1, 112, 100, 16, 3, 32, Padding.SAME, 1),
                        new Case(3, 64, 64, 32, 3, 16, Padding.SAME, 1),
                        new Case(1, 16, 16, 64, 3, 64, Padding.SAME, 1)),
                Case::toString,
                ImageGradientsTest::check);
    }

    private static void check(Engine engine, Case of) {
        Random random = new Random(1);
        float[] image = numbers(of, random, of.frames * of.height * of.width * of.channels);
        float[] kernel = numbers(of, random, of.kernel * of.kernel * of.channels * of.units);
        float[] bias = numbers(of, random, of.units);
        for (int i = 0; i < bias.length; i++) {
            bias[i] += 1 / 32f;
        }
        float[] slope = numbers(of, random, of.frames * of.rows() * of.columns() * of.units);
        int[] ones = {1, 1};
        List<LayerCall> calls = new ArrayList<>(List.of(
                TestNetworks.input("x", of.height, of.width, of.channels),
                TestNetworks.call(
                        "maps",
                        new Operation.Convolution(
                                of.units, new int[] {of.kernel, of.kernel}, ones, of.padding, ones, 1),
                        Activation.RELU,
                        List.of("x"),
                        new int[] {of.outHeight(), of.outWidth(), of.units},
                        List.of(
                                new TestNetworks.Held(
                                        "kernel", Tensor.of(kernel, of.kernel, of.kernel, of.channels, of.units)),
                                new TestNetworks.Held("bias", Tensor.of(bias, of.units))))));
        if (of.window > 1) {
            calls.add(TestNetworks.call(
                    "most",
                    new Operation.Pooling(
                            Operation.Reduction.MAX, new int[] {of.window, of.window}, new int[] {2, 2}, Padding.VALID),
                    Activation.LINEAR,
                    List.of("maps"),
                    new int[] {of.rows(), of.columns(), of.units},
                    List.of()));
        }
        Network network = TestNetworks.of(calls);
        var request = new GradientRequest(
                Map.of(
                        network.outputs().get(0),
                        OutputGradient.fixed(Tensor.of(slope, of.frames, of.rows(), of.columns(), of.units))),
                Set.of("x"),
                Set.of());
        Tensor found = Objects.requireNonNull(engine.gradients(
                        network,
                        List.of(Tensor.of(image, of.frames, of.height, of.width, of.channels)),
                        request,
                        TaskMonitor.NONE)
                .inputs()
                .get("x"));
        float[] expected = loops(of, image, kernel, bias, slope);
        float largest = 0;
        for (float one : expected) {
            largest = Math.max(largest, Math.abs(one));
        }
        assertThat(largest).isPositive();
        assertThat(found.size()).isEqualTo(expected.length);
        // one by one: a comparison of whole arrays takes the square of their length
        for (int i = 0; i < expected.length; i++) {
            float difference = Math.abs(found.data()[i] - expected[i]) / largest;
            if (!(difference <= CLOSE)) {
                assertThat(found.data()[i]).as(of + ", number " + i).isEqualTo(expected[i]);
            }
        }
    }

    private static float[] loops(Case of, float[] image, float[] kernel, float[] bias, float[] slope) {
        double[] before = new double[image.length];
        double[] maps = new double[of.outHeight() * of.outWidth() * of.units];
        double[] gradients = new double[maps.length];
        int image1 = image.length / of.frames;
        int slope1 = slope.length / of.frames;
        for (int frame = 0; frame < of.frames; frame++) {
            int first = frame * image1;
            for (int i = 0; i < maps.length; i++) {
                maps[i] = bias[i % of.units];
            }
            each(of, (out, weight, in) -> {
                double number = image[first + in];
                for (int unit = 0; unit < of.units; unit++) {
                    maps[out + unit] += kernel[weight + unit] * number;
                }
            });
            Arrays.fill(gradients, 0);
            scatter(of, maps, slope, frame * slope1, gradients);
            each(of, (out, weight, in) -> {
                double sum = 0;
                for (int unit = 0; unit < of.units; unit++) {
                    sum += kernel[weight + unit] * gradients[out + unit];
                }
                before[first + in] += sum;
            });
        }
        float[] result = new float[before.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = (float) before[i];
        }
        return result;
    }

    /** To where each window's maximum is, if that is above zero. */
    private static void scatter(Case of, double[] maps, float[] slope, int from, double[] gradients) {
        int at = from;
        for (int row = 0; row < of.rows(); row++) {
            for (int column = 0; column < of.columns(); column++) {
                for (int unit = 0; unit < of.units; unit++) {
                    int most = -1;
                    for (int place = 0; place < of.window * of.window; place++) {
                        int y = row * of.stride() + place / of.window;
                        int x = column * of.stride() + place % of.window;
                        int number = (y * of.outWidth() + x) * of.units + unit;
                        most = most < 0 || maps[number] > maps[most] ? number : most;
                    }
                    gradients[most] += maps[most] > 0 ? slope[at] : 0;
                    at++;
                }
            }
        }
    }

    private interface Product {
        /** Of an input number and all units: the first of their outputs and weights. */
        void of(int output, int weight, int input);
    }

    /** All products of one frame. */
    private static void each(Case of, Product product) {
        for (int y = 0; y < of.outHeight(); y++) {
            for (int x = 0; x < of.outWidth(); x++) {
                for (int pixel = 0; pixel < of.kernel * of.kernel; pixel++) {
                    int row = y + pixel / of.kernel - of.before();
                    int column = x + pixel % of.kernel - of.before();
                    if (row >= 0 && row < of.height && column >= 0 && column < of.width) {
                        ofPixel(of, (y * of.outWidth() + x) * of.units, pixel, row * of.width + column, product);
                    }
                }
            }
        }
    }

    private static void ofPixel(Case of, int output, int pixel, int place, Product product) {
        for (int channel = 0; channel < of.channels; channel++) {
            product.of(output, (pixel * of.channels + channel) * of.units, place * of.channels + channel);
        }
    }
}
