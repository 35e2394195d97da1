package org.convscope.network;

import java.util.List;
import java.util.Map;
import org.convscope.array.Tensor;
import org.convscope.network.Operation.Accumulation;
import org.convscope.network.Operation.AxisSlice;
import org.convscope.network.Operation.Cell;
import org.convscope.network.Operation.Delivered;
import org.convscope.network.Operation.Interpolation;
import org.convscope.network.Operation.Picking;
import org.convscope.network.Operation.Reduction;
import org.convscope.network.Operation.Walk;

/** One of each class of operation, on two frames, with the shape that Keras gives for it. */
public final class OperationSamples {
    private static final int[] IMAGE = {2, 6, 8, 4};
    private static final int[] SEQUENCE = {2, 5, 4};
    private static final int[] THREES = {3, 3};
    private static final int[] ONES = {1, 1};
    private static final int[] TWOS = {2, 2};
    private static final Activation TANH = Activation.of(Activation.Kind.TANH);
    private static final Activation SIGMOID = Activation.of(Activation.Kind.SIGMOID);

    private OperationSamples() {}

    /**
     * @param inputs shapes of what it takes, the batch first
     * @param weights shapes of its weights
     * @param output shape of what it gives
     */
    public record Sample(Operation operation, List<int[]> inputs, Map<String, int[]> weights, int[] output) {
        public String name() {
            return operation.getClass().getSimpleName();
        }
    }

    private static int[] shape(int... lengths) {
        return lengths;
    }

    private static Sample of(Operation operation, int[] input, int... output) {
        return new Sample(operation, List.of(input), Map.of(), output);
    }

    private static Sample of(Operation operation, int[] input, Map<String, int[]> weights, int... output) {
        return new Sample(operation, List.of(input), weights, output);
    }

    private static Sample of(Operation operation, List<int[]> inputs, int... output) {
        return new Sample(operation, inputs, Map.of(), output);
    }

    public static List<Sample> all() {
        return List.of(
                of(new Operation.Input(new int[] {6, 8, 4}), List.of(), -1, 6, 8, 4),
                of(new Operation.Constant(Tensor.zeros(3, 4)), List.of(), 1, 3, 4),
                of(new Operation.FilledInput(Tensor.zeros(3, 4)), IMAGE, 2, 3, 4),
                of(new Operation.Unavailable("a Lambda"), IMAGE, IMAGE),
                // windows
                of(
                        new Operation.Convolution(6, THREES, TWOS, Padding.SAME, ONES, 1),
                        IMAGE,
                        Map.of("kernel", shape(3, 3, 4, 6)),
                        2,
                        3,
                        4,
                        6),
                of(
                        new Operation.DepthwiseConvolution(2, THREES, ONES, Padding.VALID, ONES),
                        IMAGE,
                        Map.of("depthwise_kernel", shape(3, 3, 4, 2)),
                        2,
                        4,
                        6,
                        8),
                of(
                        new Operation.SeparableConvolution(6, 2, THREES, ONES, Padding.VALID, TWOS),
                        IMAGE,
                        Map.of("depthwise_kernel", shape(3, 3, 4, 2), "pointwise_kernel", shape(1, 1, 8, 6)),
                        2,
                        2,
                        4,
                        6),
                of(
                        new Operation.TransposedConvolution(6, THREES, TWOS, Padding.VALID, ONES, new int[] {-1, -1}),
                        IMAGE,
                        Map.of("kernel", shape(3, 3, 6, 4)),
                        2,
                        13,
                        17,
                        6),
                of(
                        new Operation.LocallyConnected(6, THREES, TWOS),
                        IMAGE,
                        Map.of("kernel", shape(6, 36, 6)),
                        2,
                        2,
                        3,
                        6),
                of(new Operation.Pooling(Reduction.MAX, THREES, TWOS, Padding.SAME), IMAGE, 2, 3, 4, 4),
                of(new Operation.GlobalPooling(Reduction.AVERAGE, true), IMAGE, 2, 1, 1, 4),
                // normalisations
                of(
                        new Operation.BatchNormalization(3, 1e-3),
                        IMAGE,
                        Map.of("moving_mean", shape(4), "moving_variance", shape(4)),
                        IMAGE),
                of(new Operation.BatchStatistics(3, 1e-3), IMAGE, IMAGE),
                of(new Operation.LayerNormalization(shape(3), 1e-3, Operation.Moment.STANDARDIZED), IMAGE, IMAGE),
                of(new Operation.GroupNormalization(2, 3, 1e-3), IMAGE, IMAGE),
                of(new Operation.UnitNormalization(shape(3), 1e-6), IMAGE, IMAGE),
                of(new Operation.Quantization(127, 1e-7), IMAGE, IMAGE),
                of(new Operation.FakeQuantization(8, false), IMAGE, Map.of("min", shape(1), "max", shape(1)), IMAGE),
                of(new Operation.ChannelScale(), IMAGE, Map.of("gamma", shape(4)), IMAGE),
                of(new Operation.BroadcastAffine(), IMAGE, Map.of("gamma", shape(1, 8, 4)), IMAGE),
                of(
                        new Operation.Standardization(false, null, null),
                        IMAGE,
                        Map.of("mean", shape(1, 1, 1, 4), "variance", shape(1, 1, 1, 4)),
                        IMAGE),
                of(new Operation.Rescaling(new double[] {2, 2, 2, 2}, new double[] {1}), IMAGE, IMAGE),
                // element-wise
                of(new Operation.Activate(), IMAGE, IMAGE),
                of(new Operation.ParametricRelu(), IMAGE, Map.of("alpha", shape(1, 1, 4)), IMAGE),
                of(new Operation.Softmax(shape(1, 2)), IMAGE, IMAGE),
                of(new Operation.Identity(), IMAGE, IMAGE),
                of(new Operation.Dropout(0.5, shape()), IMAGE, IMAGE),
                of(new Operation.DropoutMask(0.5, shape(), 7), IMAGE, IMAGE),
                of(new Operation.Elementwise(Operation.Function.SQRT), IMAGE, IMAGE),
                of(new Operation.Clip(0, 1), IMAGE, IMAGE),
                of(new Operation.Accumulate(false, 1, false, true), IMAGE, IMAGE),
                of(new Operation.Sort(2, true, false), IMAGE, IMAGE),
                of(new Operation.Merge(Operation.Merging.ADD), List.of(IMAGE, shape(2, 8, 1)), IMAGE),
                of(
                        new Operation.Binary(Operation.Arithmetic.MULTIPLY, null, false),
                        List.of(shape(2, 1, 8, 4), shape(2, 6, 1, 1)),
                        IMAGE),
                of(new Operation.Select(), List.of(IMAGE, shape(2, 6, 1, 4), IMAGE), IMAGE),
                // moving
                of(new Operation.Concatenate(3), List.of(IMAGE, shape(2, 6, 8, 3)), 2, 6, 8, 7),
                of(new Operation.Flatten(), IMAGE, 2, 192),
                of(new Operation.Reshape(shape(12, -1)), IMAGE, 2, 12, 16),
                of(new Operation.Transpose(shape(0, 3, 1, 2)), IMAGE, 2, 4, 6, 8),
                of(new Operation.RepeatVector(3), shape(2, 4), 2, 3, 4),
                of(new Operation.ExpandDimensions(1), IMAGE, 2, 1, 6, 8, 4),
                of(new Operation.Squeeze(shape(2)), shape(2, 6, 1, 4), 2, 6, 4),
                of(
                        new Operation.Slice(
                                List.of(AxisSlice.ALL, new AxisSlice(1, -1, 2), new AxisSlice(3, 4, 1)),
                                shape(2),
                                shape(1)),
                        IMAGE,
                        2,
                        1,
                        2,
                        4),
                of(new Operation.Split(2, 3, 1), IMAGE, 2, 6, 8, 2),
                of(new Operation.Stack(2), List.of(SEQUENCE, SEQUENCE), 2, 5, 2, 4),
                of(new Operation.Pick(2, Picking.REFLECT, shape(1, 2)), IMAGE, 2, 6, 11, 4),
                of(new Operation.ZeroPadding(shape(1, 0), shape(2, 3)), IMAGE, 2, 9, 11, 4),
                of(new Operation.ConstantPadding(shape(0, 1, 0), shape(0, 1, 2), 7), IMAGE, 2, 6, 10, 6),
                of(new Operation.Cropping(shape(1, 0), shape(2, 3)), IMAGE, 2, 3, 5, 4),
                of(new Operation.UpSampling(shape(2, 3), Interpolation.BILINEAR), IMAGE, 2, 12, 24, 4),
                of(new Operation.Resizing(3, 5, Interpolation.BILINEAR, false, false, false), IMAGE, 2, 3, 5, 4),
                of(new Operation.CenterCrop(4, 4), IMAGE, 2, 4, 4, 4),
                // products
                of(new Operation.Dense(3), SEQUENCE, Map.of("kernel", shape(4, 3)), 2, 5, 3),
                of(new Operation.Dot(2, 2, false, 1e-6), List.of(SEQUENCE, shape(2, 7, 4)), 2, 5, 7),
                of(new Operation.MatrixProduct(false, true), List.of(SEQUENCE, shape(2, 7, 4)), 2, 5, 7),
                of(
                        new Operation.Einsum(List.of("abc", "cde"), "abde", shape(4, 3, 6)),
                        SEQUENCE,
                        Map.of("kernel", shape(4, 3, 6)),
                        2,
                        5,
                        3,
                        6),
                new Sample(
                        new Operation.MultiHeadAttention(2, 3, 3, 4),
                        List.of(SEQUENCE, shape(2, 7, 4)),
                        Map.of(
                                "query_kernel", shape(4, 2, 3),
                                "key_kernel", shape(4, 2, 3),
                                "value_kernel", shape(4, 2, 3),
                                "output_kernel", shape(2, 3, 4)),
                        SEQUENCE),
                of(new Operation.DotAttention(false, false), List.of(SEQUENCE, shape(2, 7, 4)), SEQUENCE),
                of(new Operation.Reduce(Accumulation.MEAN, shape(3), true), IMAGE, 2, 6, 8, 1),
                // sequences
                of(
                        new Operation.Recurrent(
                                Cell.LSTM, 3, TANH, SIGMOID, new Walk(false, false, false, false, Delivered.ALL)),
                        SEQUENCE,
                        Map.of("kernel", shape(4, 12), "recurrent_kernel", shape(3, 12)),
                        2,
                        5,
                        3),
                of(
                        new Operation.ConvolutionalLstm(
                                2, THREES, TANH, SIGMOID, new Walk(false, false, false, false, Delivered.LAST)),
                        shape(2, 3, 4, 5, 8),
                        Map.of("recurrent_kernel", shape(3, 3, 2, 8)),
                        2,
                        4,
                        5,
                        2),
                of(new Operation.Distributed(new Operation.Dense(3)), IMAGE, Map.of("kernel", shape(4, 3)), 2, 6, 8, 3),
                of(
                        new Operation.Composite(List.of(
                                new Operation.Part(
                                        new Operation.Convolution(6, THREES, TWOS, Padding.SAME, ONES, 1),
                                        Activation.of(Activation.Kind.GLU, -1),
                                        ""),
                                new Operation.Part(new Operation.ParametricRelu(), Activation.LINEAR, "activation"))),
                        IMAGE,
                        Map.of("kernel", shape(3, 3, 4, 6), "activation/alpha", shape(3, 4, 3)),
                        2,
                        3,
                        4,
                        3),
                of(new Operation.Embedding(9, 3), shape(2, 5), Map.of("embeddings", shape(9, 3)), 2, 5, 3),
                of(new Operation.OneHot(2, 3, 1, 0), shape(2, 5), 2, 5, 3),
                of(new Operation.Masking(0), SEQUENCE, SEQUENCE),
                of(new Operation.StepMask(0, true), SEQUENCE, 2, 5));
    }
}
