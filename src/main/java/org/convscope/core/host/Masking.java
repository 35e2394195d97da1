package org.convscope.core.host;

import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.network.Operation;

/** {@code Masking}: zeros in every step whose numbers along the last axis are all the same one. */
final class Masking extends HostOperation {
    private final float number;

    Masking(Operation.Masking operation) {
        this.number = (float) operation.number();
    }

    /** Whether any of so many numbers from there on is another one. */
    static boolean counts(float[] numbers, int from, int length, float number) {
        for (int i = from; i < from + length; i++) {
            if (numbers[i] != number) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void compute(HostScope scope, List<Tensor> inputs, Tensor output) {
        copyWhereCounts(inputs.get(0), inputs.get(0), output);
    }

    @Override
    public List<Tensor> gradients(HostScope scope, List<Tensor> inputs, Tensor output, Tensor gradient) {
        Tensor result = Tensor.zeros(gradient.shape());
        copyWhereCounts(inputs.get(0), gradient, result);
        return List.of(result);
    }

    private void copyWhereCounts(Tensor input, Tensor from, Tensor to) {
        int length = input.length(input.rank() - 1);
        for (int at = 0; at < input.size(); at += length) {
            if (counts(input.data(), at, length, number)) {
                System.arraycopy(from.data(), at, to.data(), at, length);
            }
        }
    }
}
