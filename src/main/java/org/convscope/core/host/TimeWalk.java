package org.convscope.core.host;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.convscope.array.Tensor;
import org.convscope.network.Operation.Delivered;
import org.convscope.network.Operation.Walk;
import org.jspecify.annotations.Nullable;

/**
 * A batch's way through time in a recurrent layer: masks, first states, what is given out, and all of it backwards, as
 * {@code keras.backend.rnn} has it.
 *
 * @param frames in the batch
 * @param time how many steps
 * @param frameState numbers in one state of one frame
 * @param mask (frames, time), null for none
 */
record TimeWalk(
        Walk walk,
        RecurrentCell cell,
        int frames,
        int time,
        int frameState,
        @Nullable Tensor mask) {

    /** What the input contributes at a step of time, for all frames. */
    interface Contribution {
        double[] at(int step);
    }

    /** Takes the gradient of that. */
    interface ContributionGradient {
        void at(int step, double[] gradient);
    }

    private int stepAt(int turn) {
        return walk.backwards() ? time - 1 - turn : turn;
    }

    private boolean masked(int frame, int step) {
        return mask != null && Objects.requireNonNull(mask).data()[frame * time + step] == 0;
    }

    /** Zeros, or the states given. */
    double[][] first(List<Tensor> given) {
        double[][] states = new double[cell.states()][frames * frameState];
        for (int s = 0; s < given.size(); s++) {
            float[] numbers = given.get(s).data();
            for (int i = 0; i < numbers.length; i++) {
                states[s][i] = numbers[i];
            }
        }
        return states;
    }

    void forward(HostScope scope, Contribution input, double[][] first, Tensor output) {
        double[][] states = first;
        double[] given = new double[frames * frameState];
        for (int turn = 0; turn < time; turn++) {
            scope.checkCancelled();
            int step = stepAt(turn);
            double[][] after = cell.step(input.at(step), states).after();
            given = given(given, after[0], step);
            states = carried(states, after, step);
            if (walk.delivered() == Delivered.ALL || walk.delivered() == Delivered.ALL_TURNED) {
                deliver(given, output.data(), walk.delivered() == Delivered.ALL ? turn : time - 1 - turn, time);
            }
        }
        switch (walk.delivered()) {
            case ALL, ALL_TURNED -> {}
            case LAST -> deliver(given, output.data(), 0, 1);
            case FIRST_STATE -> deliver(states[0], output.data(), 0, 1);
            case SECOND_STATE -> deliver(states[1], output.data(), 0, 1);
        }
    }

    /** What a step gives out: its own, or, where masked, zeros or what was given out before. */
    private double[] given(double[] before, double[] own, int step) {
        if (mask == null) {
            return own;
        }
        double[] result = own.clone();
        for (int frame = 0; frame < frames; frame++) {
            if (masked(frame, step) && walk.zeroWhereMasked()) {
                Arrays.fill(result, frame * frameState, (frame + 1) * frameState, 0);
            } else if (masked(frame, step)) {
                System.arraycopy(before, frame * frameState, result, frame * frameState, frameState);
            }
        }
        return result;
    }

    private double[][] carried(double[][] before, double[][] after, int step) {
        if (mask == null) {
            return after;
        }
        double[][] result = new double[after.length][];
        for (int s = 0; s < after.length; s++) {
            result[s] = after[s].clone();
            for (int frame = 0; frame < frames; frame++) {
                if (masked(frame, step)) {
                    System.arraycopy(before[s], frame * frameState, result[s], frame * frameState, frameState);
                }
            }
        }
        return result;
    }

    private void deliver(double[] numbers, float[] output, int place, int places) {
        for (int frame = 0; frame < frames; frame++) {
            for (int i = 0; i < frameState; i++) {
                output[(frame * places + place) * frameState + i] = (float) numbers[frame * frameState + i];
            }
        }
    }

    /**
     * @return the gradient of the first states
     */
    double[][] backward(
            HostScope scope,
            Contribution input,
            double[][] first,
            Tensor gradient,
            ContributionGradient inputGradient) {
        List<RecurrentCell.Step> steps = new ArrayList<>();
        double[][] states = first;
        for (int turn = 0; turn < time; turn++) {
            scope.checkCancelled();
            RecurrentCell.Step step = cell.step(input.at(stepAt(turn)), states);
            steps.add(step);
            states = carried(states, step.after(), stepAt(turn));
        }
        double[][] ofStates = new double[cell.states()][frames * frameState];
        double[] ofGiven = new double[frames * frameState];
        switch (walk.delivered()) {
            case ALL, ALL_TURNED -> {}
            case LAST -> collect(gradient.data(), 0, 1, ofGiven);
            case FIRST_STATE -> collect(gradient.data(), 0, 1, ofStates[0]);
            case SECOND_STATE -> collect(gradient.data(), 0, 1, ofStates[1]);
        }
        for (int turn = time - 1; turn >= 0; turn--) {
            scope.checkCancelled();
            int step = stepAt(turn);
            if (walk.delivered() == Delivered.ALL || walk.delivered() == Delivered.ALL_TURNED) {
                collect(gradient.data(), walk.delivered() == Delivered.ALL ? turn : time - 1 - turn, time, ofGiven);
            }
            ofStates = backOneStep(steps.get(turn), step, ofStates, ofGiven, inputGradient);
        }
        return ofStates;
    }

    private double[][] backOneStep(
            RecurrentCell.Step done,
            int step,
            double[][] ofStates,
            double[] ofGiven,
            ContributionGradient inputGradient) {
        double[][] ofAfter = new double[ofStates.length][];
        double[][] passed = new double[ofStates.length][frames * frameState];
        for (int s = 0; s < ofStates.length; s++) {
            ofAfter[s] = ofStates[s].clone();
        }
        for (int frame = 0; frame < frames; frame++) {
            boolean masked = masked(frame, step);
            for (int i = frame * frameState; i < (frame + 1) * frameState; i++) {
                for (int s = 0; masked && s < ofStates.length; s++) {
                    passed[s][i] = ofAfter[s][i];
                    ofAfter[s][i] = 0;
                }
                if (!masked) {
                    ofAfter[0][i] += ofGiven[i];
                }
                if (!masked || walk.zeroWhereMasked()) {
                    ofGiven[i] = 0;
                }
            }
        }
        double[] ofInput = new double[cell.columns() * frames * frameState];
        double[][] before = cell.back(done, ofAfter, ofInput);
        inputGradient.at(step, ofInput);
        for (int s = 0; s < before.length; s++) {
            for (int i = 0; i < before[s].length; i++) {
                before[s][i] += passed[s][i];
            }
        }
        return before;
    }

    private void collect(float[] gradient, int place, int places, double[] sum) {
        for (int frame = 0; frame < frames; frame++) {
            for (int i = 0; i < frameState; i++) {
                sum[frame * frameState + i] += gradient[(frame * places + place) * frameState + i];
            }
        }
    }
}
