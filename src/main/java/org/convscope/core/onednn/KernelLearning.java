package org.convscope.core.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_diff_dst_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_diff_weights_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_src_md;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gradients by the kernel and the bias of a convolution. */
final class KernelLearning {
    private final ProgramWriter writer;
    private final Convolutions convolutions;
    private final String name;
    private final int[] shape;

    /**
     * @param name of the kernel
     * @param shape of the kernel as the network has it
     */
    KernelLearning(CompileScope scope, String name, int[] shape) {
        this.writer = scope.writer();
        this.convolutions = new Convolutions(scope.stream(), scope.isFinite());
        this.name = name;
        this.shape = shape;
    }

    /**
     * @param input what the convolution took
     * @param gradient of its result
     * @return empty where oneDNN has no fast code
     */
    Optional<List<Compiled.Learned>> learn(
            ConvolutionShape convolution, PrimitiveWeights weights, NativeArray input, NativeArray gradient) {
        NativeArray image = asImage(input);
        NativeArray maps = asImage(gradient);
        Optional<Primitive> found =
                convolutions.byWeights(convolution, weights.hasBias(), image.layout(), maps.layout());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Primitive primitive = found.get();
        NativeArray kernel = writer.create(primitive.layout(dnnl_query_diff_weights_md), shape);
        var arguments = new Arguments()
                .with(DNNL_ARG_SRC, writer.inLayout(image, primitive.layout(dnnl_query_src_md)))
                .with(DNNL_ARG_DIFF_DST, writer.inLayout(maps, primitive.layout(dnnl_query_diff_dst_md)))
                .with(DNNL_ARG_DIFF_WEIGHTS, kernel);
        List<Compiled.Learned> learned = new ArrayList<>();
        if (weights.hasBias()) {
            int units = convolution.outputChannels();
            NativeArray bias = writer.create(Layout.plain(units), units);
            arguments.with(DNNL_ARG_DIFF_BIAS, bias);
            learned.add(new Compiled.Learned("bias", bias));
        }
        writer.call(primitive, arguments);
        NativeArray ordered = writer.inLayout(kernel, weights.layout());
        learned.add(0, new Compiled.Learned(name, ordered.reshaped(shape)));
        return Optional.of(learned);
    }

    private NativeArray asImage(NativeArray array) {
        return array.rank() == 3 ? writer.rowMajor(array).reshaped(ConvolutionShape.asImage(array.shape())) : array;
    }
}
