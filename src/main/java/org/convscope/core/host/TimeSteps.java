package org.convscope.core.host;

import java.util.ArrayList;
import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.network.Operation.Walk;

/** What recurrent operations have in common besides the walk itself: (N, time, ...) by steps, and their further inputs. */
final class TimeSteps {
    private TimeSteps() {}

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
