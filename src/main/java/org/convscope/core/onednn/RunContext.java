package org.convscope.core.onednn;

import java.util.List;
import java.util.Objects;
import org.convscope.array.Tensor;
import org.convscope.core.host.HeapConstants;
import org.convscope.core.onednn.CompileScope.Exactness;
import org.convscope.core.plan.Shapes;
import org.convscope.task.TaskMonitor;
import org.jspecify.annotations.Nullable;

/**
 * What a program works with while it runs.
 *
 * @param base where the program's memory begins
 * @param inputs of the network
 * @param exactness of the program's numbers
 * @param gradients that are asked for; null for none
 */
record RunContext(
        long base,
        List<Tensor> inputs,
        WeightCache weights,
        HeapConstants constants,
        TaskMonitor monitor,
        Exactness exactness,
        @Nullable GradientResults gradients) {
    /**
     * @throws IllegalStateException if the run is for outputs alone
     */
    GradientResults wantedGradients() {
        return Objects.requireNonNull(gradients);
    }

    /** The request's; 0 where the run is for outputs alone. */
    long seed() {
        return gradients == null ? 0 : gradients.request().seed();
    }

    /** Where an array begins. */
    long address(NativeArray array) {
        return base + array.region().offset() + array.offset();
    }

    /**
     * Where a weight lies in this step.
     *
     * @throws NotFiniteException if the program is for finite numbers, and the weight's are not
     */
    long address(CachedWeight weight) {
        long address = weights.address(weight);
        require(weight.isFinite());
        return address;
    }

    /**
     * Looks at what Java has computed, which oneDNN's primitives take next.
     *
     * @throws NotFiniteException if the program is for finite numbers, and one of the first so many is not
     */
    void requireFinite(float[] numbers, int count) {
        if (exactness == Exactness.FINITE) {
            require(InputNumbers.isFinite(numbers, count));
        }
    }

    /** Goes on if all is finite, or need not be. */
    void require(boolean isFinite) {
        if (!isFinite && exactness == Exactness.FINITE) {
            throw new NotFiniteException();
        }
    }

    /** Row-major numbers, copied to the heap. */
    Tensor read(NativeArray array) {
        return Tensor.of(readNumbers(array), array.shape());
    }

    /**
     * @param numbers as many as the array has, written over
     */
    Tensor read(NativeArray array, float[] numbers) {
        HeapCopy.read(address(array), numbers);
        return Tensor.of(numbers, array.shape());
    }

    float[] readNumbers(NativeArray array) {
        float[] numbers = new float[Shapes.heapLength(array.size())];
        HeapCopy.read(address(array), numbers);
        return numbers;
    }

    /** Row-major numbers, copied from the heap. */
    void write(float[] numbers, NativeArray array) {
        HeapCopy.write(numbers, address(array));
    }
}
