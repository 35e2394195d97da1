package org.convscope.inspect.exciter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.convscope.array.Tensor;
import org.convscope.core.Engine;
import org.convscope.input.InputScale;
import org.convscope.input.PixelScale;
import org.convscope.inspect.exciter.ExciterSettings.Paint;
import org.convscope.inspect.target.Target;
import org.convscope.inspect.target.TargetObjective;
import org.convscope.network.Network;
import org.convscope.task.TaskMonitor;

/**
 * Finds what excites units or a class most. Several climb together, each by its own slope; how many depends on their
 * size alone, so that the same request gives the same bits.
 */
public final class FindExciters {
    /** As the notebook has one exciter, and as it has many. */
    private static final int ALONE = 150;

    private static final int AMONG_OTHERS = 64;
    private static final long NUMBERS_TOGETHER = 64L << 20;
    private static final int MOST_TOGETHER = 16;
    private static final long PRIME = 0x9E3779B97F4A7C15L;
    /** How many times as high and wide as the picture the canvas of phases is. */
    private static final int CANVAS_OF_PHASES = 2;
    /** The canvas of a picture of more pixels would take too much memory: it is no larger than that. */
    private static final int MOST_PIXELS_ON_CANVAS = 1 << 20;

    private final Engine engine;

    public FindExciters(Engine engine) {
        this.engine = engine;
    }

    /**
     * What is asked for.
     *
     * @param targets units of one layer, or one class
     * @param scale how pictures become the network's input
     * @param start what every picture begins as, (1, H, W, C), as the network takes it: only where the input itself is
     *     painted
     * @param side rows and columns of the pictures; else 64 of several and 150 of one, or the network's own where it
     *     takes no other
     * @param frames whose spectra give the magnitudes where phases are painted, as {@link MagnitudeTemplate#ofFrames};
     *     else 1/f
     * @param seed of the chance; each target has its own, whatever is asked for besides
     */
    public record Request(
            Network network,
            List<Target> targets,
            ExciterSettings settings,
            InputScale scale,
            Optional<Tensor> start,
            OptionalInt side,
            List<Tensor> frames,
            long seed) {
        public Request {
            targets = List.copyOf(targets);
            frames = List.copyOf(frames);
            if (targets.isEmpty()) {
                throw new IllegalArgumentException("exciters of nothing");
            }
            if (start.isPresent() && settings.paint() != Paint.INPUT) {
                throw new IllegalArgumentException("only the input itself begins with a given picture");
            }
        }

        /** Of what is to excite alone: with the usual size and start, and magnitudes of 1/f. */
        public static Request of(
                Network network, List<Target> targets, ExciterSettings settings, InputScale scale, long seed) {
            return new Request(
                    network, targets, settings, scale, Optional.empty(), OptionalInt.empty(), List.of(), seed);
        }

        /** The same with another seed. */
        public Request withSeed(long other) {
            return new Request(network, targets, settings, scale, start, side, frames, other);
        }

        /** The same of another network. */
        public Request withNetwork(Network other) {
            return new Request(other, targets, settings, scale, start, side, frames, seed);
        }
    }

    /**
     * What was found.
     *
     * @param exciters one a target, in the request's order
     * @param call id of the layer that they are units of
     * @param template where the magnitudes of the spectrum come from; empty where nothing is painted by them
     */
    public record Result(List<Exciter> exciters, String call, int height, int width, String template) {
        public Result {
            exciters = List.copyOf(exciters);
        }
    }

    /**
     * @throws org.convscope.problem.ProblemException if a target is not there, cannot be computed or has no gradient,
     *     or takes no picture of this size
     * @throws org.convscope.task.CancelledException within a layer after a cancel
     */
    public Result of(Request request, ClimbListener listener, TaskMonitor monitor) {
        List<TargetObjective> objectives = request.targets().stream()
                .map(target -> target.in(request.network()))
                .toList();
        TargetObjective first = objectives.get(0);
        if (objectives.stream().anyMatch(one -> !one.call().equals(first.call()))) {
            throw new IllegalArgumentException("targets of several layers");
        }
        ClimbingNetwork networks = ClimbingNetwork.of(
                first,
                request.settings().objective(),
                request.start(),
                request.side(),
                objectives.size() == 1 ? ALONE : AMONG_OTHERS);
        try {
            return of(request, objectives, networks, listener, monitor);
        } finally {
            engine.release(networks.climbing());
            engine.release(networks.given());
        }
    }

    private Result of(
            Request request,
            List<TargetObjective> objectives,
            ClimbingNetwork networks,
            ClimbListener listener,
            TaskMonitor monitor) {
        PictureSize size = networks.size();
        MagnitudeTemplate template = template(request, size);
        ClimbMethod climb = climb(request, networks, template);
        int together = together(objectives.size(), networks);
        List<Exciter> found = new ArrayList<>();
        for (int from = 0; from < objectives.size(); from += together) {
            List<TargetObjective> some = objectives.subList(from, Math.min(from + together, objectives.size()));
            List<Target> targets = some.stream().map(TargetObjective::target).toList();
            double done = (double) from / objectives.size();
            double share = (double) some.size() / objectives.size();
            int steps = request.settings().steps();
            ClimbMethod.Top top = climb.climb(
                    some.stream().mapToInt(TargetObjective::channel).toArray(),
                    some.stream()
                            .mapToLong(one -> seed(request.seed(), one.channel()))
                            .toArray(),
                    (step, images, losses) -> {
                        monitor.progress("Climbing, step " + (step + 1) + " of " + steps, done + share * step / steps);
                        listener.climbed(new ClimbListener.Step(targets, step, steps, images, losses));
                        return !listener.isEnough();
                    },
                    monitor);
            found.addAll(exciters(some, networks, top, monitor));
        }
        boolean isPainted =
                request.settings().paint() == Paint.PHASES || request.settings().paint() == Paint.SPECTRUM;
        return new Result(found, networks.call(), size.height(), size.width(), isPainted ? template.source() : "");
    }

    /** Of the canvas of phases. */
    private static PictureSize whole(PictureSize size) {
        return size.pixels() > MOST_PIXELS_ON_CANVAS ? size : size.times(CANVAS_OF_PHASES);
    }

    /** Of the canvas. */
    private static MagnitudeTemplate template(Request request, PictureSize size) {
        if (request.settings().paint() != Paint.PHASES) {
            return MagnitudeTemplate.powerLaw(size.height(), size.width());
        }
        PictureSize canvas = whole(size);
        return request.frames().isEmpty()
                ? MagnitudeTemplate.powerLaw(canvas.height(), canvas.width())
                : MagnitudeTemplate.ofFrames(size.height(), size.width(), request.frames())
                        .resized(canvas.height(), canvas.width());
    }

    /** Equal parts, so that few sizes are computed. */
    private static int together(int targets, ClimbingNetwork networks) {
        long most = Math.max(1, Math.min(MOST_TOGETHER, NUMBERS_TOGETHER / Math.max(1, networks.numbers())));
        int parts = Math.toIntExact((targets + most - 1) / most);
        return (targets + parts - 1) / parts;
    }

    private static long seed(long seed, int channel) {
        return (seed + 1) * PRIME + channel;
    }

    private ClimbMethod climb(Request request, ClimbingNetwork networks, MagnitudeTemplate template) {
        var slopes = new UnitSlopes(engine, networks.climbing(), networks.call());
        ExciterSettings settings = request.settings();
        PictureSize size = networks.size();
        PixelScale scale = PixelScale.of(request.scale(), size.channels());
        return switch (settings.paint()) {
            case INPUT -> new NotebookClimb(slopes, size, settings, request.start());
            case PIXELS -> {
                List<PixelCanvas> octaves = octaves(size, settings.octaves());
                yield new PictureClimb(
                        slopes, size, settings, scale, octaves.get(0), octaves.subList(1, octaves.size()));
            }
            case SPECTRUM ->
                new PictureClimb(
                        slopes,
                        size,
                        settings,
                        scale,
                        new SpectralCanvas(size, template.magnitudes(), SpectralCanvas.Climbing.PARTS),
                        List.of());
            case PHASES -> {
                PictureSize whole = whole(size);
                var phases = new SpectralCanvas(whole, template.magnitudes(), SpectralCanvas.Climbing.PHASES);
                yield new PictureClimb(
                        slopes, size, settings, scale, new CroppedCanvas(phases, whole, size), List.of());
            }
        };
    }

    private static List<PixelCanvas> octaves(PictureSize size, int count) {
        List<PixelCanvas> octaves = new ArrayList<>();
        for (int octave = count - 1; octave >= 0; octave--) {
            int part = 1 << octave;
            octaves.add(new PixelCanvas(
                    new PictureSize(
                            (size.height() + part - 1) / part, (size.width() + part - 1) / part, size.channels()),
                    size));
        }
        return octaves;
    }

    private List<Exciter> exciters(
            List<TargetObjective> objectives, ClimbingNetwork networks, ClimbMethod.Top top, TaskMonitor monitor) {
        Tensor output = Objects.requireNonNull(
                engine.run(networks.given(), List.of(top.images()), List.of(networks.call()), monitor.ofStep())
                        .get(networks.call()));
        List<Exciter> made = new ArrayList<>();
        for (int n = 0; n < objectives.size(); n++) {
            TargetObjective objective = objectives.get(n);
            Tensor own = output.slice(n);
            int channels = own.rank() == 0 ? 1 : own.length(-1);
            double[] means = means(own, channels);
            made.add(new Exciter(
                    objective.target(),
                    top.images().slice(n),
                    top.losses()[n],
                    means[objective.channel()],
                    map(own, channels, objective.channel()),
                    means));
        }
        return made;
    }

    private static double[] means(Tensor output, int channels) {
        double[] means = new double[channels];
        for (int i = 0; i < output.size(); i++) {
            means[i % channels] += output.data()[i];
        }
        int positions = output.size() / channels;
        return Arrays.stream(means).map(sum -> sum / positions).toArray();
    }

    private static Tensor map(Tensor output, int channels, int channel) {
        float[] map = new float[output.size() / channels];
        for (int i = 0; i < map.length; i++) {
            map[i] = output.data()[i * channels + channel];
        }
        return output.rank() == 3 ? Tensor.of(map, output.length(0), output.length(1)) : Tensor.of(map, 1, map.length);
    }
}
