package org.convscope.core.host;

import org.convscope.core.plan.Step;

/** {@code keras.layers.SimpleRNN}: h = activation(x W + h U + b). */
record SimpleCell(StateProduct state, ScalarFunction activation) implements RecurrentCell {
    private record Done(double[] sum, double[][] after) implements Step {}

    @Override
    public int states() {
        return 1;
    }

    @Override
    public int columns() {
        return 1;
    }

    @Override
    public Step step(double[] input, double[][] before) {
        double[] sum = state.of(before[0]);
        double[] after = new double[sum.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] += input[i];
            after[i] = activation.value(sum[i]);
        }
        return new Done(sum, new double[][] {after});
    }

    @Override
    public double[][] back(Step step, double[][] gradient, double[] inputGradient) {
        double[] sum = ((Done) step).sum;
        for (int i = 0; i < sum.length; i++) {
            inputGradient[i] = gradient[0][i] * activation.slope(sum[i]);
        }
        return new double[][] {state.back(inputGradient)};
    }
}
