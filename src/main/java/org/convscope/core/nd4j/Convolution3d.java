package org.convscope.core.nd4j;

import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.core.plan.PaddedWindow;
import org.convscope.core.plan.StepWeights;
import org.convscope.network.AxisWindow;
import org.convscope.network.Operation;
import org.convscope.problem.Problem;
import org.nd4j.linalg.api.ndarray.INDArray;

/** {@code Conv3D}: the sum over the kernel's depth of two-dimensional convolutions, all slices of the volume as one batch. */
final class Convolution3d extends ArrayOperation {
    private final Operation.Convolution operation;
    private final StepWeights weights;
    private final AxisWindow depth;
    private final AxisWindow height;
    private final AxisWindow width;

    Convolution3d(Operation.Convolution operation, StepWeights weights) {
        if (operation.groups() != 1) {
            throw Problem.of("a three-dimensional convolution in groups cannot be computed")
                    .asException();
        }
        this.operation = operation;
        this.weights = weights;
        this.depth = window(0);
        this.height = window(1);
        this.width = window(2);
    }

    private AxisWindow window(int axis) {
        return operation.window().axis(axis);
    }

    @Override
    public void forward(StepScope scope, List<INDArray> inputs, INDArray output) {
        int[] in = NativeArrays.shape(inputs.get(0));
        int[] out = NativeArrays.shape(output);
        INDArray volume = volume(scope, in);
        inside(volume, in).assign(inputs.get(0));
        int slices = out[0] * out[1];
        INDArray y = NativeArrays.view(output, slices, out[2], out[3], out[4]);
        INDArray part = scope.temporary(slices, out[2], out[3], out[4]);
        for (int tap = 0; tap < depth.kernel(); tap++) {
            scope.checkCancelled();
            INDArray x = scope.closeLater(slices(volume, tap, out[1]).dup('c'));
            INDArray kernel = kernel(scope, tap, in[4]);
            new Convolver(scope, Convolver.Kind.FULL, kernel, tap == 0 ? scope.bias(weights, out[4]) : null)
                    .run(
                            NativeArrays.view(x, slices, in[2], in[3], in[4]),
                            PaddedWindow.of(height, in[2]),
                            PaddedWindow.of(width, in[3]),
                            tap == 0 ? y : part);
            if (tap > 0) {
                NativeArrays.execute("add", List.of(y, part), y);
            }
        }
    }

    @Override
    public List<INDArray> inputGradients(StepScope scope, Passed passed, INDArray gradient) {
        return List.of(back(scope, passed.inputShapes(), gradient));
    }

    /** From an output of this convolution back to an input of this shape. */
    INDArray back(StepScope scope, List<int[]> inputShapes, INDArray gradient) {
        int[] in = inputShapes.get(0);
        int[] out = NativeArrays.shape(gradient);
        INDArray volume = volume(scope, in);
        int slices = out[0] * out[1];
        INDArray part = scope.temporary(slices, in[2], in[3], in[4]);
        for (int tap = 0; tap < depth.kernel(); tap++) {
            scope.checkCancelled();
            INDArray turned = turned(scope, tap, in[4]);
            new BackConvolver(scope, Convolver.Kind.FULL, turned, null)
                    .run(
                            NativeArrays.view(gradient, slices, out[2], out[3], out[4]),
                            PaddedWindow.of(height, in[2]),
                            PaddedWindow.of(width, in[3]),
                            part);
            slices(volume, tap, out[1]).addi(NativeArrays.view(part, out[0], out[1], in[2], in[3], in[4]));
        }
        INDArray result = scope.temporary(in);
        result.assign(inside(volume, in));
        return result;
    }

    /** All zeros, with the padding of the depth. */
    private INDArray volume(StepScope scope, int[] in) {
        int padded = in[1] + depth.before(in[1]) + depth.after(in[1]);
        INDArray volume = scope.temporary(in[0], padded, in[2], in[3], in[4]);
        volume.assign(0f);
        return volume;
    }

    private INDArray inside(INDArray volume, int[] in) {
        return NativeArrays.part(volume, 1, depth.before(in[1]), 1, in[1]);
    }

    /** The slices that one of the kernel's slices meets. */
    private INDArray slices(INDArray volume, int tap, int count) {
        return NativeArrays.part(volume, 1, (long) tap * depth.dilation(), depth.stride(), count);
    }

    private INDArray kernel(StepScope scope, int tap, int channels) {
        return scope.array("kernel " + tap, () -> readKernel(tap, channels));
    }

    private INDArray turned(StepScope scope, int tap, int channels) {
        return scope.array("turned " + tap, () -> BackConvolver.turned(readKernel(tap, channels)));
    }

    private Tensor readKernel(int tap, int channels) {
        return weights.kernel(
                        "kernel", 4, depth.kernel(), height.kernel(), width.kernel(), channels, operation.filters())
                .slice(tap);
    }
}
