package org.convscope.core.plan;

import java.util.ArrayList;
import java.util.List;
import org.convscope.network.Activation;
import org.convscope.network.LayerCall;
import org.convscope.network.Operation;
import org.jspecify.annotations.Nullable;

/** A step while its plan is being rewritten: it names what it takes by the steps that give it. */
final class Draft {
    /** The layer whose output, or a part of the way to it, this gives. */
    LayerCall call;

    Operation operation;
    StepWeights weights;
    Activation activation;
    Operation.@Nullable ZeroPadding padding;

    /** What is added to the result, which is also the last of the inputs. */
    @Nullable
    Draft added;

    List<Draft> inputs;
    boolean isLast;
    boolean isWanted;

    Draft(LayerCall call, Operation operation, StepWeights weights, Activation activation, List<Draft> inputs) {
        this.call = call;
        this.operation = operation;
        this.weights = weights;
        this.activation = activation;
        this.inputs = new ArrayList<>(inputs);
    }

    boolean isActivation() {
        return operation instanceof Operation.Activate && !activation.isLinear();
    }

    boolean isInput() {
        return operation instanceof Operation.Input;
    }

    /** Gives from now on what the other one gave. */
    void standsFor(Draft other) {
        call = other.call;
        isLast = other.isLast;
        isWanted = other.isWanted;
    }
}
