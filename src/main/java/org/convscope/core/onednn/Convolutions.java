package org.convscope.core.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_convolution_direct;
import static org.bytedeco.dnnl.global.dnnl.dnnl_nChw16c;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.convscope.core.onednn.ConvolutionPrimitives.Way;
import org.convscope.core.onednn.LayoutWishes.Wish;
import org.jspecify.annotations.Nullable;

/** Chooses the primitive of a convolution, forwards and back: Winograd's by a fixed rule, else the direct one. */
final class Convolutions {
    /** Larger ones would grow the process more than the time is worth. */
    private static final long LARGEST_SCRATCHPAD = 640L << 20;
    /** So many parts at most are made of few channels' maps. */
    private static final int MOST_PARTS = 8;
    /** With fewer in the whole batch, backwards, transforming the kernel in each run costs more than it saves. */
    private static final int FEWEST_PIXELS_BACK = 256;
    /** Of a single block of channels on both sides this one makes more than oneDNN's first choice. */
    private static final Way OF_ONE_BLOCK = new Way(dnnl_convolution_direct, Optional.of("jit:avx2"));
    /** Of channels that are convolved apart this one takes a quarter less time than oneDNN's first choice. */
    private static final Way OF_APART = new Way(dnnl_convolution_direct, Optional.of("jit_dw:"));

    private final ConvolutionPrimitives primitives;
    private final boolean winograd;

    /**
     * @param winograd whether Winograd's way may be taken
     */
    Convolutions(ComputeStream stream, boolean winograd) {
        this.primitives = new ConvolutionPrimitives(stream);
        this.winograd = winograd;
    }

    /**
     * @param summed channels on the side that is read
     * @param made channels on the side that is written
     */
    private boolean suitsWinograd(ConvolutionShape shape, int summed, int made) {
        return winograd
                && shape.isPlain3x3()
                && WinogradRule.pays(shape.output(), summed, made)
                && NativeLibrary.loaded()
                        .filter(library -> library.instructions() == NativeLibrary.InstructionSet.AVX512)
                        .isPresent();
    }

    private boolean suitsWinograd(ConvolutionShape shape) {
        return suitsWinograd(shape, shape.inputChannels(), shape.outputChannels());
    }

    /**
     * The parts in which a convolution is computed, one if at once. In parts only by Winograd's way: frame by frame where
     * it would take too much memory for all, and of few channels where it keeps the tiles of each part in the
     * processor's caches, but not those of all.
     */
    List<ConvolutionPart> parts(ConvolutionShape shape) {
        if (takesWinograd(shape)) {
            return ConvolutionPart.frames(shape, 1);
        }
        int frames = shape.input()[0];
        if (frames > 1 && takesWinograd(shape.ofFrames(1))) {
            return ConvolutionPart.frames(shape, frames);
        }
        List<ConvolutionPart> parts = partsOfOneBlock(shape);
        return parts.isEmpty() ? ConvolutionPart.frames(shape, 1) : parts;
    }

    /** The parts of the way back as a convolution; none where it is not computed so. */
    List<ConvolutionPart> partsBack(ConvolutionShape shape) {
        if (!isOfOneBlock(shape)) {
            return List.of();
        }
        ConvolutionShape turned = shape.turned();
        return takesWinograd(turned) ? List.of() : partsOfOneBlock(turned);
    }

    /** Of what does not go Winograd's way as a whole: those that do; none where there are no such. */
    private List<ConvolutionPart> partsOfOneBlock(ConvolutionShape shape) {
        if (!isOfOneBlock(shape)) {
            return List.of();
        }
        for (int count = 2; count <= MOST_PARTS; count++) {
            List<ConvolutionPart> parts = count <= shape.input()[0]
                    ? ConvolutionPart.frames(shape, count)
                    : ConvolutionPart.bands(shape, count, WinogradRule.TILE);
            if (parts.stream().allMatch(part -> takesWinograd(part.shape()))) {
                return parts;
            }
        }
        List<ConvolutionPart> bands =
                ConvolutionPart.bandsOf(shape, WinogradRule.MOST_TILES_TOGETHER * WinogradRule.TILE);
        // the last of a frame may be too low, and is convolved directly then
        return bands.stream().limit(2).allMatch(part -> takesWinograd(part.shape())) ? bands : List.of();
    }

    private static boolean isOfOneBlock(ConvolutionShape shape) {
        boolean isPadded = true;
        for (int axis = 0; axis < shape.before().length; axis++) {
            isPadded &= shape.before()[axis] <= 1 && shape.after()[axis] <= 1;
        }
        return shape.isPlain3x3()
                && isPadded
                && shape.inputChannels() == Layout.BLOCK
                && shape.outputChannels() == Layout.BLOCK;
    }

    private boolean takesWinograd(ConvolutionShape shape) {
        if (!suitsWinograd(shape)) {
            return false;
        }
        Layout any = Layout.any(shape.input());
        Layout anyOut = Layout.any(shape.output());
        try (var attributes = new Attributes()) {
            Optional<Primitive> found =
                    winograd(shape, primitives.forward(shape, WinogradRule.way(shape), false, any, anyOut, attributes));
            found.ifPresent(Primitive::close);
            return found.isPresent();
        }
    }

    /**
     * Whether a primitive applies the function to what it makes. Winograd's code applies a ReLU alone, and is faster with another
     * function after it than a direct convolution that applies that.
     */
    boolean applies(EltwiseFunction function, ConvolutionShape shape) {
        return function.isPlainRelu() || !takesWinograd(shape);
    }

    /** A primitive, unless it takes more memory than is worth it. */
    private static Optional<Primitive> small(Optional<Primitive> found) {
        return kept(
                found, primitive -> primitive.scratchpad().map(Layout::bytes).orElse(0L) <= LARGEST_SCRATCHPAD);
    }

    /** Winograd's primitive, unless it takes more memory than is worth it or goes through memory with few channels' tiles. */
    private static Optional<Primitive> winograd(int[] maps, int summed, int made, Optional<Primitive> found) {
        return kept(
                small(found),
                primitive -> WinogradRule.keepsTiles(
                        maps,
                        summed,
                        made,
                        primitive.scratchpad().map(Layout::bytes).orElse(0L)));
    }

    private static Optional<Primitive> winograd(ConvolutionShape shape, Optional<Primitive> found) {
        return winograd(shape.output(), shape.inputChannels(), shape.outputChannels(), found);
    }

    /** A primitive, unless oneDNN has no fast code for the layouts that were asked for. */
    private static Optional<Primitive> fast(Optional<Primitive> found) {
        return kept(found, primitive -> !isSlow(primitive));
    }

    /** A primitive if it is as wanted; another one is closed. */
    private static Optional<Primitive> kept(Optional<Primitive> found, Predicate<Primitive> wanted) {
        Optional<Primitive> kept = found.filter(wanted);
        if (kept.isEmpty()) {
            found.ifPresent(Primitive::close);
        }
        return kept;
    }

    private static boolean isSlow(Primitive primitive) {
        String name = primitive.implementation();
        return name.startsWith("ref") || name.startsWith("gemm");
    }

    /**
     * The one for the layouts that are there, or, where that one is slow or missing, a fast one for layouts of oneDNN's
     * choice; a slow one rather than none.
     */
    private static Optional<Primitive> faster(Optional<Primitive> given, Supplier<Optional<Primitive>> free) {
        if (given.isPresent() && !isSlow(given.get())) {
            return given;
        }
        if (given.isEmpty()) {
            return free.get();
        }
        Optional<Primitive> fast = fast(free.get());
        if (fast.isEmpty()) {
            return given;
        }
        given.get().close();
        return fast;
    }

    /**
     * @param given the input's layout
     * @param target the output's layout; null for the primitive's choice
     * @param wish how the one who takes the output would like it
     */
    Primitive forward(
            ConvolutionShape shape,
            boolean hasBias,
            Layout given,
            @Nullable Layout target,
            Wish wish,
            Attributes attributes) {
        Layout any = Layout.any(shape.input());
        Layout anyOut = Layout.any(shape.output());
        if (suitsWinograd(shape)) {
            Optional<Primitive> found = winograd(
                    shape, primitives.forward(shape, WinogradRule.way(shape), hasBias, any, anyOut, attributes));
            if (found.isPresent()) {
                return found.get();
            }
        }
        // with more than a block, direct convolutions want channels in blocks on both sides or on neither
        boolean givesBlocks = wish == Wish.BLOCKS
                && winograd
                && target == null
                && shape.kernel().length == 2
                && shape.inputChannels() <= Layout.BLOCK;
        if (givesBlocks) {
            // fewer channels than a block are taken one after the other
            Layout read = shape.inputChannels() == Layout.BLOCK
                    ? Layout.byTag(dnnl_nChw16c, shape.input())
                    : Layout.plain(Layout.dims(shape.input()));
            Layout blocks = Layout.byTag(dnnl_nChw16c, shape.output());
            Optional<Primitive> found = fast(primitives.forward(shape, Way.DIRECT, hasBias, read, blocks, attributes));
            if (found.isPresent()) {
                return found.get();
            }
        }
        Layout wanted = target == null ? anyOut : target;
        Layout read = channelsLast(given, shape.input());
        Optional<Primitive> apart = apart(shape, hasBias, read, wanted, attributes);
        if (apart.isPresent()) {
            return apart.get();
        }
        return faster(
                        primitives.forward(shape, Way.DIRECT, hasBias, read, wanted, attributes),
                        () -> primitives.forward(shape, Way.DIRECT, hasBias, any, anyOut, attributes))
                .orElseThrow(() -> new IllegalStateException("oneDNN has no such convolution"));
    }

    /**
     * Where each channel is convolved apart, and gives one; empty for other convolutions, and where oneDNN has no such code.
     *
     * @param given the input's layout
     * @param target the output's
     */
    Optional<Primitive> apart(
            ConvolutionShape shape, boolean hasBias, Layout given, Layout target, Attributes attributes) {
        return shape.isOfChannelsApart()
                ? primitives.forward(shape, OF_APART, hasBias, given, target, attributes)
                : Optional.empty();
    }

    /**
     * From the output back to the input.
     *
     * @param given layout of what is on the output's side
     */
    Primitive backward(ConvolutionShape shape, Layout given) {
        Layout any = Layout.any(shape.input());
        Layout anyOut = Layout.any(shape.output());
        boolean isSmall = WinogradRule.pixels(shape.input()) < FEWEST_PIXELS_BACK;
        if (!isSmall && suitsWinograd(shape, shape.outputChannels(), shape.inputChannels())) {
            Optional<Primitive> found = winograd(
                    shape.input(),
                    shape.outputChannels(),
                    shape.inputChannels(),
                    primitives.backward(shape, WinogradRule.WAY, any, anyOut));
            if (found.isPresent()) {
                return found.get();
            }
        }
        Layout read = channelsLast(given, shape.output());
        if (isOfOneBlock(shape)) {
            Optional<Primitive> found = primitives.backward(shape, OF_ONE_BLOCK, Layout.rowMajor(shape.input()), read);
            if (found.isPresent()) {
                return found.get();
            }
        }
        return faster(
                        primitives.backward(shape, Way.DIRECT, any, read),
                        () -> primitives.backward(shape, Way.DIRECT, any, anyOut))
                .orElseThrow(() -> new IllegalStateException("oneDNN has no such convolution's gradient"));
    }

    /** Where all channels are one block, oneDNN has faster code for the row-major tensor that this is too. */
    private static Layout channelsLast(Layout given, int[] shape) {
        return given.isChannelsLast(shape) ? Layout.rowMajor(shape) : given;
    }

    /**
     * The gradient by the kernel, and by the bias where there is one; empty where oneDNN has no fast code.
     *
     * @param given layout of the input
     * @param gradient layout of the output's gradient
     */
    Optional<Primitive> byWeights(ConvolutionShape shape, boolean hasBias, Layout given, Layout gradient) {
        Layout any = Layout.any(shape.input());
        Layout anyOut = Layout.any(shape.output());
        if (suitsWinograd(shape) && WinogradRule.paysByWeights(shape)) {
            Optional<Primitive> found = small(primitives.byWeights(shape, WinogradRule.WAY, hasBias, any, anyOut));
            if (found.isPresent()) {
                return found;
            }
        }
        return fast(primitives.byWeights(shape, Way.DIRECT, hasBias, given, gradient))
                .or(() -> fast(primitives.byWeights(shape, Way.DIRECT, hasBias, any, anyOut)));
    }

    /**
     * The way back through a convolution as an operation of its own, with a bias and what follows.
     *
     * @param given layout of what it takes: the convolution's output
     */
    Primitive transposed(ConvolutionShape shape, boolean hasBias, Layout given, Attributes attributes) {
        Layout any = Layout.any(shape.output());
        return fast(primitives.transposed(shape, hasBias, given, attributes))
                .or(() -> primitives.transposed(shape, hasBias, any, attributes))
                .orElseThrow(() -> new IllegalStateException("oneDNN has no such transposed convolution"));
    }
}
