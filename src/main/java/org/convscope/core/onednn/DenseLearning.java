package org.convscope.core.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;
import static org.bytedeco.dnnl.global.dnnl.dnnl_inner_product_backward_weights_desc_init;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.dnnl_inner_product_desc_t;
import org.jspecify.annotations.Nullable;

/** Gradients by the kernel and the bias of a dense layer, the kernel's as it is stored: (in, units), row-major. */
final class DenseLearning {
    private final ProgramWriter writer;
    private final NativeArray rows;
    private final boolean hasBias;

    /**
     * @param rows what the layer takes, a row-major matrix
     */
    DenseLearning(ProgramWriter writer, NativeArray rows, boolean hasBias) {
        this.writer = writer;
        this.rows = rows;
        this.hasBias = hasBias;
    }

    /**
     * @param gradient of the layer's result
     */
    List<Compiled.Learned> learn(NativeArray gradient) {
        NativeArray after = RowMatrices.of(writer.rowMajor(gradient));
        int in = rows.channels();
        int units = after.channels();
        NativeArray kernel = writer.create(in, units);
        List<Compiled.Learned> learned = new ArrayList<>();
        learned.add(new Compiled.Learned("kernel", kernel));
        var arguments = new Arguments()
                .with(DNNL_ARG_SRC, rows)
                .with(DNNL_ARG_DIFF_DST, after)
                .with(DNNL_ARG_DIFF_WEIGHTS, kernel.part(0, DenseSteps.stored(in, units), units, in));
        if (hasBias) {
            NativeArray bias = writer.create(Layout.plain(units), units);
            arguments.with(DNNL_ARG_DIFF_BIAS, bias);
            learned.add(new Compiled.Learned("bias", bias));
        }
        writer.call(primitive(after, DenseSteps.stored(in, units), hasBias ? Layout.plain(units) : null), arguments);
        return learned;
    }

    private Primitive primitive(NativeArray after, Layout kernel, @Nullable Layout bias) {
        var layouts = new DenseSteps.Layouts(rows.layout(), kernel, bias, after.layout());
        try (dnnl_inner_product_desc_t descriptor = new dnnl_inner_product_desc_t();
                var attributes = new Attributes();
                Primitive forward = DenseSteps.forward(writer, dnnl_forward_training, layouts, attributes)) {
            Status.check(
                    dnnl_inner_product_backward_weights_desc_init(
                            descriptor,
                            rows.layout().descriptor(),
                            kernel.descriptor(),
                            bias == null ? null : bias.descriptor(),
                            after.layout().descriptor()),
                    "what a dense layer learns");
            return Primitive.find(writer.stream(), descriptor, attributes, forward, "what a dense layer learns")
                    .orElseThrow(() -> new IllegalStateException("oneDNN has no gradient by a dense layer's kernel"));
        }
    }
}
