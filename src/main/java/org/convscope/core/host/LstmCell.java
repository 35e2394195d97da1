package org.convscope.core.host;

import org.convscope.core.plan.Step;

/** {@code keras.layers.LSTM} and {@code ConvLSTM}: columns are input gate, forget gate, candidate, output gate. */
record LstmCell(int units, StateProduct state, ScalarFunction activation, ScalarFunction gate)
        implements RecurrentCell {
    private static final int GATES = 4;

    private record Done(double[] sums, double[] cellBefore, double[][] after) implements Step {}

    @Override
    public int states() {
        return 2;
    }

    @Override
    public int columns() {
        return GATES;
    }

    @Override
    public Step step(double[] input, double[][] before) {
        double[] sums = state.of(before[0]);
        for (int i = 0; i < sums.length; i++) {
            sums[i] += input[i];
        }
        double[] h = new double[before[0].length];
        double[] c = new double[h.length];
        for (int i = 0; i < h.length; i++) {
            int at = i / units * GATES * units + i % units;
            c[i] = gate.value(sums[at + units]) * before[1][i]
                    + gate.value(sums[at]) * activation.value(sums[at + 2 * units]);
            h[i] = gate.value(sums[at + 3 * units]) * activation.value(c[i]);
        }
        return new Done(sums, before[1], new double[][] {h, c});
    }

    @Override
    public double[][] back(Step step, double[][] gradient, double[] inputGradient) {
        Done done = (Done) step;
        double[] sums = done.sums;
        double[] c = done.after[1];
        double[] cellGradient = new double[c.length];
        for (int i = 0; i < c.length; i++) {
            int at = i / units * GATES * units + i % units;
            double out = gate.value(sums[at + 3 * units]);
            double ofCell = gradient[1][i] + gradient[0][i] * out * activation.slope(c[i]);
            inputGradient[at] = ofCell * activation.value(sums[at + 2 * units]) * gate.slope(sums[at]);
            inputGradient[at + units] = ofCell * done.cellBefore[i] * gate.slope(sums[at + units]);
            inputGradient[at + 2 * units] = ofCell * gate.value(sums[at]) * activation.slope(sums[at + 2 * units]);
            inputGradient[at + 3 * units] = gradient[0][i] * activation.value(c[i]) * gate.slope(sums[at + 3 * units]);
            cellGradient[i] = ofCell * gate.value(sums[at + units]);
        }
        return new double[][] {state.back(inputGradient), cellGradient};
    }
}
