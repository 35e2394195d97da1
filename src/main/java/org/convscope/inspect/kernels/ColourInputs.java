package org.convscope.inspect.kernels;

import java.util.List;
import org.convscope.network.LayerCall;
import org.convscope.network.MovingOperation;
import org.convscope.network.Network;
import org.convscope.network.ShapeKeeping;

/** Which layers take red, green and blue. */
public final class ColourInputs {
    private static final int COLOURS = 3;

    private ColourInputs() {}

    /**
     * Whether a layer takes a network's input of three channels, or that input padded, scaled or normalised.
     *
     * @param layer id of a call
     */
    public static boolean areTakenBy(Network network, String layer) {
        List<String> inputs = network.call(layer).inputs();
        while (inputs.size() == 1) {
            LayerCall source = network.call(inputs.get(0));
            if (source.units() != COLOURS) {
                return false;
            }
            if (source.origin() == LayerCall.Origin.INPUT) {
                return source.hasMaps();
            }
            if (!(source.operation() instanceof ShapeKeeping) && !(source.operation() instanceof MovingOperation)) {
                return false;
            }
            inputs = source.inputs();
        }
        return false;
    }
}
