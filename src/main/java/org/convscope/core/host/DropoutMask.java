package org.convscope.core.host;

import java.util.Arrays;
import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.core.plan.Shapes;
import org.convscope.network.Operation;

/**
 * Zero where dropped, else divided by 1 - rate, so that the mean stays: inverted dropout, as Keras has it. Whether number i of the
 * mask is dropped is the i-th number of SplitMix64 (Steele, Lea and Flood 2014) for the seed, so that it is the same bits on every
 * engine and by any number of threads; Keras draws other ones.
 */
public final class DropoutMask extends HostOperation {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final int AT_ONCE = 1 << 16;

    private final Operation.DropoutMask operation;

    DropoutMask(Operation.DropoutMask operation) {
        this.operation = operation;
    }

    @Override
    public Remembers remembers() {
        return Remembers.SHAPES;
    }

    @Override
    public boolean isInPlace() {
        return true;
    }

    @Override
    public void compute(HostScope scope, List<Tensor> inputs, Tensor output) {
        mask(scope, inputs.get(0), output);
    }

    @Override
    public List<Tensor> gradients(HostScope scope, List<Tensor> inputs, Tensor output, Tensor gradient) {
        Tensor result = zeros(gradient.shape());
        mask(scope, gradient, result);
        return List.of(result);
    }

    /**
     * What each number of the mask multiplies: 0 or 1 / (1 - rate).
     *
     * @param seed with the run's
     * @param size of the mask: where numbers are dropped together, they share one of it
     */
    public static float[] factors(Operation.DropoutMask operation, long seed, int size) {
        float[] factors = new float[size];
        var mask = new DropoutMask(operation);
        Chunks.each(size, AT_ONCE, (from, to) -> {
            for (int i = from; i < to; i++) {
                factors[i] = mask.isDropped(seed, i) ? 0 : mask.kept();
            }
        });
        return factors;
    }

    private float kept() {
        return (float) (1 / (1 - operation.rate()));
    }

    private void mask(HostScope scope, Tensor from, Tensor to) {
        long seed = operation.seed(scope.seed());
        int[] own = from.shape();
        for (int axis : operation.sharedAxes()) {
            own[axis] = 1;
        }
        boolean isShared = !Arrays.equals(own, from.shape());
        float factor = kept();
        Strided walk = Strided.broadcast(own, from.shape());
        int[] starts = isShared ? walk.rowStarts() : new int[0];
        Chunks.each(Shapes.product(from.shape(), 0, from.rank()), AT_ONCE, (first, end) -> {
            for (int i = first; i < end; i++) {
                int place = isShared ? starts[i / walk.rowLength()] + i % walk.rowLength() * walk.rowStep() : i;
                to.data()[i] = isDropped(seed, place) ? 0 : from.data()[i] * factor;
            }
        });
    }

    private boolean isDropped(long seed, int place) {
        long z = seed + (place + 1) * GOLDEN_GAMMA;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        z ^= z >>> 31;
        return (z >>> 11) * 0x1p-53 < operation.rate();
    }
}
