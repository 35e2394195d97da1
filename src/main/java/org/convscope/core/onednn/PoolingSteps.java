package org.convscope.core.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_inference;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_avg_exclude_padding;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_backward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_forward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_max;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_dst_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_workspace_md;

import java.util.List;
import org.bytedeco.dnnl.dnnl_pooling_desc_t;
import org.convscope.network.AxisWindow;
import org.convscope.network.Operation;
import org.convscope.network.SlidingWindow;
import org.jspecify.annotations.Nullable;

/** Pooling, in whatever layout the maps have; padding counts in neither. The gradient of maxima goes where they were. */
final class PoolingSteps {
    private final CompileScope scope;
    private final ProgramWriter writer;

    PoolingSteps(CompileScope scope) {
        this.scope = scope;
        this.writer = scope.writer();
    }

    /** A pooling as oneDNN has it, one entry a spatial axis of an image or a volume. */
    private record Pool(int algorithm, long[] size, long[] strides, long[] before, long[] after) {}

    /**
     * Whether no window is larger than the input: where padding makes up for what is missing, oneDNN 2.5 reads and writes
     * beyond its arrays.
     */
    static boolean canCompile(SlidingWindow window, NativeArray input) {
        for (int i = 0; i < window.axes(); i++) {
            if (window.axis(i).kernel() > input.shape()[i + 1]) {
                return false;
            }
        }
        return true;
    }

    Compiled compile(Operation.Reduction reduction, SlidingWindow window, NativeArray input, int[] shape) {
        int axes = window.axes();
        int more = axes == 1 ? 1 : 0;
        var pool = new Pool(
                algorithm(reduction),
                ones(axes + more),
                ones(axes + more),
                new long[axes + more],
                new long[axes + more]);
        for (int i = 0; i < axes; i++) {
            AxisWindow axis = window.axis(i);
            int length = input.shape()[i + 1];
            pool.size[i + more] = axis.kernel();
            pool.strides[i + more] = axis.stride();
            pool.before[i + more] = axis.before(length);
            pool.after[i + more] = axis.after(length);
        }
        boolean isSequence = input.rank() == 3;
        NativeArray image =
                isSequence ? writer.rowMajor(input).reshaped(ConvolutionShape.asImage(input.shape())) : input;
        Compiled compiled = compile(pool, image, ConvolutionShape.asImage(shape));
        if (!isSequence) {
            return compiled;
        }
        return new Compiled(compiled.output().reshaped(shape), gradient -> {
            NativeArray after = writer.rowMajor(gradient).reshaped(ConvolutionShape.asImage(shape));
            NativeArray before = compiled.back(after).get(0);
            return List.of(writer.rowMajor(before).reshaped(input.shape()));
        });
    }

    private static int algorithm(Operation.Reduction reduction) {
        return reduction == Operation.Reduction.MAX ? dnnl_pooling_max : dnnl_pooling_avg_exclude_padding;
    }

    private static long[] ones(int count) {
        long[] ones = new long[count];
        java.util.Arrays.fill(ones, 1);
        return ones;
    }

    /** The mean over an image, along rows first: sums of few numbers each. */
    Compiled mean(NativeArray image, int[] shape) {
        int[] in = image.shape();
        int[] column = {in[0], in[1], 1, in[3]};
        int[] pixel = {in[0], 1, 1, in[3]};
        int algorithm = dnnl_pooling_avg_exclude_padding;
        long[] none = new long[2];
        Compiled rows =
                compile(new Pool(algorithm, new long[] {1, in[2]}, new long[] {1, 1}, none, none), image, column);
        Compiled all = compile(
                new Pool(algorithm, new long[] {in[1], 1}, new long[] {1, 1}, none, none), rows.output(), pixel);
        NativeArray result = writer.rowMajor(all.output()).reshaped(shape);
        return new Compiled(result, gradient -> {
            NativeArray after = writer.rowMajor(gradient).reshaped(pixel);
            return rows.back(all.back(after).get(0));
        });
    }

    /** The maximum over an image, forwards. */
    NativeArray maximum(NativeArray image, int[] shape) {
        int[] in = image.shape();
        int[] pixel = {in[0], 1, 1, in[3]};
        long[] none = new long[2];
        var pool = new Pool(dnnl_pooling_max, new long[] {in[1], in[2]}, new long[] {1, 1}, none, none);
        return writer.rowMajor(compile(pool, image, pixel).output()).reshaped(shape);
    }

    private Compiled compile(Pool pool, NativeArray input, int[] shape) {
        int kind = scope.isForward() ? dnnl_forward_inference : dnnl_forward_training;
        Layout wanted = input.isRowMajor() ? Layout.rowMajor(shape) : Layout.any(shape);
        Primitive primitive = forward(pool, kind, input.layout(), wanted);
        NativeArray output = writer.create(primitive.layout(dnnl_query_dst_md), shape);
        NativeArray workspace = primitive.has(dnnl_query_workspace_md)
                ? writer.create(primitive.layout(dnnl_query_workspace_md), shape)
                : null;
        var arguments = new Arguments().with(DNNL_ARG_SRC, input).with(DNNL_ARG_DST, output);
        if (workspace != null) {
            arguments.with(DNNL_ARG_WORKSPACE, workspace);
        }
        writer.call(primitive, arguments);
        return new Compiled(output, gradient -> List.of(back(pool, input, output, workspace, gradient)));
    }

    private Primitive forward(Pool pool, int kind, Layout input, Layout output) {
        try (dnnl_pooling_desc_t descriptor = new dnnl_pooling_desc_t();
                var attributes = new Attributes()) {
            Status.check(
                    dnnl_pooling_forward_desc_init(
                            descriptor,
                            kind,
                            pool.algorithm,
                            input.descriptor(),
                            output.descriptor(),
                            pool.strides,
                            pool.size,
                            pool.before,
                            pool.after),
                    "a pooling");
            return Primitive.find(writer.stream(), descriptor, attributes, null, "a pooling")
                    .orElseThrow(() -> new IllegalStateException("oneDNN has no such pooling"));
        }
    }

    private NativeArray back(
            Pool pool, NativeArray input, NativeArray output, @Nullable NativeArray workspace, NativeArray gradient) {
        NativeArray after = writer.inLayout(gradient, output.layout());
        NativeArray before = writer.create(input.layout(), input.shape());
        try (dnnl_pooling_desc_t descriptor = new dnnl_pooling_desc_t();
                var attributes = new Attributes();
                Primitive forward = forward(pool, dnnl_forward_training, input.layout(), output.layout())) {
            Status.check(
                    dnnl_pooling_backward_desc_init(
                            descriptor,
                            pool.algorithm,
                            input.layout().descriptor(),
                            output.layout().descriptor(),
                            pool.strides,
                            pool.size,
                            pool.before,
                            pool.after),
                    "a pooling's gradient");
            Primitive backward = Primitive.find(
                            writer.stream(), descriptor, attributes, forward, "a pooling's gradient")
                    .orElseThrow(() -> new IllegalStateException("oneDNN has no such pooling's gradient"));
            var arguments = new Arguments().with(DNNL_ARG_DIFF_DST, after).with(DNNL_ARG_DIFF_SRC, before);
            if (workspace != null) {
                arguments.with(DNNL_ARG_WORKSPACE, workspace);
            }
            writer.call(backward, arguments);
        }
        return before;
    }
}
