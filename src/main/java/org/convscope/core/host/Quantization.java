package org.convscope.core.host;

import org.convscope.network.Operation;

/** What is left of numbers when a quantised layer of Keras 3 has made whole numbers of them. */
final class Quantization extends RowOperation {
    private final Operation.Quantization operation;

    Quantization(Operation.Quantization operation) {
        this.operation = operation;
    }

    @Override
    int[] axes(int rank) {
        return new int[] {rank - 1};
    }

    @Override
    RowFunction rowFunction(HostScope scope, int[] shape) {
        return new Rounding(operation.steps(), (float) operation.epsilon());
    }

    /** In float32 as Keras has it, halves to the even number. Its gradient passes, as Keras defines it. */
    private record Rounding(int steps, float epsilon) implements RowFunction {
        @Override
        public void forward(float[] row, int number) {
            float largest = 0;
            for (float value : row) {
                largest = Math.max(largest, Math.abs(value));
            }
            float scale = steps / (largest + epsilon);
            for (int i = 0; i < row.length; i++) {
                float whole = (float) Math.rint(row[i] * scale);
                row[i] = Math.max(-steps, Math.min(steps, whole)) / scale;
            }
        }

        @Override
        public void gradient(float[] input, float[] gradient, int number) {
            // straight through
        }
    }
}
