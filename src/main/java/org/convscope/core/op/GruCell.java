package org.convscope.core.op;

/**
 * One step of {@code keras.layers.GRU}; columns of the kernels are update gate, reset gate, candidate.
 *
 * @param kernel (channels, 3 units)
 * @param recurrent (units, 3 units)
 * @param bias (3 units), or the input's and then the state's (2, 3 units) where the reset comes after the product
 */
record GruCell(
        int units, boolean resetAfter, float[] kernel, float[] recurrent, float[] bias, Curve activation, Curve gate) {

    /** The next state and what led to it: sums before the gates and the candidate, and the state's part of the latter. */
    record Step(double[] state, double[] update, double[] reset, double[] candidate, double[] fromState) {}

    private double sum(float[] x, int from, int channels, int column) {
        double sum = bias[column];
        for (int c = 0; c < channels; c++) {
            sum += (double) x[from + c] * kernel[c * 3 * units + column];
        }
        return sum;
    }

    private double stateSum(double[] state, int column) {
        double sum = resetAfter ? bias[3 * units + column] : 0;
        for (int u = 0; u < units; u++) {
            sum += state[u] * recurrent[u * 3 * units + column];
        }
        return sum;
    }

    Step step(float[] x, int from, int channels, double[] state) {
        double[] update = new double[units];
        double[] reset = new double[units];
        for (int u = 0; u < units; u++) {
            update[u] = sum(x, from, channels, u) + stateSum(state, u);
            reset[u] = sum(x, from, channels, units + u) + stateSum(state, units + u);
        }
        double[] seen = state;
        if (!resetAfter) {
            seen = new double[units];
            for (int u = 0; u < units; u++) {
                seen[u] = state[u] * gate.value(reset[u]);
            }
        }
        double[] candidate = new double[units];
        double[] fromState = new double[units];
        double[] next = new double[units];
        for (int u = 0; u < units; u++) {
            fromState[u] = stateSum(seen, 2 * units + u);
            double scale = resetAfter ? gate.value(reset[u]) : 1;
            candidate[u] = sum(x, from, channels, 2 * units + u) + scale * fromState[u];
            double z = gate.value(update[u]);
            next[u] = z * state[u] + (1 - z) * activation.value(candidate[u]);
        }
        return new Step(next, update, reset, candidate, fromState);
    }

    /** Adds the input's gradient at {@code from} and gives the gradient of the state before. */
    double[] back(Step step, double[] before, double[] gradient, float[] inputGradient, int from, int channels) {
        double[] previous = new double[units];
        double[] sums = new double[3 * units];
        for (int u = 0; u < units; u++) {
            double z = gate.value(step.update[u]);
            previous[u] += gradient[u] * z;
            sums[u] = gradient[u] * (before[u] - activation.value(step.candidate[u])) * gate.slope(step.update[u]);
            sums[2 * units + u] = gradient[u] * (1 - z) * activation.slope(step.candidate[u]);
        }
        for (int u = 0; u < units; u++) {
            double seen = 0;
            for (int v = 0; v < units; v++) {
                double scale = resetAfter ? gate.value(step.reset[v]) : 1;
                seen += sums[2 * units + v] * scale * recurrent[u * 3 * units + 2 * units + v];
            }
            double r = gate.value(step.reset[u]);
            previous[u] += resetAfter ? seen : seen * r;
            double reset = resetAfter ? sums[2 * units + u] * step.fromState[u] : seen * before[u];
            sums[units + u] = reset * gate.slope(step.reset[u]);
        }
        for (int u = 0; u < units; u++) {
            for (int column = 0; column < 2 * units; column++) {
                previous[u] += sums[column] * recurrent[u * 3 * units + column];
            }
        }
        for (int c = 0; c < channels; c++) {
            double sum = 0;
            for (int column = 0; column < 3 * units; column++) {
                sum += sums[column] * kernel[c * 3 * units + column];
            }
            inputGradient[from + c] += (float) sum;
        }
        return previous;
    }
}
