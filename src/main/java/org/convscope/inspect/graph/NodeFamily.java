package org.convscope.inspect.graph;

import org.convscope.network.ActivatingOperation;
import org.convscope.network.ConvolvingOperation;
import org.convscope.network.ElementwiseOperations;
import org.convscope.network.LayerCall;
import org.convscope.network.MovingOperation;
import org.convscope.network.MovingOperations;
import org.convscope.network.NormalizingOperation;
import org.convscope.network.Operation;
import org.convscope.network.ProductOperations;
import org.convscope.network.SourceOperations;
import org.convscope.network.WindowOperations;

/** Layers of the same use, drawn alike. */
public enum NodeFamily {
    INPUT,
    CONVOLUTION,
    POOLING,
    NORMALISATION,
    ACTIVATION,
    /** Puts several inputs together. */
    MERGE,
    DENSE,
    /** Moves numbers and computes none: flatten, padding, crops. */
    MOVING,
    OTHER,
    /** Nobody can compute it. */
    UNAVAILABLE;

    static NodeFamily of(LayerCall call) {
        Operation kind = call.kind();
        if (call.origin() == LayerCall.Origin.INPUT) {
            return INPUT;
        }
        if (kind instanceof SourceOperations.Unavailable) {
            return UNAVAILABLE;
        }
        if (kind instanceof ConvolvingOperation) {
            return CONVOLUTION;
        }
        if (kind instanceof WindowOperations.Pooling || kind instanceof WindowOperations.GlobalPooling) {
            return POOLING;
        }
        if (kind instanceof NormalizingOperation) {
            return NORMALISATION;
        }
        if (kind instanceof ActivatingOperation) {
            return ACTIVATION;
        }
        if (kind instanceof MovingOperations.Concatenate
                || kind instanceof ElementwiseOperations.Merge
                || call.inputs().size() > 1) {
            return MERGE;
        }
        if (kind instanceof ProductOperations.Dense) {
            return DENSE;
        }
        return kind instanceof MovingOperation ? MOVING : OTHER;
    }
}
