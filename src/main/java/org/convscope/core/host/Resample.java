package org.convscope.core.host;

import java.util.Arrays;
import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.core.plan.Shapes;
import org.convscope.network.Operation;
import org.convscope.network.Operation.Interpolation;

/** {@code UpSampling1D/2D/3D}, {@code Resizing} and {@code CenterCrop}: a window of the input, resampled axis by axis. */
final class Resample extends HostOperation {
    /** What to do for an input of (H, W) or so. */
    private interface Sizes {
        Layout layout(int[] spatial);
    }

    /**
     * @param begin where the window starts on each spatial axis
     * @param length how long it is there
     * @param taps how each axis is resampled
     */
    private record Layout(int[] begin, int[] length, AxisResampling[] taps) {}

    private final int spatialAxes;
    private final Sizes sizes;

    private Resample(int spatialAxes, Sizes sizes) {
        this.spatialAxes = spatialAxes;
        this.sizes = sizes;
    }

    static Resample upSampling(Operation.UpSampling operation) {
        int axes = operation.factors().length;
        return new Resample(axes, spatial -> {
            AxisResampling[] taps = new AxisResampling[axes];
            for (int i = 0; i < axes; i++) {
                int factor = operation.factors()[i];
                taps[i] = operation.interpolation() == Interpolation.NEAREST
                        ? AxisResampling.repeat(spatial[i], factor)
                        : AxisResampling.of(
                                operation.interpolation(), spatial[i], Math.multiplyExact(spatial[i], factor), false);
            }
            return new Layout(new int[axes], spatial, taps);
        });
    }

    static Resample resizing(Operation.Resizing operation) {
        return new Resample(2, spatial -> resized(spatial, operation));
    }

    static Resample centerCrop(Operation.CenterCrop operation) {
        var smaller = new Operation.Resizing(
                operation.height(), operation.width(), Interpolation.BILINEAR, true, false, false);
        return new Resample(2, spatial -> {
            int spareH = spatial[0] - operation.height();
            int spareW = spatial[1] - operation.width();
            if (spareH < 0 || spareW < 0) {
                return resized(spatial, smaller);
            }
            int[] length = {operation.height(), operation.width()};
            AxisResampling[] taps = {AxisResampling.repeat(length[0], 1), AxisResampling.repeat(length[1], 1)};
            return new Layout(new int[] {spareH / 2, spareW / 2}, length, taps);
        });
    }

    private static Layout resized(int[] spatial, Operation.Resizing operation) {
        int[] length = spatial;
        if (operation.cropToAspectRatio()) {
            // float32 steps as in Keras's smart_resize, since truncation follows
            int height = (int) ((float) ((long) spatial[1] * operation.height()) / operation.width());
            int width = (int) ((float) ((long) spatial[0] * operation.width()) / operation.height());
            length = new int[] {Math.max(1, Math.min(spatial[0], height)), Math.max(1, Math.min(spatial[1], width))};
        }
        int[] begin = {(spatial[0] - length[0]) / 2, (spatial[1] - length[1]) / 2};
        int[] target = {operation.height(), operation.width()};
        // tf.image.resize gives an image of the right size back as it is
        boolean same = Arrays.equals(length, target) && !operation.always();
        AxisResampling[] taps = new AxisResampling[2];
        for (int i = 0; i < 2; i++) {
            taps[i] = same
                    ? AxisResampling.repeat(length[i], 1)
                    : AxisResampling.of(operation.interpolation(), length[i], target[i], operation.antialias());
        }
        return new Layout(begin, length, taps);
    }

    @Override
    public Remembers remembers() {
        return Remembers.SHAPES;
    }

    private Layout layout(int[] shape) {
        return sizes.layout(Arrays.copyOfRange(shape, 1, 1 + spatialAxes));
    }

    private static Strided window(Layout layout, int[] shape) {
        Strided walk = Strided.whole(shape);
        for (int i = 0; i < layout.begin().length; i++) {
            walk = walk.sliced(i + 1, layout.begin()[i], layout.length()[i], 1);
        }
        return walk;
    }

    @Override
    public void compute(HostScope scope, List<Tensor> inputs, Tensor output) {
        int[] shape = inputs.get(0).shape();
        Layout layout = layout(shape);
        Strided window = window(layout, shape);
        float[] numbers = inputs.get(0).data();
        int[] now = window.shape().clone();
        if (!Arrays.equals(now, shape)) {
            numbers = new float[window.size()];
            window.copy(inputs.get(0).data(), numbers);
        }
        for (int i = 0; i < spatialAxes; i++) {
            AxisResampling taps = layout.taps()[i];
            int outer = Shapes.product(now, 0, i + 1);
            int length = now[i + 1];
            int inner = Shapes.product(now, i + 2, now.length);
            now[i + 1] = taps.first().length;
            float[] result = i + 1 == spatialAxes ? output.data() : new float[Shapes.product(now, 0, now.length)];
            taps.apply(numbers, outer, length, inner, result);
            numbers = result;
        }
    }

    @Override
    public List<Tensor> gradients(HostScope scope, List<Tensor> inputs, Tensor output, Tensor gradient) {
        Tensor result = Tensor.zeros(inputs.get(0).shape());
        Layout layout = layout(result.shape());
        int[] now = gradient.shape();
        float[] numbers = gradient.data();
        for (int i = spatialAxes - 1; i >= 0; i--) {
            int outer = Shapes.product(now, 0, i + 1);
            int inner = Shapes.product(now, i + 2, now.length);
            numbers = layout.taps()[i].applyBack(numbers, outer, layout.length()[i], inner);
            now[i + 1] = layout.length()[i];
        }
        window(layout, result.shape()).addTo(numbers, result.data());
        return List.of(result);
    }
}
