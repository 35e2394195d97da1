package org.convscope.core.nd4j;

import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.core.host.HostOperation;
import org.nd4j.linalg.api.ndarray.INDArray;

/** An operation that is computed in Java: its arrays are copied to the heap and back. */
class OnHeap extends ArrayOperation {
    private final HostOperation operation;

    OnHeap(HostOperation operation) {
        this.operation = operation;
    }

    @Override
    public Storage storage() {
        return operation.isInPlace() ? Storage.IN_PLACE : Storage.FRESH;
    }

    @Override
    public Remembers remembers() {
        return switch (operation.remembers()) {
            case SHAPES -> Remembers.SHAPES;
            case INPUTS -> Remembers.INPUTS;
            case OUTPUT -> Remembers.OUTPUT;
        };
    }

    @Override
    public void forward(StepScope scope, List<INDArray> inputs, INDArray output) {
        Tensor result = HostOperation.zeros(NativeArrays.shape(output));
        operation.compute(scope, inputs.stream().map(NativeArrays::read).toList(), result);
        NativeArrays.write(result.data(), output);
    }

    @Override
    public List<INDArray> inputGradients(StepScope scope, Passed passed, INDArray gradient) {
        List<Tensor> inputs = remembers() == Remembers.INPUTS
                ? passed.inputs().stream().map(NativeArrays::read).toList()
                : passed.inputShapes().stream().map(HostOperation::zeros).toList();
        Tensor output = remembers() == Remembers.OUTPUT
                ? NativeArrays.read(passed.keptOutput())
                : HostOperation.zeros(NativeArrays.shape(gradient));
        return operation.gradients(scope, inputs, output, NativeArrays.read(gradient)).stream()
                .map(scope::temporary)
                .toList();
    }
}
