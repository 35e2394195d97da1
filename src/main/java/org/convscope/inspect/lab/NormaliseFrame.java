package org.convscope.inspect.lab;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.convscope.array.Histogram;
import org.convscope.array.Range;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.problem.ProblemException;
import org.convscope.task.TaskMonitor;

/** A frame's numbers before and after (x - min) / (max - min). */
public final class NormaliseFrame {
    private static final int BINS = 64;

    private final Function<FrameSource, Frame> reader;

    /**
     * @param reader throws a {@link ProblemException} where a frame cannot be read; used by several threads
     */
    public NormaliseFrame(Function<FrameSource, Frame> reader) {
        this.reader = reader;
    }

    /**
     * What became of it.
     *
     * @param range the smallest and the largest number that it was normalised by
     * @param before the frame's numbers
     * @param after likewise, normalised; outside of 0 ... 1 where the range is of other frames
     * @param frames how many the range is of
     */
    public record Normalised(Range range, Histogram before, Histogram after, int frames) {}

    /**
     * @param others frames whose smallest and largest number count; the frame's own where there is none
     * @throws ProblemException if the frame cannot be read; others that cannot are left out
     */
    public Normalised of(FrameSource source, List<FrameSource> others, TaskMonitor monitor) {
        Frame frame = reader.apply(source);
        double[] values = measured(frame);
        Range own = Range.of(values);
        var done = new AtomicInteger();
        List<Range> ranges = others.parallelStream()
                .map(other -> {
                    monitor.checkCancelled();
                    monitor.progress("Reading frames", (double) done.getAndIncrement() / others.size());
                    return range(other);
                })
                .filter(range -> !range.isEmpty())
                .toList();
        Range range = ranges.stream().reduce(Range::union).orElse(own);
        double width = range.width() > 0 ? range.width() : 1;
        double[] normalised = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            normalised[i] = (values[i] - range.min()) / width;
        }
        return new Normalised(
                range,
                Histogram.of(values, BINS),
                Histogram.of(normalised, BINS, new Range(0, 1).union(Range.of(normalised))),
                ranges.isEmpty() ? 1 : ranges.size());
    }

    private Range range(FrameSource source) {
        try {
            return reader.apply(source).measuredRange();
        } catch (ProblemException e) {
            return Range.EMPTY;
        }
    }

    private static double[] measured(Frame frame) {
        double[] values = new double[frame.width() * frame.height()];
        int count = 0;
        for (int pixel = 0; pixel < values.length; pixel++) {
            double value = frame.measured(pixel);
            if (!Double.isNaN(value)) {
                values[count++] = value;
            }
        }
        return Arrays.copyOf(values, count);
    }
}
