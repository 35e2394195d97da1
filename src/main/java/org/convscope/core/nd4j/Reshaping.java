package org.convscope.core.nd4j;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The input's numbers under another shape: flattening, reshaping, new and dropped axes, and layers that do nothing. */
final class Reshaping extends ArrayOperation {
    @Override
    public Storage storage() {
        return Storage.VIEW;
    }

    @Override
    public void forward(StepScope scope, List<INDArray> inputs, INDArray output) {
        throw new IllegalStateException("nothing to compute");
    }

    @Override
    public List<INDArray> inputGradients(StepScope scope, Passed passed, INDArray gradient) {
        throw new IllegalStateException("nothing to compute");
    }
}
