package org.convscope.workspace;

import com.google.gson.JsonObject;
import org.convscope.choice.NeuronActivation;
import org.convscope.json.JsonFields;

/**
 * The neuron of the lab.
 *
 * @param x1 first input, -5 to 5
 * @param x2 second input, likewise
 * @param w1 weight of the first, -3 to 3
 * @param w2 weight of the second, likewise
 * @param bias likewise
 */
public record LabNeuron(double x1, double x2, double w1, double w2, double bias, NeuronActivation activation) {
    public static final double MOST_INPUT = 5;
    public static final double MOST_WEIGHT = 3;
    public static final LabNeuron DEFAULT = new LabNeuron(1, 1, 1, 1, 0, NeuronActivation.SIGMOID);

    public LabNeuron {
        x1 = within(x1, MOST_INPUT);
        x2 = within(x2, MOST_INPUT);
        w1 = within(w1, MOST_WEIGHT);
        w2 = within(w2, MOST_WEIGHT);
        bias = within(bias, MOST_WEIGHT);
    }

    private static double within(double value, double most) {
        return Math.max(-most, Math.min(most, value));
    }

    public LabNeuron x1(double other) {
        return new LabNeuron(other, x2, w1, w2, bias, activation);
    }

    public LabNeuron x2(double other) {
        return new LabNeuron(x1, other, w1, w2, bias, activation);
    }

    public LabNeuron w1(double other) {
        return new LabNeuron(x1, x2, other, w2, bias, activation);
    }

    public LabNeuron w2(double other) {
        return new LabNeuron(x1, x2, w1, other, bias, activation);
    }

    public LabNeuron bias(double other) {
        return new LabNeuron(x1, x2, w1, w2, other, activation);
    }

    /** With the bias, in tenths, by which the weighted sum comes nearest to a number. */
    public LabNeuron sum(double wanted) {
        return bias(Math.round(10 * (wanted - w1 * x1 - w2 * x2)) / 10.0);
    }

    public LabNeuron activation(NeuronActivation other) {
        return new LabNeuron(x1, x2, w1, w2, bias, other);
    }

    JsonObject written() {
        var json = new JsonObject();
        json.addProperty("x1", x1);
        json.addProperty("x2", x2);
        json.addProperty("w1", w1);
        json.addProperty("w2", w2);
        json.addProperty("bias", bias);
        json.addProperty("activation", JsonFields.word(activation));
        return json;
    }

    static LabNeuron read(JsonFields json) {
        json.only("x1", "x2", "w1", "w2", "bias", "activation");
        return new LabNeuron(
                json.decimal("x1").orElse(DEFAULT.x1),
                json.decimal("x2").orElse(DEFAULT.x2),
                json.decimal("w1").orElse(DEFAULT.w1),
                json.decimal("w2").orElse(DEFAULT.w2),
                json.decimal("bias").orElse(DEFAULT.bias),
                json.choice("activation", DEFAULT.activation));
    }
}
