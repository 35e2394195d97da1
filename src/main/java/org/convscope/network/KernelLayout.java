package org.convscope.network;

/** The meanings of the last two axes of a convolution's kernel, behind its spatial axes. */
public enum KernelLayout {
    INPUTS_UNITS,
    UNITS_INPUTS,
    /** Channel and multiplier together count the units, as in the layer's output. */
    CHANNELS_MULTIPLIER,
    /** Every place has a kernel of its own: (places, window x inputs, units), without spatial axes. */
    PLACES
}
