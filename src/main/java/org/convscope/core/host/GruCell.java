package org.convscope.core.host;

import org.convscope.core.plan.Step;

/**
 * {@code keras.layers.GRU}: columns are update gate, reset gate, candidate.
 *
 * @param gates what the state contributes to the two gates
 * @param candidate what it contributes to the candidate
 * @param stateBias (3 units) added to what the state contributes where the reset comes after the product; empty where before
 */
record GruCell(
        int units,
        StateProduct gates,
        StateProduct candidate,
        float[] stateBias,
        ScalarFunction activation,
        ScalarFunction gate)
        implements RecurrentCell {

    /** Sums before the gates (rows, 2 units) and before the candidate, and the state's part of the latter. */
    private record Done(
            double[] gateSums, double[] candidateSums, double[] fromState, double[] before, double[][] after)
            implements Step {}

    private boolean resetsAfter() {
        return stateBias.length > 0;
    }

    @Override
    public int states() {
        return 1;
    }

    @Override
    public int columns() {
        return 3;
    }

    @Override
    public Step step(double[] input, double[][] before) {
        double[] h = before[0];
        double[] sums = gates.of(h);
        for (int i = 0; i < sums.length; i++) {
            int column = i % (2 * units);
            sums[i] += input[i / (2 * units) * 3 * units + column] + (resetsAfter() ? stateBias[column] : 0);
        }
        double[] seen = resetsAfter() ? h : new double[h.length];
        for (int i = 0; !resetsAfter() && i < h.length; i++) {
            seen[i] = h[i] * gate.value(sums[resetAt(i)]);
        }
        double[] fromState = candidate.of(seen);
        double[] candidates = new double[h.length];
        double[] next = new double[h.length];
        for (int i = 0; i < h.length; i++) {
            fromState[i] += resetsAfter() ? stateBias[2 * units + i % units] : 0;
            double scale = resetsAfter() ? gate.value(sums[resetAt(i)]) : 1;
            candidates[i] = input[i / units * 3 * units + 2 * units + i % units] + scale * fromState[i];
            double z = gate.value(sums[updateAt(i)]);
            next[i] = z * h[i] + (1 - z) * activation.value(candidates[i]);
        }
        return new Done(sums, candidates, fromState, h, new double[][] {next});
    }

    private int updateAt(int i) {
        return i / units * 2 * units + i % units;
    }

    private int resetAt(int i) {
        return updateAt(i) + units;
    }

    @Override
    public double[][] back(Step step, double[][] gradient, double[] inputGradient) {
        Done done = (Done) step;
        int count = done.before.length;
        double[] previous = new double[count];
        double[] gateGradient = new double[2 * count];
        double[] ofCandidate = new double[count];
        double[] ofProduct = new double[count];
        for (int i = 0; i < count; i++) {
            double z = gate.value(done.gateSums[updateAt(i)]);
            double g = gradient[0][i];
            previous[i] = g * z;
            gateGradient[updateAt(i)] = g
                    * (done.before[i] - activation.value(done.candidateSums[i]))
                    * gate.slope(done.gateSums[updateAt(i)]);
            ofCandidate[i] = g * (1 - z) * activation.slope(done.candidateSums[i]);
            ofProduct[i] = ofCandidate[i] * (resetsAfter() ? gate.value(done.gateSums[resetAt(i)]) : 1);
        }
        double[] ofSeen = candidate.back(ofProduct);
        for (int i = 0; i < count; i++) {
            double reset = done.gateSums[resetAt(i)];
            previous[i] += resetsAfter() ? ofSeen[i] : ofSeen[i] * gate.value(reset);
            double ofReset = resetsAfter() ? ofCandidate[i] * done.fromState[i] : ofSeen[i] * done.before[i];
            gateGradient[resetAt(i)] = ofReset * gate.slope(reset);
        }
        double[] throughGates = gates.back(gateGradient);
        for (int i = 0; i < count; i++) {
            previous[i] += throughGates[i];
            int at = i / units * 3 * units + i % units;
            inputGradient[at] = gateGradient[updateAt(i)];
            inputGradient[at + units] = gateGradient[resetAt(i)];
            inputGradient[at + 2 * units] = ofCandidate[i];
        }
        return new double[][] {previous};
    }
}
