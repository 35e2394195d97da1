package org.convscope.core.plan;

import org.convscope.network.Activation;
import org.convscope.network.Operation;

/** What an engine computes in one go with an operation. */
public interface FusionRules {
    /** Nothing. */
    FusionRules NONE = new FusionRules() {
        @Override
        public boolean takesActivation(Operation operation, Activation activation) {
            return false;
        }

        @Override
        public boolean takesSum(Operation operation) {
            return false;
        }

        @Override
        public boolean takesPadding(Operation operation) {
            return false;
        }
    };

    /** Whether the activation of the operation's result, after a sum if there is one, costs no pass of its own. */
    boolean takesActivation(Operation operation, Activation activation);

    /** Whether a value of the result's shape can be added to the result. */
    boolean takesSum(Operation operation);

    /** Whether zeros around the operation's input need not be written. */
    boolean takesPadding(Operation operation);
}
