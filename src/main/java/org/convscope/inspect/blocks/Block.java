package org.convscope.inspect.blocks;

import java.util.List;

/**
 * A run of layers that work at one scale.
 *
 * @param name what the names of its convolutions begin with, such as block1, else "block" and its number from 1
 * @param stride how many input pixels lie between two neighbouring positions
 * @param layers ids of its calls, in order of execution; a pooling layer closes the block it takes its input from
 * @param shown id of its last convolution, whose own output stands for the block
 * @param afterActivation id of the last of the normalisations and activations that directly follow it; {@code shown} itself
 *     where none follows
 */
public record Block(String name, double stride, List<String> layers, String shown, String afterActivation) {
    public Block {
        layers = List.copyOf(layers);
    }

    /** The layer to show. */
    public String layer(Variant variant) {
        return variant == Variant.OWN_OUTPUT ? shown : afterActivation;
    }

    /** Which output of the last convolution is meant. */
    public enum Variant {
        /** The convolution layer's own output, as Keras gives it. */
        OWN_OUTPUT,
        /** After the normalisation and activation layers that directly follow. */
        AFTER_ACTIVATION
    }
}
