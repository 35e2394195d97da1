package org.convscope.core.nd4j;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One operation of a plan: its output's shape, its forward computation and the gradient of its inputs. Shapes hold the batch
 * first. All arrays are row-major float32 with their start at the start of their buffer, and stay the caller's.
 */
abstract class ArrayOperation {
    /** Where the output may stand. */
    public enum Storage {
        /** The result in an array of its own. */
        FRESH,
        /** Written over the first input where nobody needs that any more. */
        IN_PLACE,
        /** The first input's numbers under another shape: nothing is computed. */
        VIEW
    }

    /** What the gradient needs to know of the forward run. */
    public enum Remembers {
        SHAPES,
        INPUTS,
        OUTPUT
    }

    /**
     * What the forward run left behind.
     *
     * @param inputShapes of all inputs
     * @param inputs filled if the operation remembers its inputs, else empty
     * @param output there if the operation remembers its output
     */
    public record Passed(
            List<int[]> inputShapes,
            List<INDArray> inputs,
            @Nullable INDArray output) {
        int[] inputShape() {
            return inputShapes.get(0);
        }

        INDArray input() {
            return inputs.get(0);
        }

        INDArray keptOutput() {
            return Objects.requireNonNull(output);
        }
    }

    public Storage storage() {
        return Storage.FRESH;
    }

    public Remembers remembers() {
        return Remembers.SHAPES;
    }

    /** Writes the output, which may be the first input itself if {@link #storage()} is in place. Not called for a view. */
    public abstract void forward(StepScope scope, List<INDArray> inputs, INDArray output);

    /**
     * One array an input, each of its own and from {@link StepScope#temporary}; or the gradient itself, which may be written
     * over. Not called for a view.
     */
    public abstract List<INDArray> inputGradients(StepScope scope, Passed passed, INDArray gradient);
}
