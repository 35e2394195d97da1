package org.convscope.core.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.dnnl_nChw16c;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_diff_dst_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_diff_src_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_dst_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_src_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_weights_md;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.convscope.array.Tensor;
import org.convscope.core.onednn.LayoutWishes.Wish;
import org.jspecify.annotations.Nullable;

/** Convolutions, and the ways back of convolutions, with what follows them. Sequences are images of one row. */
final class ConvolutionSteps {
    private final CompileScope scope;
    private final ProgramWriter writer;
    private final Convolutions convolutions;
    private final Followers followers;

    ConvolutionSteps(CompileScope scope) {
        this.scope = scope;
        this.writer = scope.writer();
        this.convolutions = new Convolutions(scope.stream(), scope.isFinite());
        this.followers = new Followers(scope);
    }

    /**
     * @param shape of the output as the network has it
     */
    Compiled compile(
            ConvolutionShape convolution,
            PrimitiveWeights weights,
            NativeArray input,
            AfterOperation after,
            int[] shape) {
        NativeArray image = asImage(input);
        NativeArray added = asImageOrNull(after.added());
        Optional<EltwiseFunction> function =
                followers.fused(after.activation()).filter(fused -> convolutions.applies(fused, convolution));
        try (Attributes attributes = attributes(added, function)) {
            List<ConvolutionPart> parts = convolutions.parts(convolution);
            if (parts.size() > 1) {
                NativeArray written = inParts(parts, convolution, weights, image, after.added(), added, attributes);
                return followers.finished(
                        written,
                        after,
                        function,
                        gradient -> List.of(back(convolution, weights, gradient, input.shape())));
            }
            Layout wanted = shape.length == 3 ? Layout.rowMajor(convolution.output()) : layoutOf(added);
            Primitive primitive = convolutions.forward(
                    convolution, weights.hasBias(), image.layout(), wanted, after.wish(), attributes);
            NativeArray written = run(primitive, weights, image, after.added(), added, convolution.output());
            return followers.finished(
                    asSequence(written, shape),
                    after,
                    function,
                    gradient -> List.of(back(convolution, weights, gradient, input.shape())));
        }
    }

    /** One part after the other, with channels in blocks. */
    private NativeArray inParts(
            List<ConvolutionPart> parts,
            ConvolutionShape convolution,
            PrimitiveWeights weights,
            NativeArray image,
            @Nullable NativeArray given,
            @Nullable NativeArray added,
            Attributes attributes) {
        NativeArray read = writer.inLayout(image, Layout.byTag(dnnl_nChw16c, convolution.input()));
        NativeArray written =
                followers.target(given, added, Layout.byTag(dnnl_nChw16c, convolution.output()), convolution.output());
        for (ConvolutionPart part : parts) {
            ConvolutionShape shape = part.shape();
            Layout in = Layout.byTag(dnnl_nChw16c, shape.input());
            Layout out = Layout.byTag(dnnl_nChw16c, shape.output());
            Primitive primitive = convolutions.forward(shape, weights.hasBias(), in, out, Wish.ANY, attributes);
            Layout readAs = primitive.layout(dnnl_query_src_md);
            Layout writtenAs = primitive.layout(dnnl_query_dst_md);
            if (!readAs.isSame(in, shape.input()) || !writtenAs.isSame(out, shape.output())) {
                throw new IllegalStateException("oneDNN lays out a part otherwise than the whole");
            }
            NativeArray from = read.part(4 * part.input(), readAs, shape.input());
            call(primitive, weights, from, written.part(4 * part.output(), writtenAs, shape.output()));
        }
        return written;
    }

    /**
     * The way back through a convolution as an operation of its own.
     *
     * @param convolution the one whose output this takes, and whose input this gives
     * @param weights in the layout of {@link ConvolutionShape#kernelOfTransposed}
     */
    Compiled compileTransposed(
            ConvolutionShape convolution,
            PrimitiveWeights weights,
            NativeArray input,
            AfterOperation after,
            int[] shape) {
        NativeArray image = asImage(input);
        NativeArray added = asImageOrNull(after.added());
        Optional<EltwiseFunction> function = followers.fused(after.activation());
        try (Attributes attributes = attributes(added, function)) {
            PrimitiveWeights exchanged = weights.as(convolution.exchanged(weights.layout()));
            Primitive primitive = convolutions.transposed(convolution, weights.hasBias(), image.layout(), attributes);
            NativeArray written = run(primitive, exchanged, image, after.added(), added, convolution.input());
            return followers.finished(
                    asSequence(written, shape),
                    after,
                    function,
                    gradient -> List.of(through(convolution, weights, gradient, input.shape())));
        }
    }

    /**
     * Each channel of images times a number, and what follows, in one pass and in the layout that they have; empty where oneDNN
     * has no such code.
     *
     * @param shape {@link ConvolutionShape#ofEachChannel}
     * @param weights a number a channel, and what is added to it
     * @param added images of the same shape; null for nothing
     */
    Optional<NativeArray> channelwise(
            ConvolutionShape shape,
            PrimitiveWeights weights,
            NativeArray images,
            @Nullable NativeArray added,
            Optional<EltwiseFunction> function) {
        Layout layout = images.layout();
        try (Attributes attributes = attributes(added, function)) {
            return convolutions
                    .apart(shape, weights.hasBias(), layout, layout, attributes)
                    .map(primitive -> {
                        NativeArray written = followers.target(added, added, layout, images.shape());
                        call(primitive, weights, images, written);
                        return written;
                    });
        }
    }

    private static Attributes attributes(@Nullable NativeArray added, Optional<EltwiseFunction> function) {
        var attributes = new Attributes();
        if (added != null) {
            attributes.sum();
        }
        function.ifPresent(fused -> attributes.then(fused.curve()));
        return attributes;
    }

    private static @Nullable Layout layoutOf(@Nullable NativeArray array) {
        return array == null ? null : array.layout();
    }

    private NativeArray run(
            Primitive primitive,
            PrimitiveWeights weights,
            NativeArray image,
            @Nullable NativeArray given,
            @Nullable NativeArray added,
            int[] shape) {
        NativeArray read = writer.inLayout(image, primitive.layout(dnnl_query_src_md));
        NativeArray written = followers.target(given, added, primitive.layout(dnnl_query_dst_md), shape);
        call(primitive, weights, read, written);
        return written;
    }

    private void call(Primitive primitive, PrimitiveWeights weights, NativeArray read, NativeArray written) {
        var arguments = new Arguments()
                .with(DNNL_ARG_SRC, read)
                .with(DNNL_ARG_WEIGHTS, kernel(weights, primitive))
                .with(DNNL_ARG_DST, written);
        Supplier<Tensor> bias = weights.bias();
        if (bias != null) {
            int units = written.channels();
            arguments.with(DNNL_ARG_BIAS, writer.plainWeight(weights.owner(), weights.role() + " bias", bias, units));
        }
        writer.call(primitive, arguments);
    }

    /** From the output's side to the input's. */
    private NativeArray back(
            ConvolutionShape convolution, PrimitiveWeights weights, NativeArray gradient, int[] shape) {
        NativeArray image = asImage(gradient);
        Optional<PixelBlocks> blocks = scope.isFinite() ? PixelBlocks.of(convolution) : Optional.empty();
        if (blocks.isPresent()) {
            return asSequence(inBlocks(blocks.get(), weights, image), shape);
        }
        List<ConvolutionPart> parts = convolutions.partsBack(convolution);
        if (!parts.isEmpty()) {
            ConvolutionShape turned = convolution.turned();
            try (var attributes = new Attributes()) {
                PrimitiveWeights kernel = TurnedKernel.of(weights, turned);
                return inParts(parts, turned, kernel, image, null, null, attributes);
            }
        }
        Primitive primitive = convolutions.backward(convolution, image.layout());
        NativeArray read = writer.inLayout(image, primitive.layout(dnnl_query_diff_dst_md));
        NativeArray written = writer.create(primitive.layout(dnnl_query_diff_src_md), convolution.input());
        writer.call(
                primitive,
                new Arguments()
                        .with(DNNL_ARG_DIFF_DST, read)
                        .with(DNNL_ARG_WEIGHTS, kernel(weights, primitive))
                        .with(DNNL_ARG_DIFF_SRC, written));
        return asSequence(written, shape);
    }

    private NativeArray inBlocks(PixelBlocks blocks, PrimitiveWeights weights, NativeArray image) {
        ConvolutionShape convolution = blocks.convolution();
        try (var attributes = new Attributes()) {
            Primitive primitive = convolutions.forward(convolution, false, image.layout(), null, Wish.ANY, attributes);
            NativeArray made = run(primitive, blocks.weights(weights), image, null, null, convolution.output());
            NativeArray pixels = writer.create(blocks.shape());
            int block = made.layout().channelBlock();
            NativeArray read = block >= made.channels() ? made : writer.rowMajor(made);
            int apart = block >= made.channels() ? block : made.channels();
            writer.copy(
                    read.part(0, blocks.blocks(apart), blocks.shape()),
                    pixels.part(0, blocks.pixels(), blocks.shape()));
            return pixels;
        }
    }

    /** A gradient through a transposed convolution: forwards through the convolution. */
    private NativeArray through(
            ConvolutionShape convolution, PrimitiveWeights weights, NativeArray gradient, int[] shape) {
        NativeArray image = asImage(gradient);
        try (var attributes = new Attributes()) {
            Primitive primitive = convolutions.forward(convolution, false, image.layout(), null, Wish.ANY, attributes);
            PrimitiveWeights kernelAlone = weights.withoutBias();
            return asSequence(run(primitive, kernelAlone, image, null, null, convolution.output()), shape);
        }
    }

    private CachedWeight kernel(PrimitiveWeights weights, Primitive primitive) {
        return writer.weight(
                weights.owner(),
                weights.role(),
                weights.layout(),
                primitive.layout(dnnl_query_weights_md),
                weights.kernel());
    }

    private @Nullable NativeArray asImageOrNull(@Nullable NativeArray array) {
        return array == null ? null : asImage(array);
    }

    private NativeArray asImage(NativeArray array) {
        return array.rank() == 3 ? writer.rowMajor(array).reshaped(ConvolutionShape.asImage(array.shape())) : array;
    }

    private NativeArray asSequence(NativeArray image, int[] shape) {
        return shape.length == 3 ? writer.rowMajor(image).reshaped(shape) : image;
    }
}
