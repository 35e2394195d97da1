package org.convscope.core.host;

import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.core.plan.Shapes;
import org.convscope.core.plan.StepWeights;
import org.convscope.network.Operation;

/** {@code LocallyConnected1D/2D} of Keras 2: a convolution with a kernel of its own at every place, valid padding. */
final class LocallyConnected extends HostOperation {
    private final Operation.LocallyConnected operation;
    private final StepWeights weights;

    LocallyConnected(Operation.LocallyConnected operation, StepWeights weights) {
        this.operation = operation;
        this.weights = weights;
    }

    @Override
    public Remembers remembers() {
        return Remembers.SHAPES;
    }

    private Tensor kernel(HostScope scope, int[] input, int[] output) {
        int places = Shapes.product(output, 1, output.length - 1);
        int patch = Shapes.product(operation.kernel(), 0, operation.kernel().length) * input[input.length - 1];
        return scope.constant("kernel", () -> weights.read("kernel", places, patch, operation.filters()));
    }

    /** The pixels under the kernel at one place of one frame, in the kernel's order. */
    private Strided patch(int[] input, int[] output, int frame, int place) {
        int axes = operation.kernel().length;
        Strided walk = Strided.whole(input).sliced(0, frame, 1, 1);
        int left = place;
        for (int i = axes - 1; i >= 0; i--) {
            int at = left % output[i + 1];
            left /= output[i + 1];
            walk = walk.sliced(i + 1, at * operation.strides()[i], operation.kernel()[i], 1);
        }
        return walk;
    }

    @Override
    public void compute(HostScope scope, List<Tensor> inputs, Tensor output) {
        Tensor x = inputs.get(0);
        Tensor kernel = kernel(scope, x.shape(), output.shape());
        int places = kernel.length(0);
        int filters = operation.filters();
        float[] bias = scope.constant("bias", () -> weights.readFlatOr("bias", places * filters, 0))
                .data();
        float[] patch = new float[kernel.length(1)];
        for (int frame = 0; frame < x.length(0); frame++) {
            scope.checkCancelled();
            for (int place = 0; place < places; place++) {
                patch(x.shape(), output.shape(), frame, place).copy(x.data(), patch);
                for (int f = 0; f < filters; f++) {
                    double sum = bias[place * filters + f];
                    for (int i = 0; i < patch.length; i++) {
                        sum += (double) patch[i] * kernel.data()[(place * patch.length + i) * filters + f];
                    }
                    output.data()[(frame * places + place) * filters + f] = (float) sum;
                }
            }
        }
    }

    @Override
    public List<Tensor> gradients(HostScope scope, List<Tensor> inputs, Tensor output, Tensor gradient) {
        Tensor result = Tensor.zeros(inputs.get(0).shape());
        Tensor kernel = kernel(scope, result.shape(), gradient.shape());
        int places = kernel.length(0);
        int filters = operation.filters();
        float[] patch = new float[kernel.length(1)];
        for (int frame = 0; frame < result.length(0); frame++) {
            scope.checkCancelled();
            for (int place = 0; place < places; place++) {
                for (int i = 0; i < patch.length; i++) {
                    double sum = 0;
                    for (int f = 0; f < filters; f++) {
                        sum += (double) gradient.data()[(frame * places + place) * filters + f]
                                * kernel.data()[(place * patch.length + i) * filters + f];
                    }
                    patch[i] = (float) sum;
                }
                patch(result.shape(), gradient.shape(), frame, place).addTo(patch, result.data());
            }
        }
        return List.of(result);
    }
}
