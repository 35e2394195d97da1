package org.convscope.ui.work;

import java.util.Optional;
import org.convscope.inspect.maps.ComputeMaps;
import org.convscope.inspect.maps.NetworkInput;
import org.convscope.inspect.prediction.StrongestClass;
import org.convscope.inspect.target.Target;
import org.convscope.network.Network;
import org.convscope.task.TaskMonitor;
import org.convscope.ui.view.ViewContext;
import org.convscope.workspace.SaliencyOptions;
import org.convscope.workspace.Selection;

/**
 * What a map over a frame is of.
 *
 * @param unit empty for the answer, which is known once it is computed
 */
public record TargetChoice(Optional<Target> unit) {
    /** Said where a unit is wanted and there is none. */
    public static final String NO_UNIT = "Choose a layer on the left, and a unit of it.";

    /** Empty where a unit is wanted and no layer is selected. */
    public static Optional<TargetChoice> of(SaliencyOptions.Subject subject, Selection selection) {
        return switch (subject) {
            case ANSWER -> Optional.of(new TargetChoice(Optional.empty()));
            case UNIT ->
                selection.layer().map(layer -> new TargetChoice(Optional.of(new Target.Unit(layer, selection.unit()))));
        };
    }

    /**
     * The unit, or the strongest class of the first output. Computes.
     *
     * @throws org.convscope.problem.ProblemException as {@link StrongestClass#of}
     */
    public Target of(ViewContext context, Network network, NetworkInput input, TaskMonitor monitor) {
        return unit.orElseGet(
                () -> new StrongestClass(new ComputeMaps(context.engine().get(), context.maps()))
                        .of(network, input, monitor));
    }
}
