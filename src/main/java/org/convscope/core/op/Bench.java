package org.convscope.core.op;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.convscope.array.Tensor;
import org.convscope.core.memory.Constants;
import org.convscope.core.memory.NativeArrays;
import org.convscope.task.TaskMonitor;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What an operation works with during one step: its prepared weights, arrays that go when the step ends, cancelling. */
public final class Bench {
    private final Constants constants;
    private final TaskMonitor monitor;
    private final Op owner;
    private final List<INDArray> temporaries = new ArrayList<>();

    public Bench(Constants constants, TaskMonitor monitor, Op owner) {
        this.constants = constants;
        this.monitor = monitor;
        this.owner = owner;
    }

    /** Prepared once and kept while there is room; read only. */
    public INDArray constant(String role, Supplier<Tensor> values) {
        return constants.array(owner, role, values);
    }

    /** Likewise, on the heap. */
    public Tensor hostConstant(String role, Supplier<Tensor> values) {
        return constants.tensor(owner, role, values);
    }

    /** How many bytes of constants are kept at most. */
    public long constantBudgetBytes() {
        return constants.budgetBytes();
    }

    /** Not initialised; closed when the step ends. */
    public INDArray temporary(int... shape) {
        return closeLater(NativeArrays.create(shape));
    }

    /** Closed when the step ends. */
    public INDArray closeLater(INDArray array) {
        temporaries.add(array);
        return array;
    }

    /**
     * @throws org.convscope.task.CancelledException if the work was cancelled
     */
    public void checkCancelled() {
        monitor.checkCancelled();
    }

    /** Ends the step. */
    public void end() {
        temporaries.forEach(INDArray::close);
        temporaries.clear();
        constants.endStep();
    }
}
