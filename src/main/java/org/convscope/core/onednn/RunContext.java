package org.convscope.core.onednn;

import java.util.List;
import java.util.Objects;
import org.convscope.array.Tensor;
import org.convscope.core.host.HeapConstants;
import org.convscope.core.plan.Shapes;
import org.convscope.task.TaskMonitor;
import org.jspecify.annotations.Nullable;

/**
 * What a program works with while it runs.
 *
 * @param base where the program's memory begins
 * @param inputs of the network
 * @param gradients that are asked for; null for none
 */
record RunContext(
        long base,
        List<Tensor> inputs,
        WeightCache weights,
        HeapConstants constants,
        TaskMonitor monitor,
        @Nullable GradientResults gradients) {
    /**
     * @throws IllegalStateException if the run is for outputs alone
     */
    GradientResults wantedGradients() {
        return Objects.requireNonNull(gradients);
    }

    /** Where an array begins. */
    long address(NativeArray array) {
        return base + array.region().offset() + array.offset();
    }

    /** Row-major numbers, copied to the heap. */
    Tensor read(NativeArray array) {
        return Tensor.of(readNumbers(array), array.shape());
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
