package org.convscope.core.plan;

import java.util.List;
import org.convscope.core.op.Op;
import org.convscope.network.LayerCall;

/**
 * What runs for some wanted layers, in order. Values are numbered: the network's inputs first, then one a step.
 *
 * @param inputs the network's input calls, in its order; value i is input i
 * @param steps one operation each; step i gives value inputs.size() + i
 * @param uses how many steps take each value
 */
record Plan(List<LayerCall> inputs, List<Step> steps, int[] uses) {
    /**
     * @param call the layer it belongs to
     * @param inputs numbers of the values that it takes
     * @param output number of the value that it gives
     * @param isLast whether its output is the layer's own
     * @param isWanted whether its output is to be delivered
     */
    record Step(LayerCall call, Op op, List<Integer> inputs, int output, boolean isLast, boolean isWanted) {}
}
