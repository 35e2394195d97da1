package org.convscope.core.onednn;

import org.convscope.core.plan.FusionRules;
import org.convscope.network.Activation;
import org.convscope.network.Operation;

/** What primitives do in one go with their work. */
final class OneDnnRules implements FusionRules {
    /** Whether what follows an operation is written together with it, whether its primitive does it or not. */
    static boolean takesFollowers(Operation operation) {
        return isSummed(operation)
                || operation instanceof Operation.TransposedConvolution
                || operation instanceof Operation.BatchStatistics;
    }

    @Override
    public boolean takesActivation(Operation operation, Activation activation) {
        return takesFollowers(operation) && EltwiseFunction.of(activation).isPresent();
    }

    @Override
    public boolean takesSum(Operation operation) {
        return isSummed(operation);
    }

    private static boolean isSummed(Operation operation) {
        return operation instanceof Operation.Convolution
                || operation instanceof Operation.DepthwiseConvolution
                || operation instanceof Operation.SeparableConvolution
                || operation instanceof Operation.BatchNormalization
                || operation instanceof Operation.Dense;
    }

    @Override
    public boolean takesPadding(Operation operation) {
        return operation instanceof Operation.Convolution || operation instanceof Operation.DepthwiseConvolution;
    }
}
