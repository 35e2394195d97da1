package org.convscope.train;

import java.util.function.Function;
import org.convscope.array.Range;
import org.convscope.array.Tensor;
import org.convscope.cache.WeighedCache;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.input.InputScale;
import org.convscope.input.Preprocessing;
import org.convscope.problem.Problem;

/** Frames as a network takes them, (1, H, W, C), read once each as long as a share of the memory takes them. From any thread. */
final class FrameInputs {
    private static final double SHARE_OF_MEMORY = 0.25;

    private final Function<FrameSource, Frame> reader;
    private final Preprocessing preprocessing;
    private final int[] shape;
    private final WeighedCache<FrameSource, Tensor> held;

    /**
     * @param shape (H, W, C)
     */
    FrameInputs(Function<FrameSource, Frame> reader, Preprocessing preprocessing, int... shape) {
        this(
                reader,
                preprocessing,
                new WeighedCache<>(
                        (long) (SHARE_OF_MEMORY * Runtime.getRuntime().maxMemory()), tensor -> 4L * tensor.size()),
                shape);
    }

    private FrameInputs(
            Function<FrameSource, Frame> reader,
            Preprocessing preprocessing,
            WeighedCache<FrameSource, Tensor> held,
            int... shape) {
        this.reader = reader;
        this.preprocessing = preprocessing;
        this.held = held;
        this.shape = shape;
    }

    Preprocessing preprocessing() {
        return preprocessing;
    }

    /** The same frames, whose numbers were left as they are, brought to a network's range; these here are used up. */
    FrameInputs scaled(InputScale scale) {
        Preprocessing scaled = preprocessing.withScale(scale);
        for (FrameSource source : held.keys()) {
            held.get(source).ifPresent(plain -> held.put(source, scaled.scaled(plain, source)));
        }
        return new FrameInputs(reader, scaled, held, shape);
    }

    /**
     * @throws org.convscope.problem.ProblemException if the frame cannot be read
     */
    Tensor of(FrameSource source) {
        return held.get(source).orElseGet(() -> {
            Tensor read = read(source);
            held.put(source, read);
            return read;
        });
    }

    /**
     * The smallest and largest number of a frame, which is read.
     *
     * @throws org.convscope.problem.ProblemException if it cannot be read, or holds a number that is not finite
     */
    Range range(FrameSource source) {
        Tensor input = read(source);
        for (float value : input.data()) {
            if (!Float.isFinite(value)) {
                throw Problem.inFile(source, "holds NaN or infinities where the network would look")
                        .asException();
            }
        }
        held.put(source, input);
        return input.range();
    }

    private Tensor read(FrameSource source) {
        return preprocessing.apply(reader.apply(source), shape);
    }
}
