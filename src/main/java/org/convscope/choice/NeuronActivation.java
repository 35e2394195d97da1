package org.convscope.choice;

/** The activations that a neuron of the lab can have, by Keras's names. */
public enum NeuronActivation {
    SIGMOID("sigmoid"),
    RELU("relu"),
    TANH("tanh"),
    LINEAR("linear"),
    /** With a slope of 0.2 below zero. */
    LEAKY_RELU("leaky_relu"),
    ELU("elu"),
    SELU("selu"),
    GELU("gelu"),
    SILU("silu"),
    MISH("mish"),
    SOFTPLUS("softplus"),
    SOFTSIGN("softsign"),
    /** Keras 3's: relu6(x + 3) / 6. */
    HARD_SIGMOID("hard_sigmoid");

    private final String word;

    NeuronActivation(String word) {
        this.word = word;
    }

    /** Its name in Keras. */
    public String word() {
        return word;
    }
}
