package org.convscope.core.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_MULTIPLE_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_0;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_1;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_add;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_max;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_min;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_mul;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_sub;
import static org.bytedeco.dnnl.global.dnnl.dnnl_nChw16c;
import static org.bytedeco.dnnl.global.dnnl.dnnl_sum_primitive_desc_create;

import java.util.Arrays;
import java.util.List;
import org.bytedeco.dnnl.dnnl_binary_desc_t;
import org.bytedeco.dnnl.dnnl_memory_desc_t;
import org.convscope.network.BroadcastShapes;
import org.convscope.network.Operation;

/** Two operands number by number; the second one may be spread over axes along which it has length 1. */
final class MergeSteps {
    private final ProgramWriter writer;

    MergeSteps(ProgramWriter writer) {
        this.writer = writer;
    }

    static int algorithm(Operation.Merging merging) {
        return switch (merging) {
            case ADD, AVERAGE -> dnnl_binary_add;
            case SUBTRACT -> dnnl_binary_sub;
            case MULTIPLY -> dnnl_binary_mul;
            case MAXIMUM -> dnnl_binary_max;
            case MINIMUM -> dnnl_binary_min;
        };
    }

    /** Whether a merging of these inputs can be written: one of them has the output's shape, and the order fits. */
    static boolean canCompile(Operation.Merging merging, List<NativeArray> inputs, int[] shape) {
        boolean isFirstWhole = Arrays.equals(inputs.get(0).shape(), shape);
        boolean isAnyWhole = inputs.stream().anyMatch(input -> Arrays.equals(input.shape(), shape));
        return inputs.size() > 1 && (isFirstWhole || (isAnyWhole && merging != Operation.Merging.SUBTRACT));
    }

    /** Forwards; {@link #canCompile} must hold. */
    NativeArray merged(CompileScope scope, Operation.Merging merging, List<NativeArray> inputs, int[] shape) {
        int whole = 0;
        while (!Arrays.equals(inputs.get(whole).shape(), shape)) {
            whole++;
        }
        NativeArray result = inputs.get(whole);
        boolean isOwn = scope.mayOverwrite(result);
        for (int i = 0; i < inputs.size(); i++) {
            if (i != whole) {
                NativeArray target = isOwn ? result : writer.create(result.layout(), shape);
                apply(algorithm(merging), result, spread(inputs.get(i), shape.length), target);
                result = target;
                isOwn = true;
            }
        }
        return result;
    }

    /** An operand with as many axes as the output. */
    NativeArray spread(NativeArray operand, int rank) {
        return operand.rank() == rank
                ? operand
                : writer.rowMajor(operand).reshaped(BroadcastShapes.widened(operand.shape(), rank));
    }

    /**
     * @param second of the first one's shape, or of length 1 along some axes
     * @param target of the first one's layout; may be the first itself
     */
    void apply(int algorithm, NativeArray first, NativeArray second, NativeArray target) {
        if (Arrays.equals(first.shape(), second.shape())) {
            call(algorithm, first, writer.inLayout(second, first.layout()), target);
            return;
        }
        NativeArray operand = writer.rowMajor(second);
        int frames = first.shape()[0];
        boolean isOfChannels = operand.size() == (long) operand.shape()[0] * first.channels()
                && operand.channels() == first.channels();
        if (!isOfChannels || !first.isRowMajor() || !target.isRowMajor()) {
            call(algorithm, first, operand, target);
        } else if (operand.shape()[0] == 1) {
            call(algorithm, RowMatrices.of(first), RowMatrices.of(operand), RowMatrices.of(target));
        } else {
            // oneDNN spreads over the rows of a matrix fast, and over images in some shapes only
            for (int frame = 0; frame < frames; frame++) {
                call(
                        algorithm,
                        RowMatrices.ofFrame(first, frame),
                        RowMatrices.ofFrame(operand, frame),
                        RowMatrices.ofFrame(target, frame));
            }
        }
    }

    /**
     * Each map of each frame times a number of its own, in the maps' layout where they are in whole blocks, else row-major.
     *
     * @param numbers (N, 1, 1, C), row-major
     */
    NativeArray timesMaps(NativeArray maps, NativeArray numbers) {
        int[] shape = maps.shape();
        boolean isInBlocks = maps.layout().channelBlock() == Layout.BLOCK && maps.channels() % Layout.BLOCK == 0;
        if (!isInBlocks) {
            NativeArray product = writer.create(shape);
            apply(dnnl_binary_mul, writer.rowMajor(maps), numbers, product);
            return product;
        }
        NativeArray product = writer.create(maps.layout(), shape);
        // in blocks, the maps of all frames lie as those of one
        int[] joined = {1, shape[1], shape[2], shape[0] * shape[3]};
        int[] each = {1, 1, 1, joined[3]};
        Layout blocks = Layout.byTag(dnnl_nChw16c, joined);
        call(
                dnnl_binary_mul,
                maps.part(0, blocks, joined),
                numbers.part(0, Layout.byTag(dnnl_nChw16c, each), each),
                product.part(0, blocks, joined));
        return product;
    }

    private void call(int algorithm, NativeArray first, NativeArray second, NativeArray target) {
        try (var attributes = new Attributes()) {
            writer.call(
                    primitive(algorithm, first, second.layout(), target, attributes),
                    new Arguments()
                            .with(DNNL_ARG_SRC_0, first)
                            .with(DNNL_ARG_SRC_1, second)
                            .with(DNNL_ARG_DST, target));
        }
    }

    /** Likewise with a weight, which has length 1 along the axes that it is spread over. */
    void apply(int algorithm, NativeArray first, CachedWeight second, NativeArray target) {
        try (var attributes = new Attributes()) {
            apply(algorithm, first, second, attributes, new Arguments(), target);
        }
    }

    /**
     * Likewise, with what follows.
     *
     * @param arguments of what follows
     */
    void apply(
            int algorithm,
            NativeArray first,
            CachedWeight second,
            Attributes attributes,
            Arguments arguments,
            NativeArray target) {
        writer.call(
                primitive(algorithm, first, second.wanted(), target, attributes),
                arguments
                        .with(DNNL_ARG_SRC_0, first)
                        .with(DNNL_ARG_SRC_1, second)
                        .with(DNNL_ARG_DST, target));
    }

    private Primitive primitive(
            int algorithm, NativeArray first, Layout second, NativeArray target, Attributes attributes) {
        try (dnnl_binary_desc_t descriptor = new dnnl_binary_desc_t()) {
            Status.check(
                    dnnl_binary_desc_init(
                            descriptor,
                            algorithm,
                            first.layout().descriptor(),
                            second.descriptor(),
                            target.layout().descriptor()),
                    "two operands");
            return Primitive.find(writer.stream(), descriptor, attributes, null, "two operands")
                    .orElseThrow(() -> new IllegalStateException("oneDNN does not take two such operands"));
        }
    }

    /** The sum of arrays of one shape. */
    Compiled sum(List<NativeArray> inputs, int[] shape) {
        return new Compiled(
                scaledSum(inputs, ones(inputs.size()), shape),
                gradient -> inputs.stream().map(input -> gradient).toList());
    }

    private static float[] ones(int count) {
        float[] ones = new float[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** A weighted sum of arrays of one shape, in the first one's layout. */
    NativeArray scaledSum(List<NativeArray> inputs, float[] scales, int[] shape) {
        Layout layout = inputs.get(0).layout();
        var arguments = new Arguments();
        NativeArray output = writer.create(layout, shape);
        try (dnnl_memory_desc_t layouts = new dnnl_memory_desc_t(inputs.size());
                var attributes = new Attributes()) {
            for (int i = 0; i < inputs.size(); i++) {
                arguments.with(DNNL_ARG_MULTIPLE_SRC + i, writer.inLayout(inputs.get(i), layout));
                layouts.position(i).put(layout.descriptor());
            }
            layouts.position(0);
            Primitive primitive = Primitive.find(
                            made -> dnnl_sum_primitive_desc_create(
                                    made,
                                    layout.descriptor(),
                                    inputs.size(),
                                    scales,
                                    layouts,
                                    attributes.pointer(),
                                    writer.stream().engine()),
                            "a sum")
                    .orElseThrow(() -> new IllegalStateException("oneDNN has no such sum"));
            writer.call(primitive, arguments.with(DNNL_ARG_DST, output));
        }
        return output;
    }
}
