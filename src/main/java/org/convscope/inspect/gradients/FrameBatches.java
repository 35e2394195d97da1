package org.convscope.inspect.gradients;

import java.util.List;
import java.util.Map;
import org.convscope.array.Tensor;
import org.convscope.inspect.target.FittingInputs;
import org.convscope.inspect.target.TargetObjective;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.ShapeInference;
import org.convscope.problem.ProblemException;

/** How many frames are computed at once forwards and back, so that what is kept on the way takes no more than some memory. */
final class FrameBatches {
    private static final long BYTES = 512L << 20;
    private static final int MOST = 32;
    /** A value and its gradient, float32 each. */
    private static final int BYTES_A_NUMBER = 8;

    private FrameBatches() {}

    /**
     * @param inputs one frame or more each
     * @param total how many frames there are to be computed
     * @return how many at a time: where that can be, so many that every batch has as many
     */
    static int size(TargetObjective objective, List<Tensor> inputs, int total) {
        long bytes = Math.max(1, BYTES_A_NUMBER * numbers(objective.network(), objective.call(), inputs));
        int limit = (int) Math.max(1, Math.min(Math.min(MOST, total), BYTES / bytes));
        for (int size = limit; size > limit / 2; size--) {
            if (total % size == 0) {
                return size;
            }
        }
        int batches = (total + limit - 1) / limit;
        return (total + batches - 1) / batches;
    }

    /** What all calls give that lead to one, for one frame. */
    private static long numbers(Network network, String call, List<Tensor> inputs) {
        Map<String, int[]> shapes = FittingInputs.shapes(network, inputs);
        long numbers = 0;
        for (LayerCall one : network.ancestors(List.of(call))) {
            int[] shape = shapes.computeIfAbsent(one.id(), id -> shape(one, shapes));
            long size = 1;
            for (int length : shape) {
                size *= Math.max(1, length);
            }
            numbers += size;
        }
        return numbers;
    }

    private static int[] shape(LayerCall call, Map<String, int[]> known) {
        try {
            return ShapeInference.outputShape(
                    call.operation(),
                    call.activation(),
                    call.inputs().stream().map(known::get).toList());
        } catch (ProblemException e) {
            throw new ProblemException(e.problem().subject(LayerCall.subject(call.id())), e);
        }
    }
}
