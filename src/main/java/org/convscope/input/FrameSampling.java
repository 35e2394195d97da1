package org.convscope.input;

import java.util.Optional;
import org.convscope.array.Tensor;
import org.convscope.frame.Frame;
import org.convscope.problem.Problem;

/** One frame on its way into one network: the sizes are settled here, the numbers computed by {@link #tensor}. */
record FrameSampling(Preprocessing preprocessing, Frame frame, CoordinateMap map, int channels) {
    private static final String CHANGE = "Choose another preprocessing";

    static FrameSampling of(Preprocessing preprocessing, Frame frame, int... shape) {
        if (shape.length != 3) {
            throw problem(frame, "the network takes no image")
                    .expected("an input of (height, width, channels)")
                    .found("an input of " + shape.length + (shape.length == 1 ? " axis" : " axes")
                            + " without the batch")
                    .asException();
        }
        ImageSize target = target(preprocessing, frame, shape);
        return new FrameSampling(
                preprocessing, frame, map(preprocessing, frame, target), channels(preprocessing, frame, shape));
    }

    private static Problem problem(Frame frame, String what) {
        return Problem.inFile(frame.source(), what);
    }

    private static ImageSize target(Preprocessing preprocessing, Frame frame, int... shape) {
        Optional<ImageSize> wanted = preprocessing.size();
        int height = shape[0] > 0 ? shape[0] : wanted.map(ImageSize::height).orElse(frame.height());
        int width = shape[1] > 0 ? shape[1] : wanted.map(ImageSize::width).orElse(frame.width());
        var target = new ImageSize(height, width);
        if (wanted.isPresent() && !wanted.get().equals(target)) {
            throw problem(frame, "the preprocessing's size is not the network's")
                    .expected(target)
                    .found(wanted.get())
                    .nextStep("Leave the size out of the preprocessing")
                    .asException();
        }
        return target;
    }

    private static CoordinateMap map(Preprocessing preprocessing, Frame frame, ImageSize target) {
        int width = frame.width();
        int height = frame.height();
        if (preprocessing.crop() == FrameCrop.CENTRE) {
            boolean asIs = preprocessing.resample() == FrameResampling.NONE;
            // Keras's smart_resize, rounding included
            long fitHeight = asIs ? target.height() : (long) width * target.height() / target.width();
            long fitWidth = asIs ? target.width() : (long) height * target.width() / target.height();
            width = (int) Math.max(1, Math.min(frame.width(), fitWidth));
            height = (int) Math.max(1, Math.min(frame.height(), fitHeight));
        }
        var map = new CoordinateMap(
                (frame.width() - width) / 2,
                (frame.height() - height) / 2,
                width,
                height,
                target.width(),
                target.height());
        if (preprocessing.resample() == FrameResampling.NONE
                && (width != target.width() || height != target.height())) {
            throw problem(frame, "the frame's size is not the network's, and it is not to be resized")
                    .expected(target)
                    .found(new ImageSize(frame.height(), frame.width()))
                    .nextStep(CHANGE)
                    .asException();
        }
        return map;
    }

    private static int channels(Preprocessing preprocessing, Frame frame, int... shape) {
        int channels = shape[2] > 0 ? shape[2] : preprocessing.channels().orElse(frame.channels());
        if (preprocessing.channels().isPresent() && preprocessing.channels().getAsInt() != channels) {
            throw problem(frame, "the preprocessing's channels are not the network's")
                    .expected(channels)
                    .found(preprocessing.channels().getAsInt())
                    .nextStep(CHANGE)
                    .asException();
        }
        if (channels != 1 && channels != 3) {
            throw problem(frame, "the network takes neither grey nor coloured frames")
                    .expected("1 or 3 channels")
                    .found(channels)
                    .asException();
        }
        return channels;
    }

    Tensor tensor() {
        boolean asCounts = preprocessing.counts() instanceof EightBitCounts.Kept;
        Frame shown = asCounts ? frame.asPositive() : frame.asPicture();
        SampledFrame sampled = FrameResampler.sampled(preprocessing.resample(), shown, map, channels);
        float[] values = shown.depth() > 8 ? CountScaling.apply(preprocessing.counts(), sampled) : sampled.values();
        ScaleSteps.apply(preprocessing.scale(), values, channels, frame.source());
        return Tensor.of(values, 1, map.inputHeight(), map.inputWidth(), channels);
    }
}
