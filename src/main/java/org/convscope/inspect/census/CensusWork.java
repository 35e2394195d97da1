package org.convscope.inspect.census;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.convscope.dataset.LabelledFrame;
import org.convscope.inspect.fold.BatchSize;
import org.convscope.inspect.fold.FailedFrame;
import org.convscope.inspect.fold.FoldFrames;
import org.convscope.inspect.fold.FoldedFrames;
import org.convscope.task.SlicedWork;
import org.convscope.task.TaskMonitor;
import org.jspecify.annotations.Nullable;

/** A census under way: pieces of some dozens of frames, each kept when it is counted; a batch a slice. */
public final class CensusWork implements SlicedWork<List<CensusPart>> {
    private final TakeCensus taking;
    private final TakeCensus.Request request;
    private final TakeCensus.Keeper keeper;
    private final Deque<int[]> pieces;
    private List<CensusPart> parts;
    private @Nullable Piece piece;

    /**
     * @param kept what was counted before
     */
    CensusWork(
            TakeCensus taking,
            TakeCensus.Request request,
            Collection<CensusPart> kept,
            TakeCensus.Keeper keeper,
            TakeCensus.Order order) {
        this.taking = taking;
        this.request = request;
        this.keeper = keeper;
        this.parts = FrameRange.sorted(List.copyOf(kept));
        this.pieces = new ArrayDeque<>(order.of(pieces(request, parts)));
    }

    private static List<int[]> pieces(TakeCensus.Request request, List<CensusPart> kept) {
        List<int[]> pieces = new ArrayList<>();
        int end = request.from();
        for (CensusPart part : kept) {
            addPieces(pieces, end, part.from());
            end = part.to();
        }
        addPieces(pieces, end, request.to());
        return pieces;
    }

    private static void addPieces(List<int[]> pieces, int from, int to) {
        for (int at = from; at < to; at += TakeCensus.AT_ONCE) {
            pieces.add(new int[] {at, Math.min(to, at + TakeCensus.AT_ONCE)});
        }
    }

    @Override
    public Optional<List<CensusPart>> next(TaskMonitor monitor) {
        monitor.checkCancelled();
        Piece now = piece;
        if (now == null && !pieces.isEmpty()) {
            now = new Piece(pieces.remove());
            piece = now;
        }
        if (now != null && now.next(monitor)) {
            piece = null;
            take(now.part());
        }
        return piece == null && pieces.isEmpty() ? Optional.of(soFar()) : Optional.empty();
    }

    /** Those counted by now, in order. From any thread. */
    public synchronized List<CensusPart> soFar() {
        return parts;
    }

    private void take(CensusPart part) {
        List<CensusPart> all = new ArrayList<>(soFar());
        all.add(part);
        List<CensusPart> fewer = merged(all);
        synchronized (this) {
            parts = List.copyOf(fewer);
        }
        keeper.keep(fewer);
    }

    /** Neighbours of which the later is at least as long become one: few parts, and a frame is merged few times. */
    private static List<CensusPart> merged(List<CensusPart> parts) {
        List<CensusPart> merged = new ArrayList<>();
        for (CensusPart part : FrameRange.sorted(parts)) {
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

    /** Some dozens of frames: those known from before, and the others in runs without one of those between. */
    private final class Piece {
        private final int from;
        private final int to;
        private final List<CensusPart> counted = new ArrayList<>();
        private final Deque<int[]> runs = new ArrayDeque<>();
        private @Nullable Run run;

        Piece(int[] bounds) {
            from = bounds[0];
            to = bounds[1];
            int begin = from;
            for (int i = from; i < to; i++) {
                FrameIdentity identity = request.identities().get(i);
                Optional<CensusPart> known = taking.known().find(identity);
                if (known.isPresent()) {
                    counted.add(at(i, identity, known.get()));
                    addRun(begin, i);
                    begin = i + 1;
                }
            }
            addRun(begin, to);
        }

        private void addRun(int begin, int end) {
            if (end > begin) {
                runs.add(new int[] {begin, end});
            }
        }

        /** The part of one frame, at its place in this list, by its names here. */
        private static CensusPart at(int index, FrameIdentity identity, CensusPart part) {
            return new CensusPart(
                    index,
                    index + 1,
                    List.of(identity.counted(index, part.frames().get(0).layers())),
                    List.of(new SumsNode(0, index, part.sums().get(0).layers())));
        }

        /** Whether all was counted. */
        boolean next(TaskMonitor monitor) {
            Run now = run;
            if (now == null && !runs.isEmpty()) {
                now = new Run(runs.remove());
                run = now;
            }
            if (now != null) {
                Optional<CensusPart> part = now.next(new WithinWhole(monitor, done(), share(now)));
                if (part.isPresent()) {
                    counted.add(part.get());
                    run = null;
                }
            }
            return run == null && runs.isEmpty();
        }

        private double done() {
            int before = soFar().stream().mapToInt(CensusPart::size).sum();
            int here = counted.stream().mapToInt(CensusPart::size).sum();
            return (before + here) / (double) Math.max(1, request.to() - request.from());
        }

        private double share(Run now) {
            return now.size() / (double) Math.max(1, request.to() - request.from());
        }

        CensusPart part() {
            return counted.stream()
                    .sorted(Comparator.comparingInt(CensusPart::from))
                    .reduce(CensusPart.NONE, CensusPart::merge);
        }
    }

    /** Frames one after another that all must be computed. */
    private final class Run {
        private final int from;
        private final int to;
        private final IdentityHashMap<LabelledFrame, Integer> numbers = new IdentityHashMap<>();
        private final FoldFrames<CensusPart> fold;

        Run(int[] bounds) {
            from = bounds[0];
            to = bounds[1];
            List<LabelledFrame> frames = request.frames().subList(from, to);
            for (int i = 0; i < frames.size(); i++) {
                numbers.put(frames.get(i), from + i);
            }
            fold = new FoldFrames<>(
                    taking.engine(),
                    taking.inputs(),
                    new FoldFrames.Request(
                            "Frames " + (from + 1) + " to " + to + " of "
                                    + request.frames().size() + ": counting",
                            request.network(),
                            frames,
                            BatchSize.BY_MEMORY,
                            request.leading()),
                    new CountUnits(
                            request.network(),
                            request.plan(),
                            frame -> Objects.requireNonNull(numbers.get(frame)),
                            request.identities(),
                            taking.known()),
                    taking.failed());
        }

        int size() {
            return to - from;
        }

        Optional<CensusPart> next(TaskMonitor monitor) {
            return fold.next(monitor).map(this::part);
        }

        private CensusPart part(FoldedFrames<CensusPart> folded) {
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
    }

    /** Progress of a run as a share of the whole. */
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
