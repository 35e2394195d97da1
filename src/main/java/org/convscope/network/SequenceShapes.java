package org.convscope.network;

import java.util.Arrays;
import java.util.List;
import org.convscope.network.Operation.Delivered;
import org.convscope.network.Operation.Walk;
import org.convscope.problem.Problem;

/** The shapes that operations on sequences, and around others, give. */
final class SequenceShapes {
    private SequenceShapes() {}

    static int[] outputShape(Operation operation, List<int[]> inputs) {
        int[] x = inputs.get(0);
        if (operation instanceof Operation.Embedding embedding) {
            int[] result = Arrays.copyOf(x, x.length + 1);
            result[x.length] = embedding.units();
            return result;
        }
        if (operation instanceof Operation.StepMask mask) {
            return mask.alongLast() ? Arrays.copyOf(x, x.length - 1) : x;
        }
        if (operation instanceof Operation.Distributed distributed) {
            int[] step = ShapeInference.outputShape(
                    distributed.operation(),
                    inputs.stream().map(SequenceShapes::withoutTime).toList());
            return withTime(x[0], step);
        }
        if (operation instanceof Operation.Composite composite) {
            List<int[]> shapes = inputs;
            for (Operation.Part part : composite.parts()) {
                shapes = List.of(ShapeInference.outputShape(part.operation(), part.activation(), shapes));
            }
            return shapes.get(0);
        }
        if (operation instanceof Operation.Recurrent recurrent) {
            require(x, 2);
            return delivered(recurrent.walk(), x[0], recurrent.units());
        }
        Operation.ConvolutionalLstm lstm = (Operation.ConvolutionalLstm) operation;
        require(x, lstm.kernel().length + 2);
        int[] state = withoutTime(x).clone();
        state[state.length - 1] = lstm.filters();
        return delivered(lstm.walk(), x[0], state);
    }

    private static int[] delivered(Walk walk, int time, int... state) {
        boolean all = walk.delivered() == Delivered.ALL || walk.delivered() == Delivered.ALL_TURNED;
        return all ? withTime(time, state) : state;
    }

    private static void require(int[] shape, int rank) {
        if (shape.length != rank) {
            throw Problem.of("takes another number of axes")
                    .expected(rank + " besides the batch")
                    .found(ShapeInference.text(shape))
                    .asException();
        }
    }

    private static int[] withoutTime(int[] shape) {
        if (shape.length == 0) {
            throw Problem.of("takes a sequence, but gets no axis of time").asException();
        }
        return Arrays.copyOfRange(shape, 1, shape.length);
    }

    private static int[] withTime(int time, int[] step) {
        int[] result = new int[step.length + 1];
        result[0] = time;
        System.arraycopy(step, 0, result, 1, step.length);
        return result;
    }
}
