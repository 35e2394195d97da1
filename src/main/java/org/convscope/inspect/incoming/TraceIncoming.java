package org.convscope.inspect.incoming;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.convscope.array.Tensor;
import org.convscope.core.Engine;
import org.convscope.input.PixelScale;
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
    public record Earlier(String layer, int window, ExpandedWeights.Border border) {}

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
            PixelScale scale,
            OptionalInt side,
            Optional<Tensor> frame,
            long seed) {}

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
     * @throws org.convscope.problem.ProblemException as {@link RankIncoming#of}, {@link ExpandedWeights#of} and
     *     {@link FindExciters#of}
     */
    public Result of(Request request, TaskMonitor monitor) {
        IncomingWeights weights = request.earlier().isPresent()
                ? expanded(request, request.earlier().get(), monitor)
                : new RankIncoming().of(request.network(), request.unit());
        List<IncomingChannel> strongest = weights.strongest(request.count());
        return new Result(
                weights,
                exciters(request, weights.source(), strongest, monitor),
                request.frame()
                        .map(frame -> maps(request.network(), frame, weights.source(), strongest, monitor))
                        .orElse(List.of()));
    }

    private IncomingWeights expanded(Request request, Earlier earlier, TaskMonitor monitor) {
        return new ExpandedWeights(engine)
                .of(
                        new ExpandedWeights.Request(
                                request.network(), request.unit(), earlier.layer(), earlier.window(), earlier.border()),
                        monitor);
    }

    private List<Exciter> exciters(
            Request request, String source, List<IncomingChannel> channels, TaskMonitor monitor) {
        boolean isLayer = request.network().layers().stream().map(LayerCall::id).anyMatch(source::equals);
        if (!isLayer || channels.isEmpty()) {
            return List.of();
        }
        List<Target> targets = channels.stream()
                .<Target>map(channel -> new Target.Unit(source, channel.channel()))
                .toList();
        var asked = new FindExciters.Request(
                request.network(),
                targets,
                request.settings(),
                request.scale(),
                Optional.empty(),
                request.side(),
                List.of(),
                request.seed());
        return new FindExciters(engine).of(asked, ClimbListener.NONE, monitor).exciters();
    }

    private List<Tensor> maps(
            Network network, Tensor frame, String source, List<IncomingChannel> channels, TaskMonitor monitor) {
        Tensor output = Objects.requireNonNull(engine.run(network, List.of(frame), List.of(source), monitor.ofStep())
                .get(source));
        return channels.stream().map(channel -> map(output, channel.channel())).toList();
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
