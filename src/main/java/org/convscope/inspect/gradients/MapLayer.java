package org.convscope.inspect.gradients;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.convscope.inspect.target.NamedLayer;
import org.convscope.inspect.target.Target;
import org.convscope.inspect.target.TargetObjective;
import org.convscope.network.ActivatingOperation;
import org.convscope.network.ConvolvingOperation;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.NormalizingOperation;
import org.convscope.network.Operation;
import org.convscope.problem.Problem;

/** The layer whose maps are weighed: the one that was named, else the last with maps that the target needs. */
final class MapLayer {
    private static final int IMAGE = 3;

    private MapLayer() {}

    /**
     * @throws org.convscope.problem.ProblemException if there is none, or the target does not depend on the one that was named
     */
    static LayerCall of(TargetObjective objective, Optional<String> named) {
        List<LayerCall> leading = new ArrayList<>(objective.network().ancestors(List.of(objective.call())));
        if (named.isPresent()) {
            return named(objective.network(), leading, named.get(), objective.target());
        }
        if (objective.target() instanceof Target.OutputClass) {
            // a class is what comes before the output's softmax
            leading.removeIf(call -> call.id().equals(objective.call()));
        }
        LayerCall last = last(leading, rank -> rank == IMAGE)
                .or(() -> last(leading, rank -> rank > 1))
                .orElseThrow(() -> Problem.of("no layer with maps leads to it")
                        .subject(objective.target().text())
                        .nextStep("Name a layer with --at, or take another method")
                        .asException());
        return withActivation(last, leading);
    }

    private static LayerCall named(Network network, List<LayerCall> leading, String name, Target target) {
        LayerCall call = NamedLayer.of(network, name);
        if (!leading.contains(call)) {
            throw Problem.of(target.text() + " does not depend on it")
                    .subject(LayerCall.subject(call.id()))
                    .asException();
        }
        if (call.outputShape().length < 2) {
            throw Problem.of("has no maps to be weighed")
                    .subject(LayerCall.subject(call.id()))
                    .nextStep("Name a convolution or what follows it")
                    .asException();
        }
        return call;
    }

    private static Optional<LayerCall> last(List<LayerCall> leading, IntPredicate rank) {
        return leading.stream()
                .filter(call -> call.origin() == LayerCall.Origin.LAYER)
                .filter(call -> rank.test(call.outputShape().length) && hasPositions(call) && makesMaps(call.kind()))
                .reduce((first, second) -> second);
    }

    private static boolean hasPositions(LayerCall call) {
        int[] shape = call.outputShape();
        for (int axis = 0; axis < shape.length - 1; axis++) {
            if (shape[axis] != 1) {
                return true;
            }
        }
        return false;
    }

    /** A convolution, or where several maps meet: what pools, pads or moves maps makes none. */
    private static boolean makesMaps(Operation kind) {
        return kind instanceof ConvolvingOperation
                || kind instanceof Operation.Merge
                || kind instanceof Operation.Concatenate
                || (kind instanceof Operation.Binary both && both.constant() == null);
    }

    /** With the normalisations and activations that follow and belong to it. */
    private static LayerCall withActivation(LayerCall made, List<LayerCall> leading) {
        LayerCall result = made;
        LayerCall current = made;
        while (true) {
            String id = current.id();
            List<LayerCall> takers =
                    leading.stream().filter(call -> call.inputs().contains(id)).toList();
            if (takers.size() != 1) {
                return result;
            }
            current = takers.get(0);
            Operation kind = current.kind();
            if (kind instanceof NormalizingOperation || kind instanceof ActivatingOperation) {
                result = current.origin() == LayerCall.Origin.LAYER ? current : result;
            } else if (!(kind instanceof Operation.Identity) && !(kind instanceof Operation.Dropout)) {
                return result;
            }
        }
    }
}
