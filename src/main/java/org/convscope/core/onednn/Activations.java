package org.convscope.core.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_backward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_forward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_inference;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;

import java.util.List;
import org.bytedeco.dnnl.dnnl_eltwise_desc_t;

/** Functions of each number alone, by oneDNN's primitive, in whatever layout the numbers lie. */
final class Activations {
    private final ProgramWriter writer;

    Activations(ProgramWriter writer) {
        this.writer = writer;
    }

    private Primitive forward(EltwiseFunction function, Layout layout, int kind) {
        Attributes.Curve curve = function.curve();
        try (dnnl_eltwise_desc_t descriptor = new dnnl_eltwise_desc_t();
                var attributes = new Attributes()) {
            Status.check(
                    dnnl_eltwise_forward_desc_init(
                            descriptor, kind, curve.algorithm(), layout.descriptor(), curve.alpha(), curve.beta()),
                    "an activation");
            return Primitive.find(writer.stream(), descriptor, attributes, null, "an activation")
                    .orElseThrow(() -> new IllegalStateException("oneDNN has no such activation"));
        }
    }

    /**
     * @param output of the same layout; may be the input itself
     */
    void apply(EltwiseFunction function, NativeArray input, NativeArray output) {
        writer.call(
                forward(function, input.layout(), dnnl_forward_inference),
                new Arguments().with(DNNL_ARG_SRC, input).with(DNNL_ARG_DST, output));
    }

    /**
     * @param known the output where the function's gradient is known from it, else the input
     */
    NativeArray gradient(EltwiseFunction function, NativeArray known, NativeArray gradient) {
        NativeArray after = writer.inLayout(gradient, known.layout());
        return gradient(function, known, after, writer.create(known.layout(), known.shape()));
    }

    /** The same, written over the gradient that is given where that lies as the known numbers do. */
    NativeArray gradientInPlace(EltwiseFunction function, NativeArray known, NativeArray gradient) {
        NativeArray after = writer.inLayout(gradient, known.layout());
        return gradient(function, known, after, after);
    }

    private NativeArray gradient(EltwiseFunction function, NativeArray known, NativeArray after, NativeArray before) {
        Attributes.Curve curve = function.curve();
        try (dnnl_eltwise_desc_t descriptor = new dnnl_eltwise_desc_t();
                var attributes = new Attributes();
                Primitive forward = forward(function, known.layout(), dnnl_forward_training)) {
            Status.check(
                    dnnl_eltwise_backward_desc_init(
                            descriptor,
                            function.back(),
                            known.layout().descriptor(),
                            known.layout().descriptor(),
                            curve.alpha(),
                            curve.beta()),
                    "an activation's gradient");
            Primitive backward = Primitive.find(
                            writer.stream(), descriptor, attributes, forward, "an activation's gradient")
                    .orElseThrow(() -> new IllegalStateException("oneDNN has no such activation's gradient"));
            writer.call(
                    backward,
                    new Arguments()
                            .with(function.byOutput() ? DNNL_ARG_DST : DNNL_ARG_SRC, known)
                            .with(DNNL_ARG_DIFF_DST, after)
                            .with(DNNL_ARG_DIFF_SRC, before));
        }
        return before;
    }

    /** A step that is nothing but an activation. */
    Compiled compile(CompileScope scope, EltwiseFunction function, NativeArray input) {
        NativeArray output = scope.mayOverwrite(input) ? input : writer.create(input.layout(), input.shape());
        apply(function, input, output);
        return new Compiled(
                output, gradient -> List.of(gradient(function, function.byOutput() ? output : input, gradient)));
    }
}
