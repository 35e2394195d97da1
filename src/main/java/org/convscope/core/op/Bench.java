package org.convscope.core.op;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.convscope.array.Tensor;
import org.convscope.core.memory.Constants;
import org.convscope.core.memory.NativeArrays;
import org.convscope.core.memory.Pool;
import org.convscope.core.memory.Value;
import org.convscope.task.TaskMonitor;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What an operation works with during one step: its prepared weights, arrays that go when the step ends, cancelling. */
public final class Bench {
    private final Constants constants;
    private final Pool pool;
    private final TaskMonitor monitor;
    private final Op owner;
    private final String role;
    private final List<INDArray> temporaries;
    private final IdentityHashMap<INDArray, Value> pooled;

    public Bench(Constants constants, Pool pool, TaskMonitor monitor, Op owner) {
        this(constants, pool, monitor, owner, "", new ArrayList<>(), new IdentityHashMap<>());
    }

    private Bench(
            Constants constants,
            Pool pool,
            TaskMonitor monitor,
            Op owner,
            String role,
            List<INDArray> temporaries,
            IdentityHashMap<INDArray, Value> pooled) {
        this.constants = constants;
        this.pool = pool;
        this.monitor = monitor;
        this.owner = owner;
        this.role = role;
        this.temporaries = temporaries;
        this.pooled = pooled;
    }

    /** Prepared once and kept while there is room; read only. */
    public INDArray constant(String name, Supplier<Tensor> values) {
        return constants.array(owner, role + name, values);
    }

    /** Likewise, on the heap. */
    public Tensor hostConstant(String name, Supplier<Tensor> values) {
        return constants.tensor(owner, role + name, values);
    }

    /** How many bytes of constants are kept at most. */
    public long constantBudgetBytes() {
        return constants.budgetBytes();
    }

    /**
     * Not initialised, in memory that was used before where there is some: libnd4j fills new memory with zeros on one core,
     * which takes longer than most operations. Goes back when the step ends, unless it is claimed.
     */
    public INDArray temporary(int... shape) {
        Value value = Value.create(pool, shape);
        pooled.put(value.array(), value);
        return value.array();
    }

    /** Likewise, filled. */
    public INDArray temporary(Tensor numbers) {
        INDArray array = temporary(numbers.shape());
        NativeArrays.write(numbers.data(), array);
        return array;
    }

    /** A temporary array of this step under another shape; the old one must not be used any more. */
    public INDArray reshaped(INDArray array, int... shape) {
        try (Value old = claim(array)) {
            Value value = old.viewed(shape);
            pooled.put(value.array(), value);
            return value.array();
        }
    }

    /** Takes over an array that {@link #temporary(int...)} gave: it stays when the step ends. */
    public Value claim(INDArray array) {
        return Objects.requireNonNull(pooled.remove(array), "not an array of this step");
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

    /** A part of the same step, whose temporary arrays go when the part ends. */
    Bench part() {
        return new Bench(constants, pool, monitor, owner, role, new ArrayList<>(), new IdentityHashMap<>());
    }

    /** The same bench for one of several operations of one owner, whose constants have names of their own. */
    Bench of(String part) {
        return new Bench(constants, pool, monitor, owner, role + part + "/", temporaries, pooled);
    }

    /** Ends a part: what it made goes, constants stay in use until the step ends. */
    void endPart() {
        temporaries.forEach(INDArray::close);
        temporaries.clear();
        pooled.values().forEach(Value::close);
        pooled.clear();
    }

    /** Ends the step. */
    public void end() {
        endPart();
        constants.endStep();
    }
}
