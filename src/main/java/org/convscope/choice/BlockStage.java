package org.convscope.choice;

/** An output of a block's last convolution: its own, or that of what follows it. */
public enum BlockStage {
    /** The convolution layer's own output, as Keras gives it. */
    CONVOLUTION,
    /** After the normalisation and activation layers that directly follow. */
    AFTER_ACTIVATION
}
