package org.convscope.core.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_inference;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;
import static org.bytedeco.dnnl.global.dnnl.dnnl_softmax_backward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_softmax_forward_desc_init;

import java.util.List;
import org.bytedeco.dnnl.dnnl_softmax_desc_t;

/** Softmax over the last axis. */
final class SoftmaxSteps {
    private final ProgramWriter writer;

    SoftmaxSteps(CompileScope scope) {
        this.writer = scope.writer();
    }

    Compiled compile(NativeArray input) {
        NativeArray rows = RowMatrices.of(writer.rowMajor(input));
        NativeArray output = writer.create(rows.shape());
        writer.call(
                forward(rows, dnnl_forward_inference),
                new Arguments().with(DNNL_ARG_SRC, rows).with(DNNL_ARG_DST, output));
        return new Compiled(output.reshaped(input.shape()), gradient -> List.of(back(output, gradient)));
    }

    private Primitive forward(NativeArray rows, int kind) {
        try (dnnl_softmax_desc_t descriptor = new dnnl_softmax_desc_t();
                var attributes = new Attributes()) {
            Status.check(
                    dnnl_softmax_forward_desc_init(
                            descriptor, kind, rows.layout().descriptor(), 1),
                    "a softmax");
            return Primitive.find(writer.stream(), descriptor, attributes, null, "a softmax")
                    .orElseThrow(() -> new IllegalStateException("oneDNN has no softmax"));
        }
    }

    private NativeArray back(NativeArray output, NativeArray gradient) {
        NativeArray after = RowMatrices.of(writer.rowMajor(gradient));
        NativeArray before = writer.create(output.shape());
        try (dnnl_softmax_desc_t descriptor = new dnnl_softmax_desc_t();
                var attributes = new Attributes();
                Primitive forward = forward(output, dnnl_forward_training)) {
            Layout layout = output.layout();
            Status.check(
                    dnnl_softmax_backward_desc_init(descriptor, layout.descriptor(), layout.descriptor(), 1),
                    "a softmax's gradient");
            Primitive backward = Primitive.find(writer.stream(), descriptor, attributes, forward, "a softmax")
                    .orElseThrow(() -> new IllegalStateException("oneDNN has no softmax's gradient"));
            writer.call(
                    backward,
                    new Arguments()
                            .with(DNNL_ARG_DST, output)
                            .with(DNNL_ARG_DIFF_DST, after)
                            .with(DNNL_ARG_DIFF_SRC, before));
        }
        return before.reshaped(gradient.shape());
    }
}
