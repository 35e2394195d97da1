package org.convscope.inspect.receptive;

import java.util.HashMap;
import java.util.Map;
import org.convscope.inspect.receptive.ReceptiveField.Axis;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.Operation;

/**
 * Receptive fields of every layer with maps: size, stride and offset in input pixels, by the usual recursion (Araujo,
 * Norris and Sim, "Computing receptive fields of convolutional neural networks", Distill 2019). Gates that look at the
 * whole image, as squeeze-and-excitation's, do not widen the field of what they multiply.
 */
public final class ReceptiveFields {
    private final Map<String, ReceptiveField> fields = new HashMap<>();

    public ReceptiveFields(Network network) {
        for (LayerCall call : network.calls()) {
            fields.put(call.id(), field(network, call));
        }
    }

    /** What a position of this call's output sees; everything where the output has no positions. */
    public ReceptiveField of(String id) {
        return fields.getOrDefault(id, ReceptiveField.EVERYTHING);
    }

    private ReceptiveField field(Network network, LayerCall call) {
        if (call.operation() instanceof Operation.Input) {
            return new ReceptiveField(Axis.PIXEL, Axis.PIXEL);
        }
        if (call.outputShape().length != 3 && call.outputShape().length != 2) {
            return ReceptiveField.EVERYTHING;
        }
        ReceptiveField seen = ReceptiveField.EVERYTHING;
        int[] inputShape = {};
        for (String input : call.inputs()) {
            ReceptiveField one = of(input);
            if (seen.seesEverything()) {
                seen = one;
                inputShape = network.call(input).outputShape();
            } else if (!one.seesEverything()) {
                seen = seen.union(one);
            }
        }
        if (seen.seesEverything() || inputShape.length != call.outputShape().length) {
            return ReceptiveField.EVERYTHING;
        }
        // a sequence's only spatial axis is drawn as the width
        boolean isSequence = inputShape.length == 2;
        Operation operation = call.operation();
        Axis vertical = isSequence ? seen.vertical() : seen.vertical().through(operation.localField(0, inputShape[0]));
        int across = isSequence ? 0 : 1;
        Axis horizontal = seen.horizontal().through(operation.localField(across, inputShape[across]));
        // who sees all of one axis looks at no place that could be shown
        return vertical.seesEverything() || horizontal.seesEverything()
                ? ReceptiveField.EVERYTHING
                : new ReceptiveField(vertical, horizontal);
    }
}
