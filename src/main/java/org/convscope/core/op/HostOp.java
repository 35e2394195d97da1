package org.convscope.core.op;

import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.core.memory.NativeArrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/** An operation computed in Java on the heap: where ND4J has none, or has it slow or wrong. */
abstract class HostOp extends Op {
    /**
     * @param output all zeros, to be filled
     */
    abstract void compute(Bench bench, List<Tensor> inputs, Tensor output);

    /** One gradient an input; only what {@link #remembers()} says is filled in {@code inputs} and {@code output}. */
    abstract List<Tensor> gradients(Bench bench, List<Tensor> inputs, Tensor output, Tensor gradient);

    @Override
    public Remembers remembers() {
        return Remembers.INPUTS;
    }

    @Override
    public void forward(Bench bench, List<INDArray> inputs, INDArray output) {
        Tensor result = zeros(NativeArrays.shape(output));
        compute(bench, inputs.stream().map(NativeArrays::read).toList(), result);
        NativeArrays.write(result.data(), output);
    }

    @Override
    public List<INDArray> inputGradients(Bench bench, Passed passed, INDArray gradient) {
        List<Tensor> inputs = remembers() == Remembers.INPUTS
                ? passed.inputs().stream().map(NativeArrays::read).toList()
                : passed.inputShapes().stream().map(HostOp::zeros).toList();
        Tensor output = remembers() == Remembers.OUTPUT
                ? NativeArrays.read(passed.keptOutput())
                : zeros(NativeArrays.shape(gradient));
        return gradients(bench, inputs, output, NativeArrays.read(gradient)).stream()
                .map(bench::temporary)
                .toList();
    }

    /**
     * @throws org.convscope.problem.ProblemException if one array does not hold so many numbers
     */
    static Tensor zeros(int... shape) {
        return Tensor.of(new float[NativeArrays.heapLength(Tensor.sizeOf(shape))], shape);
    }
}
