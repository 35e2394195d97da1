package org.convscope.inspect.lab;

import java.util.Locale;
import org.convscope.choice.NeuronActivation;
import org.convscope.core.host.ActivationValues;
import org.convscope.network.Activation;

/** A neuron of two inputs: {@code activation(w1 x1 + w2 x2 + bias)}. */
public record NeuronFormula(double x1, double x2, double w1, double w2, double bias, NeuronActivation activation) {
    /** The curve of an activation goes from minus this to this. */
    public static final double CURVE_END = 35;

    private static final int CURVE_STEPS = 700;

    /** The weighted sum with the bias. */
    public double sum() {
        return w1 * x1 + w2 * x2 + bias;
    }

    /** The activation of the sum. */
    public double output() {
        return value(sum());
    }

    /** The activation of a number. */
    public double value(double z) {
        return ActivationValues.of(function(), z);
    }

    /** Where the curve of the activation is drawn, rising. */
    public static double[] curveAt() {
        double[] at = new double[CURVE_STEPS + 1];
        for (int i = 0; i < at.length; i++) {
            at[i] = -CURVE_END + 2 * CURVE_END * i / CURVE_STEPS;
        }
        return at;
    }

    /** The activation at the places of {@link #curveAt}. */
    public double[] curve() {
        double[] values = curveAt();
        for (int i = 0; i < values.length; i++) {
            values[i] = value(values[i]);
        }
        return values;
    }

    /** The formula with its numbers, two lines. */
    public String formula() {
        return String.format(
                Locale.ROOT,
                "z = w1·x1 + w2·x2 + b = %s·%s + %s·%s + %s = %s%ny = %s(z) = %s",
                number(w1),
                number(x1),
                number(w2),
                number(x2),
                number(bias),
                String.format(Locale.ROOT, "%.2f", sum()),
                activation.word(),
                String.format(Locale.ROOT, "%.4f", output()));
    }

    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return value < 0 ? "(" + text + ")" : text;
    }

    private Activation function() {
        return switch (activation) {
            case SIGMOID -> Activation.of(Activation.Kind.SIGMOID);
            case RELU -> Activation.RELU;
            case TANH -> Activation.of(Activation.Kind.TANH);
            case LINEAR -> Activation.LINEAR;
            case LEAKY_RELU -> Activation.of(Activation.Kind.LEAKY_RELU, 0.2);
            case ELU -> Activation.of(Activation.Kind.ELU, 1);
            case SELU -> Activation.of(Activation.Kind.SELU);
            case GELU -> Activation.of(Activation.Kind.GELU);
            case SILU -> Activation.of(Activation.Kind.SILU);
            case MISH -> Activation.of(Activation.Kind.MISH);
            case SOFTPLUS -> Activation.of(Activation.Kind.SOFTPLUS);
            case SOFTSIGN -> Activation.of(Activation.Kind.SOFTSIGN);
            case HARD_SIGMOID -> Activation.of(Activation.Kind.HARD_SIGMOID_3);
        };
    }
}
