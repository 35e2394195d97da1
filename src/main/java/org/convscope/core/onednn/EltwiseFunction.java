package org.convscope.core.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_clip_v2;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_clip_v2_use_dst_for_bwd;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_gelu_erf;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_hardswish;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_logistic;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_logistic_use_dst_for_bwd;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_relu;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_relu_use_dst_for_bwd;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_swish;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_tanh;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_tanh_use_dst_for_bwd;

import java.util.Optional;
import org.convscope.network.Activation;

/**
 * One of oneDNN's element-wise functions that is an activation of Keras, for finite numbers.
 *
 * @param curve forwards
 * @param back oneDNN's function that has the gradient: of the output where {@code byOutput}, else of the input
 * @param byOutput whether the gradient is known from the output
 */
record EltwiseFunction(Attributes.Curve curve, int back, boolean byOutput) {
    private static EltwiseFunction byOutput(int algorithm, int back, double alpha, double beta) {
        return new EltwiseFunction(Attributes.Curve.of(algorithm, alpha, beta), back, true);
    }

    private static EltwiseFunction byInput(int algorithm, double alpha, double beta) {
        return new EltwiseFunction(Attributes.Curve.of(algorithm, alpha, beta), algorithm, false);
    }

    /** Whether it is max(x, 0). */
    boolean isPlainRelu() {
        return curve.algorithm() == dnnl_eltwise_relu && curve.alpha() == 0;
    }

    static Optional<EltwiseFunction> of(Activation activation) {
        double alpha = activation.alpha();
        return switch (activation.kind()) {
            case RELU -> relu(activation);
            case LEAKY_RELU ->
                alpha >= 0
                        ? Optional.of(byOutput(dnnl_eltwise_relu, dnnl_eltwise_relu_use_dst_for_bwd, alpha, 0))
                        : Optional.empty();
            case SIGMOID -> Optional.of(byOutput(dnnl_eltwise_logistic, dnnl_eltwise_logistic_use_dst_for_bwd, 0, 0));
            case TANH -> Optional.of(byOutput(dnnl_eltwise_tanh, dnnl_eltwise_tanh_use_dst_for_bwd, 0, 0));
            case SILU -> Optional.of(byInput(dnnl_eltwise_swish, 1, 0));
            case HARD_SILU -> Optional.of(byInput(dnnl_eltwise_hardswish, 0, 0));
            case GELU -> Optional.of(byInput(dnnl_eltwise_gelu_erf, 0, 0));
            default -> Optional.empty();
        };
    }

    private static Optional<EltwiseFunction> relu(Activation activation) {
        if (activation.threshold() != 0 || activation.alpha() != 0) {
            return Optional.empty();
        }
        double max = activation.max();
        if (max == Double.POSITIVE_INFINITY) {
            return Optional.of(byOutput(dnnl_eltwise_relu, dnnl_eltwise_relu_use_dst_for_bwd, 0, 0));
        }
        return max > 0
                ? Optional.of(byOutput(dnnl_eltwise_clip_v2, dnnl_eltwise_clip_v2_use_dst_for_bwd, 0, max))
                : Optional.empty();
    }
}
