package org.convscope.inspect.prediction;

import java.util.List;
import org.convscope.inspect.maps.ComputeMaps;
import org.convscope.inspect.maps.LayerMaps;
import org.convscope.inspect.maps.NetworkInput;
import org.convscope.inspect.target.Target;
import org.convscope.network.Network;
import org.convscope.task.TaskMonitor;

/** The class that a network's first output says most of for a frame. */
public final class StrongestClass {
    private final ComputeMaps maps;

    public StrongestClass(ComputeMaps maps) {
        this.maps = maps;
    }

    /**
     * The first of the largest; where classes have maps, that of the largest mean.
     *
     * @throws org.convscope.problem.ProblemException as {@link ComputeMaps#compute}
     */
    public Target.OutputClass of(Network network, NetworkInput frame, TaskMonitor monitor) {
        String output = network.outputs().get(0);
        LayerMaps answer = maps.compute(new ComputeMaps.Request(network, List.of(frame), List.of(output)), monitor)
                .get(0);
        return new Target.OutputClass(output, answer.strongest());
    }
}
