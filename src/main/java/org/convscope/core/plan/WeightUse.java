package org.convscope.core.plan;

/** How a plan uses a network's weights. */
public enum WeightUse {
    /** With batch normalisation folded into them where nobody looks at what stands before it. */
    FOLDED,
    /** Each layer its own, as the file has them: what gradients of weights need. */
    AS_STORED
}
