package org.convscope.core.host;

import org.convscope.network.Activation;

/** What an activation gives for one number. */
public final class ActivationValues {
    private ActivationValues() {}

    /**
     * The activation of a number, in 64 bits.
     *
     * @throws IllegalArgumentException if it is not element-wise
     */
    public static double of(Activation activation, double z) {
        return ActivationCurves.of(activation).value(z);
    }
}
