package org.convscope.core.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_inference;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;
import static org.bytedeco.dnnl.global.dnnl.dnnl_nChw16c;
import static org.bytedeco.dnnl.global.dnnl.dnnl_resampling_backward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_resampling_forward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_resampling_linear;
import static org.bytedeco.dnnl.global.dnnl.dnnl_resampling_nearest;

import java.util.List;
import org.bytedeco.dnnl.dnnl_resampling_desc_t;
import org.convscope.core.onednn.LayoutWishes.Wish;
import org.convscope.network.Operation;

/** Images made larger by whole factors: there oneDNN's pixel centres are TensorFlow's. */
final class ResamplingSteps {
    private final ProgramWriter writer;

    ResamplingSteps(ProgramWriter writer) {
        this.writer = writer;
    }

    static boolean canCompile(Operation.UpSampling operation) {
        return operation.factors().length == 2
                && (operation.interpolation() == Operation.Interpolation.NEAREST
                        || operation.interpolation() == Operation.Interpolation.BILINEAR);
    }

    /**
     * @param wish how the one who takes the output would like it
     */
    Compiled compile(Operation.UpSampling operation, NativeArray image, int[] shape, Wish wish) {
        int algorithm = operation.interpolation() == Operation.Interpolation.NEAREST
                ? dnnl_resampling_nearest
                : dnnl_resampling_linear;
        boolean isInBlocks = wish == Wish.BLOCKS && image.layout().channelBlock() == Layout.BLOCK;
        NativeArray input = isInBlocks ? image : writer.rowMajor(image);
        NativeArray output =
                isInBlocks ? writer.create(Layout.byTag(dnnl_nChw16c, shape), shape) : writer.create(shape);
        writer.call(
                forward(algorithm, dnnl_forward_inference, input.layout(), output.layout()),
                new Arguments().with(DNNL_ARG_SRC, input).with(DNNL_ARG_DST, output));
        return new Compiled(output, gradient -> List.of(back(algorithm, input, gradient)));
    }

    private Primitive forward(int algorithm, int kind, Layout input, Layout output) {
        try (dnnl_resampling_desc_t descriptor = new dnnl_resampling_desc_t();
                var attributes = new Attributes()) {
            Status.check(
                    dnnl_resampling_forward_desc_init(
                            descriptor, kind, algorithm, (float[]) null, input.descriptor(), output.descriptor()),
                    "a resampling");
            return Primitive.find(writer.stream(), descriptor, attributes, null, "a resampling")
                    .orElseThrow(() -> new IllegalStateException("oneDNN has no such resampling"));
        }
    }

    private NativeArray back(int algorithm, NativeArray input, NativeArray gradient) {
        NativeArray after = writer.rowMajor(gradient);
        NativeArray before = writer.create(input.shape());
        try (dnnl_resampling_desc_t descriptor = new dnnl_resampling_desc_t();
                var attributes = new Attributes();
                Primitive forward = forward(algorithm, dnnl_forward_training, before.layout(), after.layout())) {
            Status.check(
                    dnnl_resampling_backward_desc_init(
                            descriptor,
                            algorithm,
                            (float[]) null,
                            before.layout().descriptor(),
                            after.layout().descriptor()),
                    "a resampling's gradient");
            Primitive backward = Primitive.find(
                            writer.stream(), descriptor, attributes, forward, "a resampling's gradient")
                    .orElseThrow(() -> new IllegalStateException("oneDNN has no such resampling's gradient"));
            writer.call(backward, new Arguments().with(DNNL_ARG_DIFF_DST, after).with(DNNL_ARG_DIFF_SRC, before));
        }
        return before;
    }
}
