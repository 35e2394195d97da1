package org.convscope.keras.config;

import java.util.List;

/**
 * One call of one layer in the flat graph.
 *
 * @param id unique name, as in {@link org.convscope.network.LayerCall}
 * @param path names from the outermost model inwards
 * @param number which call of that layer, from 0
 * @param kind what it stands for
 * @param layer the layer's description; of the nested model where this is its output
 * @param call its arguments
 * @param trainable whether neither the layer nor a model around it is frozen
 * @param steps in how many models it stands that {@code TimeDistributed} applies to every step
 */
public record FlatCall(
        String id,
        List<String> path,
        int number,
        Kind kind,
        LayerConfig layer,
        CallArguments<FlatOutput> call,
        boolean trainable,
        int steps) {
    /** What a call stands for. */
    public enum Kind {
        INPUT,
        LAYER,
        NESTED_OUTPUT,
        /** Stands before the start that was chosen; nothing of it is left but its name. */
        CUT_OFF
    }

    public FlatCall {
        path = List.copyOf(path);
    }
}
