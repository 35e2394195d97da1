package org.convscope.core.op;

import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.core.memory.NativeArrays;
import org.convscope.network.Operation;
import org.convscope.problem.Problem;
import org.nd4j.linalg.api.ndarray.INDArray;

/** {@code Conv3D}: the sum over the kernel's depth of two-dimensional convolutions, all slices of the volume as one batch. */
final class Convolution3d extends Op {
    private final Operation.Convolution operation;
    private final Weights weights;
    private final Window depth;
    private final Window height;
    private final Window width;

    Convolution3d(Operation.Convolution operation, Weights weights) {
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

    private Window window(int axis) {
        return Window.of(axis, operation.kernel(), operation.strides(), operation.dilation(), operation.padding());
    }

    @Override
    public int[] outputShape(List<int[]> inputs) {
        int[] input = Shapes.withRank(Shapes.single(inputs), 5);
        return new int[] {
            input[0],
            depth.outputLength(input[1]),
            height.outputLength(input[2]),
            width.outputLength(input[3]),
            operation.filters()
        };
    }

    @Override
    public void forward(Bench bench, List<INDArray> inputs, INDArray output) {
        int[] in = NativeArrays.shape(inputs.get(0));
        int[] out = NativeArrays.shape(output);
        INDArray volume = volume(bench, in);
        inside(volume, in).assign(inputs.get(0));
        int slices = out[0] * out[1];
        INDArray y = NativeArrays.view(output, slices, out[2], out[3], out[4]);
        INDArray part = bench.temporary(slices, out[2], out[3], out[4]);
        for (int tap = 0; tap < depth.kernel(); tap++) {
            bench.checkCancelled();
            INDArray x = bench.closeLater(slices(volume, tap, out[1]).dup('c'));
            INDArray kernel = kernel(bench, tap, in[4]);
            new Convolver(bench, Convolver.Kind.FULL, kernel, tap == 0 ? weights.bias(bench, out[4]) : null)
                    .run(
                            NativeArrays.view(x, slices, in[2], in[3], in[4]),
                            height.on(in[2]),
                            width.on(in[3]),
                            tap == 0 ? y : part);
            if (tap > 0) {
                NativeArrays.execute("add", List.of(y, part), y);
            }
        }
    }

    @Override
    public List<INDArray> inputGradients(Bench bench, Passed passed, INDArray gradient) {
        return List.of(back(bench, passed.inputShapes(), gradient));
    }

    /** From an output of this convolution back to an input of this shape. */
    INDArray back(Bench bench, List<int[]> inputShapes, INDArray gradient) {
        int[] in = inputShapes.get(0);
        int[] out = NativeArrays.shape(gradient);
        INDArray volume = volume(bench, in);
        int slices = out[0] * out[1];
        INDArray part = bench.temporary(slices, in[2], in[3], in[4]);
        for (int tap = 0; tap < depth.kernel(); tap++) {
            bench.checkCancelled();
            INDArray turned = turned(bench, tap, in[4]);
            new BackConvolver(bench, Convolver.Kind.FULL, turned, null)
                    .run(
                            NativeArrays.view(gradient, slices, out[2], out[3], out[4]),
                            height.on(in[2]),
                            width.on(in[3]),
                            part);
            slices(volume, tap, out[1]).addi(NativeArrays.view(part, out[0], out[1], in[2], in[3], in[4]));
        }
        INDArray result = bench.temporary(in);
        result.assign(inside(volume, in));
        return result;
    }

    /** All zeros, with the padding of the depth. */
    private INDArray volume(Bench bench, int[] in) {
        int padded = in[1] + depth.before(in[1]) + depth.after(in[1]);
        INDArray volume = bench.temporary(in[0], padded, in[2], in[3], in[4]);
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

    private INDArray kernel(Bench bench, int tap, int channels) {
        return bench.constant("kernel " + tap, () -> readKernel(tap, channels));
    }

    private INDArray turned(Bench bench, int tap, int channels) {
        return bench.constant("turned " + tap, () -> BackConvolver.turned(readKernel(tap, channels)));
    }

    private Tensor readKernel(int tap, int channels) {
        return weights.kernel(
                        "kernel", 4, depth.kernel(), height.kernel(), width.kernel(), channels, operation.filters())
                .slice(tap);
    }
}
