package org.convscope.inspect.census;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.convscope.core.Engine;
import org.convscope.dataset.LabelledFrame;
import org.convscope.inspect.fold.BatchSize;
import org.convscope.inspect.fold.FailedFrame;
import org.convscope.inspect.fold.FoldFrames;
import org.convscope.inspect.fold.FoldedFrames;
import org.convscope.inspect.maps.NetworkInput;
import org.convscope.network.Network;
import org.convscope.problem.ProblemException;
import org.convscope.task.TaskMonitor;

/** Counts what units say on frames, some dozens at a time, so that whoever keeps them can go on with the next after a kill. */
public final class TakeCensus {
    /** How many frames are counted between two times of keeping: a multiple of all batch sizes that are powers of two. */
    static final int AT_ONCE = 32;

    private final Supplier<Engine> engine;
    private final Function<LabelledFrame, NetworkInput> inputs;
    private final Consumer<ProblemException> failed;

    /** Where parts are kept. */
    @FunctionalInterface
    public interface Keeper {
        /** These are all there are by now: some are new, some are made of earlier ones. */
        void keep(List<CensusPart> parts);
    }

    /**
     * @param frames the whole list
     * @param identities one a frame, in the same order
     * @param from the first frame that is to be counted
     * @param to the first one behind them
     */
    public record Request(
            Network network,
            CensusPlan plan,
            List<LabelledFrame> frames,
            List<FrameIdentity> identities,
            int from,
            int to) {
        public Request {
            frames = List.copyOf(frames);
            identities = List.copyOf(identities);
        }
    }

    /**
     * @param inputs reads and prepares a frame on several threads at once, throwing a {@link ProblemException} where it cannot
     * @param failed told of every frame that could not be read or computed, when it happens
     */
    public TakeCensus(
            Supplier<Engine> engine, Function<LabelledFrame, NetworkInput> inputs, Consumer<ProblemException> failed) {
        this.engine = engine;
        this.inputs = inputs;
        this.failed = failed;
    }

    /** Those of the parts kept earlier whose frames are still what they were, and lie in the range. */
    public static List<CensusPart> stillTrue(Request request, List<CensusPart> kept) {
        return CensusPart.sorted(kept.stream()
                .filter(part -> part.from() >= request.from() && part.to() <= request.to())
                .filter(part -> part.frames().stream()
                        .allMatch(
                                frame -> request.identities().get(frame.index()).isOf(frame)))
                .toList());
    }

    /**
     * @param kept what was counted before
     * @return parts that cover the range, in order
     */
    public List<CensusPart> of(Request request, List<CensusPart> kept, Keeper keeper, TaskMonitor monitor) {
        List<CensusPart> parts = new ArrayList<>(kept);
        for (int[] gap : gaps(request, kept)) {
            for (int from = gap[0]; from < gap[1]; from += AT_ONCE) {
                CensusPart part = count(request, from, Math.min(gap[1], from + AT_ONCE), monitor);
                parts.add(part);
                parts = merged(parts);
                keeper.keep(parts);
            }
        }
        return parts;
    }

    private static List<int[]> gaps(Request request, List<CensusPart> kept) {
        List<int[]> gaps = new ArrayList<>();
        int end = request.from();
        for (CensusPart part : kept) {
            if (part.from() > end) {
                gaps.add(new int[] {end, part.from()});
            }
            end = part.to();
        }
        if (request.to() > end) {
            gaps.add(new int[] {end, request.to()});
        }
        return gaps;
    }

    /** Neighbours of which the later is at least as long become one: few parts, and a frame is merged few times. */
    private static List<CensusPart> merged(List<CensusPart> parts) {
        List<CensusPart> merged = new ArrayList<>();
        for (CensusPart part : CensusPart.sorted(parts)) {
            CensusPart last = part;
            while (!merged.isEmpty()
                    && merged.get(merged.size() - 1).to() == last.from()
                    && merged.get(merged.size() - 1).size() <= last.size()) {
                last = merged.remove(merged.size() - 1).merge(last);
            }
            merged.add(last);
        }
        return merged;
    }

    private CensusPart count(Request request, int from, int to, TaskMonitor monitor) {
        List<LabelledFrame> frames = request.frames().subList(from, to);
        var numbers = new IdentityHashMap<LabelledFrame, Integer>();
        for (int i = 0; i < frames.size(); i++) {
            numbers.put(frames.get(i), from + i);
        }
        FoldedFrames<CensusPart> folded = new FoldFrames<>(
                        engine,
                        inputs,
                        new FoldFrames.Request(
                                "Frames " + (from + 1) + " to " + to + " of "
                                        + request.frames().size() + ": counting",
                                request.network(),
                                frames,
                                BatchSize.BY_MEMORY),
                        new CountUnits(request.network(), request.plan(), numbers::get, request.identities()),
                        failed)
                .all(new WithinWhole(
                        monitor,
                        (double) from / request.frames().size(),
                        (double) (to - from) / request.frames().size()));
        Map<Integer, CountedFrame> all = new TreeMap<>();
        folded.part().frames().forEach(frame -> all.put(frame.index(), frame));
        for (FailedFrame failure : folded.failures()) {
            int index = Objects.requireNonNull(numbers.get(failure.frame()));
            all.put(
                    index,
                    request.identities()
                            .get(index)
                            .failed(index, failure.problem().sentence()));
        }
        return new CensusPart(
                from,
                to,
                List.copyOf(all.values()),
                SumsNode.merged(folded.part().sums(), from, to));
    }

    /** Progress of a piece as a share of the whole. */
    private record WithinWhole(TaskMonitor whole, double begin, double share) implements TaskMonitor {
        @Override
        public void progress(String message, double fraction) {
            whole.progress(message, begin + share * fraction);
        }

        @Override
        public boolean isCancelled() {
            return whole.isCancelled();
        }
    }
}
