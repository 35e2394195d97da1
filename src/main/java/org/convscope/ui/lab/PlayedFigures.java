package org.convscope.ui.lab;

import java.util.List;
import java.util.Optional;
import org.convscope.frame.FrameSource;
import org.convscope.input.Preprocessing;
import org.convscope.inspect.kernels.ReadKernels;
import org.convscope.inspect.maps.LayerMaps;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.problem.ProblemException;
import org.convscope.render.lab.TileFigure;
import org.convscope.task.TaskMonitor;
import org.convscope.ui.view.ViewContext;

/** Kernels and maps of a network at one time of its training. On the engine's thread. */
final class PlayedFigures {
    private final ViewContext context;

    PlayedFigures(ViewContext context) {
        this.context = context;
    }

    /** A figure, or why there is none. */
    record Figure(Optional<TileFigure> tiles, String sentence) {
        static Figure of(TileFigure tiles) {
            return new Figure(Optional.of(tiles), "");
        }

        static Figure none(String sentence) {
            return new Figure(Optional.empty(), sentence);
        }
    }

    /** What is drawn of a version. */
    record Drawn(Figure kernels, Figure maps) {}

    Drawn of(PlayedVersion version, TaskMonitor monitor) {
        Network network = version.network();
        Optional<LayerCall> wanted = version.layer().flatMap(network::find);
        Optional<LayerCall> first = ReadKernels.first(network);
        Figure kernels = wanted.filter(ReadKernels::hasKernels)
                .or(() -> first)
                .map(call -> new ReadKernels().of(network, call.id()))
                .map(stack -> Figure.of(KernelFigures.kernels(stack, stack.layer() + ", " + version.title())))
                .orElseGet(() -> Figure.none("The network has no kernels that can be drawn."));
        Figure maps = wanted.filter(LayerCall::hasMaps)
                .or(() -> first)
                .map(call -> maps(version, call, monitor))
                .orElseGet(() -> Figure.none("The network has no maps."));
        return new Drawn(kernels, maps);
    }

    private Figure maps(PlayedVersion version, LayerCall call, TaskMonitor monitor) {
        if (version.frame().isEmpty()) {
            return Figure.none("Choose a frame to see its maps.");
        }
        Optional<String> obstacle = version.network().unavailable(call.id());
        if (obstacle.isPresent()) {
            return Figure.none("No maps of " + call.id() + ": " + obstacle.get() + ".");
        }
        FrameSource frame = version.frame().get();
        try {
            Preprocessing preprocessing = version.taking().of(version.network());
            LayerMaps maps = KernelFigures.computed(
                            context, version.network(), preprocessing, frame, List.of(call.id()), monitor)
                    .get(0);
            return Figure.of(KernelFigures.maps(
                    maps,
                    maps.layer() + ", " + version.title() + ", on " + frame.name()
                            + (preprocessing.isGuess() ? ", brought to its input by a guess" : ""),
                    "#"));
        } catch (ProblemException e) {
            return Figure.none(e.problem().standing());
        } finally {
            // one of many: what was prepared for it is not worth its memory
            context.engine().get().release(version.network());
        }
    }
}
