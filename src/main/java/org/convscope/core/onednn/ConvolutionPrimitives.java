package org.convscope.core.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_convolution_direct;
import static org.bytedeco.dnnl.global.dnnl.dnnl_deconvolution_direct;
import static org.bytedeco.dnnl.global.dnnl.dnnl_dilated_convolution_backward_data_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_dilated_convolution_backward_weights_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_dilated_convolution_forward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_dilated_deconvolution_forward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_inference;

import java.util.Optional;
import org.bytedeco.dnnl.dnnl_convolution_desc_t;
import org.jspecify.annotations.Nullable;

/** oneDNN's primitives of a convolution for given layouts and a given algorithm; empty where it has none. */
final class ConvolutionPrimitives {
    private final ComputeStream stream;

    ConvolutionPrimitives(ComputeStream stream) {
        this.stream = stream;
    }

    /**
     * How a convolution is computed.
     *
     * @param algorithm oneDNN's number
     * @param code how the name of oneDNN's code begins; empty for the one that it would choose
     */
    record Way(int algorithm, Optional<String> code) {
        static final Way DIRECT = of(dnnl_convolution_direct);

        static Way of(int algorithm) {
            return new Way(algorithm, Optional.empty());
        }

        private Optional<Primitive> primitive(
                ComputeStream stream,
                dnnl_convolution_desc_t operation,
                Attributes attributes,
                @Nullable Primitive forward,
                String what) {
            return code.isEmpty()
                    ? Primitive.find(stream, operation, attributes, forward, what)
                    : Primitive.named(stream, operation, attributes, forward, name -> name.startsWith(code.get()));
        }
    }

    /** Forwards. */
    Optional<Primitive> forward(
            ConvolutionShape shape, Way way, boolean hasBias, Layout input, Layout output, Attributes attributes) {
        try (dnnl_convolution_desc_t descriptor = new dnnl_convolution_desc_t()) {
            Status.check(
                    dnnl_dilated_convolution_forward_desc_init(
                            descriptor,
                            dnnl_forward_inference,
                            way.algorithm(),
                            input.descriptor(),
                            Layout.any(shape.kernelDims()).descriptor(),
                            hasBias ? Layout.plain(shape.outputChannels()).descriptor() : null,
                            output.descriptor(),
                            shape.oneDnnStrides(),
                            shape.oneDnnDilation(),
                            shape.paddingBefore(),
                            shape.paddingAfter()),
                    "a convolution");
            return way.primitive(stream, descriptor, attributes, null, "a convolution");
        }
    }

    /** From the output back to the input. */
    Optional<Primitive> backward(ConvolutionShape shape, Way way, Layout input, Layout output) {
        try (var attributes = new Attributes();
                dnnl_convolution_desc_t descriptor = new dnnl_convolution_desc_t()) {
            Optional<Primitive> forward = forward(shape, Way.of(way.algorithm()), false, input, output, attributes);
            if (forward.isEmpty()) {
                return Optional.empty();
            }
            try (Primitive hint = forward.get()) {
                Status.check(
                        dnnl_dilated_convolution_backward_data_desc_init(
                                descriptor,
                                way.algorithm(),
                                input.descriptor(),
                                Layout.any(shape.kernelDims()).descriptor(),
                                output.descriptor(),
                                shape.oneDnnStrides(),
                                shape.oneDnnDilation(),
                                shape.paddingBefore(),
                                shape.paddingAfter()),
                        "a convolution's gradient");
                return way.primitive(stream, descriptor, attributes, hint, "a convolution's gradient");
            }
        }
    }

    /** The gradient by the kernel, and by the bias where there is one. */
    Optional<Primitive> byWeights(ConvolutionShape shape, Way way, boolean hasBias, Layout input, Layout output) {
        try (var attributes = new Attributes();
                dnnl_convolution_desc_t descriptor = new dnnl_convolution_desc_t()) {
            Optional<Primitive> forward = forward(shape, Way.of(way.algorithm()), hasBias, input, output, attributes);
            if (forward.isEmpty()) {
                return Optional.empty();
            }
            try (Primitive hint = forward.get()) {
                Status.check(
                        dnnl_dilated_convolution_backward_weights_desc_init(
                                descriptor,
                                way.algorithm(),
                                input.descriptor(),
                                Layout.any(shape.kernelDims()).descriptor(),
                                hasBias ? Layout.plain(shape.outputChannels()).descriptor() : null,
                                output.descriptor(),
                                shape.oneDnnStrides(),
                                shape.oneDnnDilation(),
                                shape.paddingBefore(),
                                shape.paddingAfter()),
                        "a convolution's gradient by its kernel");
                return way.primitive(stream, descriptor, attributes, hint, "a convolution's gradient by its kernel");
            }
        }
    }

    /** The way back through a convolution as an operation of its own. */
    Optional<Primitive> transposed(ConvolutionShape shape, boolean hasBias, Layout input, Attributes attributes) {
        long[] kernel = shape.kernelDims();
        kernel[0] = shape.inputChannels();
        kernel[1] = shape.outputChannels();
        try (dnnl_convolution_desc_t descriptor = new dnnl_convolution_desc_t()) {
            Status.check(
                    dnnl_dilated_deconvolution_forward_desc_init(
                            descriptor,
                            dnnl_forward_inference,
                            dnnl_deconvolution_direct,
                            input.descriptor(),
                            Layout.any(kernel).descriptor(),
                            hasBias ? Layout.plain(shape.inputChannels()).descriptor() : null,
                            Layout.any(shape.input()).descriptor(),
                            shape.oneDnnStrides(),
                            shape.oneDnnDilation(),
                            shape.paddingBefore(),
                            shape.paddingAfter()),
                    "a transposed convolution");
            return Primitive.find(stream, descriptor, attributes, null, "a transposed convolution");
        }
    }
}
