package org.convscope.core.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_MULTIPLE_SRC;
import static org.bytedeco.dnnl.global.dnnl.dnnl_concat_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_nChw16c;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_dst_md;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.dnnl_memory_desc_t;
import org.bytedeco.javacpp.Pointer;

/** Arrays put together, put into larger ones, and taken out of them. */
final class PartSteps {
    private final ProgramWriter writer;

    PartSteps(ProgramWriter writer) {
        this.writer = writer;
    }

    /** oneDNN's number of an axis of a shape. */
    private static int axis(int axis, int rank) {
        if (rank < 3 || axis == 0) {
            return axis;
        }
        return axis == rank - 1 ? 1 : axis + 1;
    }

    /** One after the other along an axis. */
    Compiled concatenated(List<NativeArray> inputs, int axis, int[] shape) {
        boolean isInBlocks = axis == 3
                && inputs.stream()
                        .allMatch(input -> input.rank() == 4
                                && input.layout().channelBlock() == Layout.BLOCK
                                && input.channels() % Layout.BLOCK == 0);
        NativeArray output = isInBlocks ? blocks(inputs, shape) : joined(inputs, axis, shape);
        return new Compiled(output, gradient -> {
            NativeArray whole = writer.rowMajor(gradient);
            List<NativeArray> parts = new ArrayList<>();
            int[] begin = new int[shape.length];
            for (NativeArray input : inputs) {
                parts.add(taken(whole, begin, input.shape()));
                begin[axis] += input.shape()[axis];
            }
            return parts;
        });
    }

    /** Whole blocks of channels, copied by all processors; oneDNN's concatenation of such does it on one. */
    private NativeArray blocks(List<NativeArray> inputs, int[] shape) {
        NativeArray output = writer.create(Layout.byTag(dnnl_nChw16c, shape), shape);
        int[] begin = new int[shape.length];
        for (NativeArray input : inputs) {
            Layout inside = output.layout().part(dims(input.shape()), dims(begin));
            writer.copy(input, output.part(0, inside, input.shape()));
            begin[3] += input.channels();
        }
        return output;
    }

    private NativeArray joined(List<NativeArray> inputs, int axis, int[] shape) {
        boolean isRowMajor = inputs.stream().anyMatch(NativeArray::isRowMajor);
        List<NativeArray> read =
                isRowMajor ? inputs.stream().map(writer::rowMajor).toList() : inputs;
        Layout wanted = isRowMajor ? Layout.rowMajor(shape) : Layout.any(shape);
        var arguments = new Arguments();
        try (dnnl_memory_desc_t layouts = new dnnl_memory_desc_t(read.size());
                var attributes = new Attributes()) {
            for (int i = 0; i < read.size(); i++) {
                arguments.with(DNNL_ARG_MULTIPLE_SRC + i, read.get(i));
                layouts.position(i).put(read.get(i).layout().descriptor());
            }
            layouts.position(0);
            Primitive primitive = Primitive.find(
                            made -> dnnl_concat_primitive_desc_create(
                                    made,
                                    wanted.descriptor(),
                                    read.size(),
                                    axis(axis, shape.length),
                                    layouts,
                                    attributes.pointer(),
                                    writer.stream().engine()),
                            "a concatenation")
                    .orElseThrow(() -> new IllegalStateException("oneDNN has no such concatenation"));
            NativeArray output = writer.create(primitive.layout(dnnl_query_dst_md), shape);
            writer.call(primitive, arguments.with(DNNL_ARG_DST, output));
            return output;
        }
    }

    private static long[] dims(int[] numbers) {
        return Layout.dims(numbers);
    }

    /** A part of a row-major array, copied. */
    private NativeArray taken(NativeArray whole, int[] begin, int[] shape) {
        NativeArray part = writer.create(shape);
        Layout inside = whole.layout().part(dims(shape), dims(begin));
        writer.copy(whole.part(0, inside, shape), part);
        return part;
    }

    /** Zeros, with an array from a place on. */
    private NativeArray surrounded(NativeArray array, int[] begin, int[] shape) {
        NativeArray whole = writer.create(shape);
        writer.add(context -> Pointer.memset(new Address(context.address(whole)), 0, 4 * whole.size()), whole);
        Layout inside = whole.layout().part(dims(array.shape()), dims(begin));
        writer.copy(array, whole.part(0, inside, array.shape()));
        return whole;
    }

    /** A larger array with zeros around the input, which begins at a place. */
    Compiled padded(NativeArray input, int[] begin, int[] shape) {
        return new Compiled(
                surrounded(input, begin, shape),
                gradient -> List.of(taken(writer.rowMajor(gradient), begin, input.shape())));
    }

    /** A part of the input that begins at a place. */
    Compiled cut(NativeArray input, int[] begin, int[] shape) {
        return new Compiled(
                taken(writer.rowMajor(input), begin, shape),
                gradient -> List.of(surrounded(gradient, begin, input.shape())));
    }
}
