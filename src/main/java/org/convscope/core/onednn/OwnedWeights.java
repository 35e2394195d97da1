package org.convscope.core.onednn;

import org.convscope.core.plan.StepWeights;

/**
 * The weights of an operation.
 *
 * @param source where they are read
 * @param owner of what is prepared of them: the weights of the whole step
 * @param role of the operation among the owner's, before the names of its weights
 */
record OwnedWeights(StepWeights source, StepWeights owner, String role) {
    static OwnedWeights of(StepWeights weights) {
        return new OwnedWeights(weights, weights, "");
    }

    /** Those of a part of the operation. */
    OwnedWeights part(String name, String part) {
        return new OwnedWeights(source.of(name), owner, role + part + "/");
    }
}
