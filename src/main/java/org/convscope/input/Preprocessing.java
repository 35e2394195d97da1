package org.convscope.input;

import java.util.Optional;
import java.util.OptionalInt;
import org.convscope.array.Tensor;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.network.Network;

/**
 * How a frame becomes a network's input, step by step in this order.
 *
 * @param size what the frame is brought to; empty for the network's own size, and for no change where that is free too
 * @param resample how
 * @param crop which part
 * @param channels 1 or 3; empty for as many as the network takes. Three become one by Pillow's grey, one is repeated
 * @param counts to 8 bits or not
 * @param scale to the network's range
 * @param origin whether anybody said so
 * @param reason why it is guessed so, a clause; empty for what is given and where nothing speaks for one
 */
public record Preprocessing(
        Optional<ImageSize> size,
        FrameResampling resample,
        FrameCrop crop,
        OptionalInt channels,
        EightBitCounts counts,
        InputScale scale,
        Origin origin,
        String reason) {

    /** Nothing but Keras's nearest-pixel resizing. */
    public static final Preprocessing RAW = new Preprocessing(
            Optional.empty(),
            FrameResampling.NEAREST,
            FrameCrop.NONE,
            OptionalInt.empty(),
            new EightBitCounts.Kept(),
            new InputScale.Raw(),
            Origin.GIVEN,
            "");

    /** Where it comes from. */
    public enum Origin {
        /** A sidecar or the user says so. */
        GIVEN,
        /** Nobody says so; shown as a guess. */
        GUESSED
    }

    public Preprocessing {
        if (channels.isPresent() && channels.getAsInt() != 1 && channels.getAsInt() != 3) {
            throw new IllegalArgumentException(channels.getAsInt() + " channels");
        }
    }

    /**
     * What is most likely for a model that comes without a sidecar: 8-bit numbers as they are where it scales them
     * itself, what Keras documents where it is a network of {@code keras.applications}, else 1/255. Frames of more than 8
     * bits are first stretched between their 0.1 and 99.9 percentiles.
     */
    public static Preprocessing guess(Network network) {
        Optional<KnownNetwork> known = KnownNetworks.recognise(network);
        Preprocessing guess =
                RAW.withCounts(new EightBitCounts.Linear(0.1, 99.9)).guessed(new InputScale.By255(), "");
        if (FirstLayer.scales(network)) {
            return guess.guessed(
                    new InputScale.Raw(),
                    known.map(KnownNetwork::recognised)
                            .map(text -> text + ", and")
                            .orElse("the model")
                            .concat(" scales its input itself"));
        }
        if (known.isEmpty()) {
            return guess;
        }
        Optional<String> obstacle = known.get().obstacle(network);
        return obstacle.isPresent()
                ? guess.guessed(new InputScale.By255(), known.get().recognised() + ", but " + obstacle.get())
                : guess.guessed(
                        known.get().scale(),
                        known.get().recognised() + ": " + known.get().documented());
    }

    private Preprocessing guessed(InputScale newScale, String why) {
        return new Preprocessing(size, resample, crop, channels, counts, newScale, Origin.GUESSED, why);
    }

    /**
     * The network's input for one frame.
     *
     * @param inputShape (height, width, channels) of the network, -1 where free
     * @return (1, height, width, channels)
     * @throws org.convscope.problem.ProblemException if the frame cannot be brought to that shape so
     */
    public Tensor apply(Frame frame, int... inputShape) {
        return FrameSampling.of(this, frame, inputShape).tensor();
    }

    /**
     * The last step of {@link #apply} alone.
     *
     * @param input (1, height, width, channels), as it is with {@link InputScale.Raw}
     * @throws org.convscope.problem.ProblemException if the scale does not fit the channels
     */
    public Tensor scaled(Tensor input, FrameSource source) {
        float[] values = input.data().clone();
        ScaleSteps.apply(scale, values, input.length(-1), source);
        return Tensor.of(values, input.shape());
    }

    /**
     * Where places of the frame lie in the network's input.
     *
     * @throws org.convscope.problem.ProblemException as {@link #apply}
     */
    public CoordinateMap coordinates(Frame frame, int... inputShape) {
        return FrameSampling.of(this, frame, inputShape).map();
    }

    public boolean isGuess() {
        return origin == Origin.GUESSED;
    }

    public Preprocessing withSize(Optional<ImageSize> newSize) {
        return new Preprocessing(newSize, resample, crop, channels, counts, scale, origin, reason);
    }

    public Preprocessing withResample(FrameResampling newResample) {
        return new Preprocessing(size, newResample, crop, channels, counts, scale, origin, reason);
    }

    public Preprocessing withCrop(FrameCrop newCrop) {
        return new Preprocessing(size, resample, newCrop, channels, counts, scale, origin, reason);
    }

    /** All of the frame, each pixel the mean of those that fall together. */
    public Preprocessing shrunk() {
        return withResample(FrameResampling.AREA).withCrop(FrameCrop.NONE);
    }

    /** The central pixels of the frame at full size. */
    public Preprocessing cropped() {
        return withResample(FrameResampling.NONE).withCrop(FrameCrop.CENTRE);
    }

    public Preprocessing withChannels(OptionalInt newChannels) {
        return new Preprocessing(size, resample, crop, newChannels, counts, scale, origin, reason);
    }

    public Preprocessing withCounts(EightBitCounts newCounts) {
        return new Preprocessing(size, resample, crop, channels, newCounts, scale, origin, reason);
    }

    public Preprocessing withScale(InputScale newScale) {
        return new Preprocessing(size, resample, crop, channels, counts, newScale, origin, reason);
    }
}
