package org.convscope.core.host;

import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.network.AxisWindow;
import org.convscope.network.Operation;

/** Maxima and means of windows along one axis or several; padding counts in neither. */
final class Pooling extends HostOperation {
    private final Operation.Pooling operation;

    Pooling(Operation.Pooling operation) {
        this.operation = operation;
    }

    private AxisWindow window(int axis) {
        return operation.window().axis(axis);
    }

    /** The part of the input that the window covers at a place (frame, then one an axis). */
    private Strided under(int[] input, int[] place) {
        Strided walk = Strided.whole(input).sliced(0, place[0], 1, 1);
        for (int i = 0; i < operation.size().length; i++) {
            int begin = place[i + 1] * operation.strides()[i] - window(i).before(input[i + 1]);
            int end = Math.min(input[i + 1], begin + operation.size()[i]);
            walk = walk.sliced(i + 1, Math.max(0, begin), end - Math.max(0, begin), 1);
        }
        return walk;
    }

    private static int[] place(int[] output, int number) {
        int[] place = new int[output.length - 1];
        int left = number;
        for (int i = place.length - 1; i >= 0; i--) {
            place[i] = left % output[i];
            left /= output[i];
        }
        return place;
    }

    @Override
    public void compute(HostScope scope, List<Tensor> inputs, Tensor output) {
        Tensor x = inputs.get(0);
        int channels = output.length(output.rank() - 1);
        for (int number = 0; number < output.size() / channels; number++) {
            Strided window = under(x.shape(), place(output.shape(), number));
            float[] pixels = new float[window.size()];
            window.copy(x.data(), pixels);
            for (int c = 0; c < channels; c++) {
                output.data()[number * channels + c] = operation.reduction() == Operation.Reduction.MAX
                        ? pixels[largest(pixels, c, channels)]
                        : average(pixels, c, channels);
            }
        }
    }

    private static int largest(float[] pixels, int from, int step) {
        int best = from;
        for (int i = from; i < pixels.length; i += step) {
            best = pixels[i] > pixels[best] ? i : best;
        }
        return best;
    }

    private static float average(float[] pixels, int from, int step) {
        double sum = 0;
        for (int i = from; i < pixels.length; i += step) {
            sum += pixels[i];
        }
        return (float) (sum * step / pixels.length);
    }

    @Override
    public List<Tensor> gradients(HostScope scope, List<Tensor> inputs, Tensor output, Tensor gradient) {
        Tensor x = inputs.get(0);
        Tensor result = Tensor.zeros(x.shape());
        int channels = gradient.length(gradient.rank() - 1);
        for (int number = 0; number < gradient.size() / channels; number++) {
            Strided window = under(x.shape(), place(gradient.shape(), number));
            float[] pixels = new float[window.size()];
            window.copy(x.data(), pixels);
            float[] back = new float[pixels.length];
            for (int c = 0; c < channels; c++) {
                float g = gradient.data()[number * channels + c];
                if (operation.reduction() == Operation.Reduction.MAX) {
                    back[largest(pixels, c, channels)] = g;
                } else {
                    for (int i = c; i < back.length; i += channels) {
                        back[i] = g * channels / back.length;
                    }
                }
            }
            window.addTo(back, result.data());
        }
        return List.of(result);
    }
}
