package org.convscope.core.host;

import java.util.List;
import org.convscope.array.Tensor;

/** A function of each number alone. */
public final class PointwiseFunction extends HostOperation {
    private static final int CHUNK = 1 << 15;
    /** As many numbers as stay in a core's own cache. */
    private static final int PART = 1 << 12;

    private final ScalarFunction curve;

    public PointwiseFunction(ScalarFunction curve) {
        this.curve = curve;
    }

    /** The function and its slope. */
    public ScalarFunction curve() {
        return curve;
    }

    @Override
    public boolean isInPlace() {
        return true;
    }

    @Override
    public void compute(HostScope scope, List<Tensor> inputs, Tensor output) {
        inParts(inputs.get(0), output, curve::apply);
    }

    @Override
    public List<Tensor> gradients(HostScope scope, List<Tensor> inputs, Tensor output, Tensor gradient) {
        Tensor result = Tensor.of(gradient.data().clone(), gradient.shape());
        float[] x = inputs.get(0).data();
        inParts(result, result, (numbers, from, count) -> {
            float[] at = java.util.Arrays.copyOfRange(x, from, from + count);
            curve.applySlope(at, numbers, count);
        });
        return List.of(result);
    }

    private static void inParts(Tensor from, Tensor to, ScalarFunction.Loop loop) {
        inParts(from, to, (numbers, at, count) -> loop.apply(numbers, count));
    }

    /** What is done to the numbers from a place on, in place. */
    @FunctionalInterface
    private interface Part {
        void apply(float[] numbers, int from, int count);
    }

    private static void inParts(Tensor from, Tensor to, Part part) {
        Chunks.each(from.size(), CHUNK, (first, end) -> {
            float[] numbers = new float[Math.min(PART, end - first)];
            for (int at = first; at < end; at += numbers.length) {
                int count = Math.min(numbers.length, end - at);
                System.arraycopy(from.data(), at, numbers, 0, count);
                part.apply(numbers, at, count);
                System.arraycopy(numbers, 0, to.data(), at, count);
            }
        });
    }
}
