package org.convscope.core.nd4j;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.convscope.array.Tensor;
import org.convscope.core.host.HostScope;
import org.convscope.core.host.Matrices.Matrix;
import org.convscope.core.plan.StepWeights;
import org.convscope.task.TaskMonitor;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What an operation works with during one step: its prepared weights, arrays that go when the step ends, cancelling. */
final class StepScope implements HostScope {
    private static final double FEWEST_NATIVE_PRODUCTS = 1 << 16;

    private final ArrayConstants constants;
    private final ArrayPool pool;
    private final TaskMonitor monitor;
    private final long seed;
    private final Object owner;
    private final String role;
    private final List<INDArray> temporaries;
    private final IdentityHashMap<INDArray, PooledArray> pooled;

    public StepScope(ArrayConstants constants, ArrayPool pool, TaskMonitor monitor, long seed, Object owner) {
        this(constants, pool, monitor, seed, owner, "", new ArrayList<>(), new IdentityHashMap<>());
    }

    private StepScope(
            ArrayConstants constants,
            ArrayPool pool,
            TaskMonitor monitor,
            long seed,
            Object owner,
            String role,
            List<INDArray> temporaries,
            IdentityHashMap<INDArray, PooledArray> pooled) {
        this.constants = constants;
        this.pool = pool;
        this.monitor = monitor;
        this.seed = seed;
        this.owner = owner;
        this.role = role;
        this.temporaries = temporaries;
        this.pooled = pooled;
    }

    /** Prepared once and kept while there is room; read only. */
    INDArray array(String name, Supplier<Tensor> values) {
        return constants.array(owner, role + name, values);
    }

    @Override
    public Tensor constant(String name, Supplier<Tensor> values) {
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
        PooledArray value = PooledArray.create(pool, shape);
        pooled.put(value.array(), value);
        return value.array();
    }

    /** A temporary array, filled. */
    public INDArray temporary(Tensor numbers) {
        INDArray array = temporary(numbers.shape());
        NativeArrays.write(numbers.data(), array);
        return array;
    }

    /** A temporary array of this step under another shape; the old one must not be used any more. */
    public INDArray reshaped(INDArray array, int... shape) {
        try (PooledArray old = claim(array)) {
            PooledArray value = old.viewed(shape);
            pooled.put(value.array(), value);
            return value.array();
        }
    }

    /** Takes over an array that {@link #temporary(int...)} gave: it stays when the step ends. */
    public PooledArray claim(INDArray array) {
        return Objects.requireNonNull(pooled.remove(array), "not an array of this step");
    }

    /** Closed when the step ends. */
    public INDArray closeLater(INDArray array) {
        temporaries.add(array);
        return array;
    }

    @Override
    public long seed() {
        return seed;
    }

    @Override
    public void checkCancelled() {
        monitor.checkCancelled();
    }

    /** Multiplies by libnd4j where that is worth the way there. */
    @Override
    public void multiply(Matrix a, Matrix b, float[] result) {
        if ((double) a.rows() * a.columns() * b.columns() < FEWEST_NATIVE_PRODUCTS) {
            HostScope.super.multiply(a, b, result);
            return;
        }
        StepScope part = part();
        try {
            INDArray product = part.temporary(a.rows(), b.columns());
            NativeArrays.execute(
                    "matmul",
                    List.of(part.stored(a), part.stored(b)),
                    product,
                    a.transposed() ? 1 : 0,
                    b.transposed() ? 1 : 0);
            System.arraycopy(NativeArrays.read(product).data(), 0, result, 0, a.rows() * b.columns());
        } finally {
            part.endPart();
        }
    }

    /** As it lies in its array, before it is seen as its transpose. */
    private INDArray stored(Matrix matrix) {
        int size = matrix.rows() * matrix.columns();
        boolean isAll = matrix.offset() == 0 && matrix.data().length == size;
        float[] numbers =
                isAll ? matrix.data() : Arrays.copyOfRange(matrix.data(), matrix.offset(), matrix.offset() + size);
        return matrix.transposed()
                ? temporary(Tensor.of(numbers, matrix.columns(), matrix.rows()))
                : temporary(Tensor.of(numbers, matrix.rows(), matrix.columns()));
    }

    /** A part of the same step, whose temporary arrays go when the part ends. */
    StepScope part() {
        return new StepScope(constants, pool, monitor, seed, owner, role, new ArrayList<>(), new IdentityHashMap<>());
    }

    /** The same scope for one of several operations of one owner, whose constants have names of their own. */
    StepScope of(String part) {
        return new StepScope(constants, pool, monitor, seed, owner, role + part + "/", temporaries, pooled);
    }

    /** Ends a part: what it made goes, constants stay in use until the step ends. */
    void endPart() {
        temporaries.forEach(INDArray::close);
        temporaries.clear();
        pooled.values().forEach(PooledArray::close);
        pooled.clear();
    }

    /** Ends the step. */
    public void end() {
        endPart();
        constants.endStep();
    }

    /** A layer's bias with what is folded into it; null where it has none. */
    @Nullable
    INDArray bias(StepWeights weights, int units) {
        return weights.hasBias() ? array("bias", () -> weights.bias(units)) : null;
    }

    /** What a layer's units are to be multiplied by before the bias, if its kernel is used as it is read; null for 1. */
    @Nullable
    INDArray scale(StepWeights weights) {
        return weights.isFollowed() ? array("scale", () -> Objects.requireNonNull(weights.scale())) : null;
    }
}
