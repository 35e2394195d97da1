package org.convscope.core.host;

import java.util.ArrayList;
import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.core.plan.Shapes;
import org.convscope.network.Operation.Delivered;
import org.convscope.network.Operation.Walk;

/** What recurrent operations have in common besides the walk itself: (N, time, ...) by steps, and their further inputs. */
final class TimeSteps {
    private TimeSteps() {}

    /**
     * @param state one state without the batch
     * @throws org.convscope.problem.ProblemException if the mask or the first states do not fit
     */
    static int[] outputShape(Walk walk, List<int[]> inputs, int... state) {
        int[] input = inputs.get(0);
        int from = 1;
        if (walk.masked()) {
            if (inputs.size() < 2 || Shapes.product(inputs.get(1), 0, inputs.get(1).length) != input[0] * input[1]) {
                throw Shapes.wrong("the mask does not fit", input[0] + " x " + input[1], inputs.get(1));
            }
            from = 2;
        }
        int[] one = new int[state.length + 1];
        one[0] = input[0];
        System.arraycopy(state, 0, one, 1, state.length);
        for (int[] first : inputs.subList(from, inputs.size())) {
            if (!java.util.Arrays.equals(first, one)) {
                throw Shapes.wrong("a given first state has another shape", Shapes.text(one), first);
            }
        }
        if (walk.delivered() != Delivered.ALL && walk.delivered() != Delivered.ALL_TURNED) {
            return one;
        }
        int[] all = new int[state.length + 2];
        all[0] = input[0];
        all[1] = input[1];
        System.arraycopy(state, 0, all, 2, state.length);
        return all;
    }

    /** The numbers of one step, all frames. */
    static double[] at(Tensor sequence, int step) {
        int frames = sequence.length(0);
        int time = sequence.length(1);
        int size = sequence.size() / Math.max(1, frames * time);
        double[] numbers = new double[frames * size];
        for (int frame = 0; frame < frames; frame++) {
            for (int i = 0; i < size; i++) {
                numbers[frame * size + i] = sequence.data()[(frame * time + step) * size + i];
            }
        }
        return numbers;
    }

    static void put(double[] numbers, Tensor sequence, int step) {
        int frames = sequence.length(0);
        int time = sequence.length(1);
        int size = numbers.length / Math.max(1, frames);
        for (int frame = 0; frame < frames; frame++) {
            for (int i = 0; i < size; i++) {
                sequence.data()[(frame * time + step) * size + i] = (float) numbers[frame * size + i];
            }
        }
    }

    static List<Tensor> firstStates(Walk walk, List<Tensor> inputs) {
        return inputs.subList(walk.masked() ? 2 : 1, inputs.size());
    }

    /** Zeros for the mask, which has no gradient, then those of the first states that were given. */
    static List<Tensor> furtherGradients(Walk walk, List<Tensor> inputs, double[][] ofFirst) {
        List<Tensor> gradients = new ArrayList<>();
        if (walk.masked()) {
            gradients.add(Tensor.zeros(inputs.get(1).shape()));
        }
        List<Tensor> given = firstStates(walk, inputs);
        for (int s = 0; s < given.size(); s++) {
            float[] numbers = new float[ofFirst[s].length];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = (float) ofFirst[s][i];
            }
            gradients.add(Tensor.of(numbers, given.get(s).shape()));
        }
        return gradients;
    }
}
