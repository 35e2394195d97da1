package org.convscope.inspect.fold;

import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;

/**
 * What came of some frames. Those of several runs of frames can be merged.
 *
 * @param part of all frames that could be read and computed
 * @param frames how many these are
 * @param failures the others, in the order asked
 */
public record FoldedFrames<P>(P part, int frames, List<FailedFrame> failures) {
    public FoldedFrames {
        failures = List.copyOf(failures);
    }

    /** This one's frames and then those of another. */
    public FoldedFrames<P> merge(FoldedFrames<P> later, BinaryOperator<P> parts) {
        return new FoldedFrames<>(
                parts.apply(part, later.part),
                frames + later.frames,
                Stream.concat(failures.stream(), later.failures.stream()).toList());
    }
}
