package org.convscope.workspace;

/** What the limits of a picture's values are taken over. The same four words everywhere. */
public enum RangeScope {
    /** Each tile by itself. */
    TILE,
    /** All units of the layer, this frame; for kernels, all of the layer's. */
    LAYER,
    /** All convolutions, this frame; for kernels, all of the model's. */
    NETWORK,
    /** The layer over all compared frames. */
    FRAMES
}
