package org.convscope.network;

import java.util.List;
import org.convscope.array.Tensor;

/** Operations that compute nothing: inputs, constants, and what nobody can compute; members of {@link Operation}. */
public interface SourceOperations {

    /** The model's input; shape without the batch, -1 where free. */
    record Input(int[] shape) implements Operation {
        @Override
        public int[] outputShape(List<int[]> inputs) {
            return framed(-1, shape);
        }

        @Override
        public LocalField localField(int axis, int length) {
            return LocalField.POSITION;
        }
    }

    /** The same numbers for every frame; no inputs. The value is without the batch, of which it has one. */
    record Constant(Tensor value) implements MixingOperation {
        @Override
        public int[] outputShape(List<int[]> inputs) {
            return framed(1, value.shape());
        }
    }

    /**
     * The same numbers for every frame, where the model has a further input. It takes the frame's input for the length of
     * its batch alone. The value is without the batch.
     */
    record FilledInput(Tensor value) implements MixingOperation {
        @Override
        public int[] outputShape(List<int[]> inputs) {
            return framed(InputShapes.first(inputs)[0], value.shape());
        }
    }

    /** Nobody can compute it: a Lambda, a custom object, a layer without its weights. Its output counts as its input's shape. */
    record Unavailable(String reason) implements MixingOperation {
        @Override
        public int[] outputShape(List<int[]> inputs) {
            return InputShapes.first(inputs);
        }
    }

    private static int[] framed(int batch, int[] shape) {
        int[] framed = new int[shape.length + 1];
        framed[0] = batch;
        System.arraycopy(shape, 0, framed, 1, shape.length);
        return framed;
    }
}
