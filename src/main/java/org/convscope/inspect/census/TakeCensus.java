package org.convscope.inspect.census;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.convscope.core.Engine;
import org.convscope.dataset.LabelledFrame;
import org.convscope.inspect.fold.LeadingShapes;
import org.convscope.inspect.maps.NetworkInput;
import org.convscope.network.Network;
import org.convscope.problem.ProblemException;
import org.convscope.task.TaskMonitor;

/**
 * Counts what units say on frames, some dozens at a time, so that whoever keeps them can go on with the next after a kill.
 *
 * @param inputs reads and prepares a frame on several threads at once, throwing a {@link ProblemException} where it cannot
 * @param known what was counted of frames before; asked and told on the thread that counts
 * @param failed told of every frame that could not be read or computed, when it happens
 */
public record TakeCensus(
        Supplier<Engine> engine,
        Function<LabelledFrame, NetworkInput> inputs,
        KnownCounts known,
        Consumer<ProblemException> failed) {
    /** How many frames are counted between two times of keeping: a multiple of all batch sizes that are powers of two. */
    static final int AT_ONCE = 32;

    /** Where parts are kept. */
    @FunctionalInterface
    public interface Keeper {
        /** These are all there are by now: some are new, some are made of earlier ones. */
        void keep(List<CensusPart> parts);
    }

    /** Which frames go first. */
    public enum Order {
        /** As they are listed. */
        LISTED {
            @Override
            List<int[]> of(List<int[]> pieces) {
                return pieces;
            }
        },
        /** From all over the list, so that the first frames say something of all: every second of every second piece and so on. */
        SPREAD {
            @Override
            List<int[]> of(List<int[]> pieces) {
                if (pieces.size() < 3) {
                    return pieces;
                }
                List<int[]> even = new ArrayList<>();
                List<int[]> odd = new ArrayList<>();
                for (int i = 0; i < pieces.size(); i++) {
                    (i % 2 == 0 ? even : odd).add(pieces.get(i));
                }
                List<int[]> all = new ArrayList<>(of(even));
                all.addAll(of(odd));
                return all;
            }
        };

        abstract List<int[]> of(List<int[]> pieces);
    }

    /**
     * @param frames the whole list
     * @param identities one a frame, in the same order; the content of those outside of the range is not asked for
     * @param from the first frame that is to be counted
     * @param to the first one behind them
     * @param leading of the whole list: which frames go together where the network takes frames of any size
     */
    public record Request(
            Network network,
            CensusPlan plan,
            List<LabelledFrame> frames,
            List<FrameIdentity> identities,
            int from,
            int to,
            LeadingShapes leading) {
        public Request {
            frames = List.copyOf(frames);
            identities = List.copyOf(identities);
        }
    }

    /** Those of the parts kept earlier whose frames are still what they were, and lie in the range. */
    public static List<CensusPart> stillTrue(Request request, List<CensusPart> kept) {
        return FrameRange.sorted(kept.stream()
                .filter(part -> part.from() >= request.from() && part.to() <= request.to())
                .filter(part -> part.frames().stream()
                        .allMatch(
                                frame -> request.identities().get(frame.index()).isOf(frame)))
                .toList());
    }

    /**
     * The work, which may be done in pieces.
     *
     * @param kept what was counted before
     */
    public CensusWork work(Request request, List<CensusPart> kept, Keeper keeper, Order order) {
        return new CensusWork(this, request, kept, keeper, order);
    }

    /**
     * @param kept what was counted before
     * @return parts that cover the range, in order
     */
    public List<CensusPart> of(Request request, List<CensusPart> kept, Keeper keeper, TaskMonitor monitor) {
        CensusWork work = work(request, kept, keeper, Order.LISTED);
        Optional<List<CensusPart>> parts = work.next(monitor);
        while (parts.isEmpty()) {
            parts = work.next(monitor);
        }
        return parts.get();
    }
}
