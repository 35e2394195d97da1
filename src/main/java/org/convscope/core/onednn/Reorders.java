package org.convscope.core.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_FROM;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCRATCHPAD;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_TO;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_execute;
import static org.bytedeco.dnnl.global.dnnl.dnnl_reorder_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_stream_wait;

import java.util.Optional;
import org.bytedeco.dnnl.dnnl_exec_arg_t;

/** The same numbers in another layout. */
final class Reorders {
    private Reorders() {}

    static Optional<Primitive> find(ComputeStream stream, Layout from, Layout to) {
        try (var attributes = new Attributes()) {
            return Primitive.find(
                    made -> dnnl_reorder_primitive_desc_create(
                            made,
                            from.descriptor(),
                            stream.engine(),
                            to.descriptor(),
                            stream.engine(),
                            attributes.pointer()),
                    "a reorder");
        }
    }

    /** In new memory, at once; by way of the plain order of axes where oneDNN cannot do it in one. */
    static NativeBuffer reordered(ComputeStream stream, NativeBuffer numbers, Layout from, Layout to) {
        Optional<Primitive> direct = find(stream, from, to);
        if (direct.isEmpty()) {
            Layout plain = Layout.plain(from.dims());
            try (NativeBuffer between = reordered(stream, numbers, from, plain)) {
                Primitive second = find(stream, plain, to)
                        .orElseThrow(() -> new IllegalStateException("oneDNN has no reorder for a weight"));
                return run(stream, second, between, plain, to);
            }
        }
        return run(stream, direct.get(), numbers, from, to);
    }

    private static NativeBuffer run(
            ComputeStream stream, Primitive reorder, NativeBuffer numbers, Layout from, Layout to) {
        var result = new NativeBuffer(to.bytes());
        Layout scratch = reorder.scratchpad().orElse(from);
        try (reorder;
                var source = new Operand(stream, from);
                var target = new Operand(stream, to);
                var work = new Operand(stream, scratch);
                var workspace = new NativeBuffer(scratch.bytes());
                dnnl_exec_arg_t arguments = new dnnl_exec_arg_t(3)) {
            source.moveTo(numbers.address());
            target.moveTo(result.address());
            work.moveTo(workspace.address());
            arguments.position(0).arg(DNNL_ARG_FROM).memory(source.memory());
            arguments.position(1).arg(DNNL_ARG_TO).memory(target.memory());
            arguments.position(2).arg(DNNL_ARG_SCRATCHPAD).memory(work.memory());
            Status.check(
                    dnnl_primitive_execute(reorder.code(), stream.stream(), 3, arguments.position(0)), "a reorder");
            Status.check(dnnl_stream_wait(stream.stream()), "a reorder");
            return result;
        } catch (RuntimeException | Error e) {
            result.close();
            throw e;
        }
    }
}
