package org.convscope.inspect.incoming;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.convscope.array.Tensor;
import org.convscope.choice.WindowBorder;
import org.convscope.core.Engine;
import org.convscope.input.InputScale;
import org.convscope.inspect.exciter.ClimbListener;
import org.convscope.inspect.exciter.Exciter;
import org.convscope.inspect.exciter.ExciterSettings;
import org.convscope.inspect.exciter.FindExciters;
import org.convscope.inspect.target.Target;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.task.TaskMonitor;

/** The channels that a unit takes most from, what excites each of them, and what each gives for a frame. */
public final class TraceIncoming {
    private final Engine engine;

    public TraceIncoming(Engine engine) {
        this.engine = engine;
    }

    /**
     * An earlier layer than the one before.
     *
     * @param layer as a user names it
     * @param window rows and columns of the weights
     */
    public record Earlier(String layer, int window, WindowBorder border) {}

    /**
     * What is asked for.
     *
     * @param earlier from which layer; else from the one before, by the unit's kernel
     * @param count how many channels, at most
     * @param settings how their exciters climb
     * @param scale how pictures become the network's input
     * @param side rows and columns of the exciters, if not the usual ones
     * @param frame the network's input for a frame, (1, H, W, C)
     * @param seed of the exciters' chance
     */
    public record Request(
            Network network,
            Target.Unit unit,
            Optional<Earlier> earlier,
            int count,
            ExciterSettings settings,
            InputScale scale,
            OptionalInt side,
            Optional<Tensor> frame,
            long seed) {
        private FindExciters.Request exciters(List<Target> channels) {
            return new FindExciters.Request(
                    network, channels, settings, scale, Optional.empty(), side, List.of(), seed);
        }
    }

    /**
     * What was found.
     *
     * @param weights of all channels
     * @param exciters of the strongest channels; none where they are the network's own input
     * @param frameMaps of the strongest channels, (H, W) each; none without a frame
     */
    public record Result(IncomingWeights weights, List<Exciter> exciters, List<Tensor> frameMaps) {
        public Result {
            exciters = List.copyOf(exciters);
            frameMaps = List.copyOf(frameMaps);
        }
    }

    /**
     * @throws org.convscope.problem.ProblemException as {@link #weights}, {@link #exciters} and {@link #maps}
     */
    public Result of(Request request, TaskMonitor monitor) {
        IncomingWeights weights = weights(request.network(), request.unit(), request.earlier(), monitor);
        List<Target> channels = channels(weights, request.count());
        List<Exciter> exciters = isLayer(request.network(), weights.source()) && !channels.isEmpty()
                ? exciters(request.exciters(channels), monitor)
                : List.of();
        return new Result(
                weights,
                exciters,
                request.frame()
                        .map(frame -> maps(request.network(), frame, weights, request.count(), monitor))
                        .orElse(List.of()));
    }

    /**
     * @param earlier from which layer; else from the one before, by the unit's kernel
     * @throws org.convscope.problem.ProblemException as {@link RankIncoming#of} and {@link ExpandedWeights#of}
     */
    public IncomingWeights weights(Network network, Target.Unit unit, Optional<Earlier> earlier, TaskMonitor monitor) {
        return earlier.isEmpty()
                ? new RankIncoming().of(network, unit)
                : new ExpandedWeights(engine)
                        .of(
                                new ExpandedWeights.Request(
                                        network,
                                        unit,
                                        earlier.get().layer(),
                                        earlier.get().window(),
                                        earlier.get().border()),
                                monitor);
    }

    /** Whether something is a layer, with units that can be excited, and no input. */
    public static boolean isLayer(Network network, String source) {
        return network.layers().stream().map(LayerCall::id).anyMatch(source::equals);
    }

    /** The strongest channels, as units of the layer that gives them. */
    public static List<Target> channels(IncomingWeights weights, int count) {
        return weights.strongest(count).stream()
                .<Target>map(channel -> new Target.Unit(weights.source(), channel.channel()))
                .toList();
    }

    /**
     * @throws org.convscope.problem.ProblemException as {@link FindExciters#of}
     */
    public List<Exciter> exciters(FindExciters.Request request, TaskMonitor monitor) {
        return new FindExciters(engine).of(request, ClimbListener.NONE, monitor).exciters();
    }

    /**
     * What the strongest channels give for a frame.
     *
     * @param frame the network's input, (1, H, W, C)
     * @return (H, W) each
     */
    public List<Tensor> maps(Network network, Tensor frame, IncomingWeights weights, int count, TaskMonitor monitor) {
        String source = weights.source();
        Tensor output = Objects.requireNonNull(engine.run(network, List.of(frame), List.of(source), monitor.ofStep())
                .get(source));
        return weights.strongest(count).stream()
                .map(channel -> map(output, channel.channel()))
                .toList();
    }

    private static Tensor map(Tensor output, int channel) {
        int channels = output.length(-1);
        float[] map = new float[output.size() / channels];
        for (int i = 0; i < map.length; i++) {
            map[i] = output.data()[i * channels + channel];
        }
        return output.rank() == 4 ? Tensor.of(map, output.length(1), output.length(2)) : Tensor.of(map, 1, map.length);
    }
}
