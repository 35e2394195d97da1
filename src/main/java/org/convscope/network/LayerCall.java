package org.convscope.network;

import java.util.List;
import java.util.Optional;

/**
 * One call of a layer, a node of the graph.
 *
 * @param id unique name: the layer's path joined by '/', with {@code #0}, {@code #1} ... where the layer is called several
 *     times, {@code sub/@output} for a nested model's own output; calls that a pass put in begin with {@code __}
 * @param path names from the outermost model inwards, the layer's own name last
 * @param call which call of the layer, from 0
 * @param className Keras's class, as the file says it: Conv2D, Functional, TFOpLambda ...
 * @param origin what the call stands for in the file
 * @param operation what it computes
 * @param activation applied to the operation's result, LINEAR where none
 * @param inputs ids of the calls it takes, in order
 * @param outputShape without the batch, channels last, -1 where free
 * @param weights what the file holds for it
 * @param trainable as the file says, a frozen outer model included
 * @param layout how the model itself orders the axes of this output
 */
public record LayerCall(
        String id,
        List<String> path,
        int call,
        String className,
        Origin origin,
        Operation operation,
        Activation activation,
        List<String> inputs,
        int[] outputShape,
        List<Weight> weights,
        boolean trainable,
        Layout layout) {

    /** The origins of a call. */
    public enum Origin {
        /** The model's input. */
        INPUT,
        /** A layer of the file. */
        LAYER,
        /** A nested model's own output. */
        NESTED_OUTPUT,
        /** Put in by a pass; never shown. */
        INSERTED
    }

    /** The order of axes that the model has; the graph itself is channels last. */
    public enum Layout {
        CHANNELS_LAST,
        /** (N, C, H, W) in the model, (N, H, W, C) here. */
        CHANNELS_FIRST
    }

    public LayerCall {
        path = List.copyOf(path);
        inputs = List.copyOf(inputs);
        weights = List.copyOf(weights);
    }

    /** The same, computing something else. */
    public LayerCall withOperation(Operation other) {
        return with(other, activation, weights, outputShape);
    }

    /** The same with another activation behind it. */
    public LayerCall withActivation(Activation other) {
        return with(operation, other, weights, outputShape);
    }

    /** The same with other weights. */
    public LayerCall withWeights(List<Weight> others) {
        return with(operation, activation, others, outputShape);
    }

    /** The same, which does not learn. */
    public LayerCall frozen() {
        return new LayerCall(
                id, path, call, className, origin, operation, activation, inputs, outputShape, weights, false, layout);
    }

    /** The same taking other calls' outputs. */
    public LayerCall withInputs(List<String> others) {
        return new LayerCall(
                id,
                path,
                call,
                className,
                origin,
                operation,
                activation,
                others,
                outputShape,
                weights,
                trainable,
                layout);
    }

    /** The same with an output of another shape, as it has where the network's input has another size. */
    public LayerCall withOutputShape(int[] other) {
        return with(operation, activation, weights, other);
    }

    /**
     * An input of a shape (H, W, C) in place of this call: what comes behind can be computed without what comes before.
     */
    public LayerCall asInput(int[] shape) {
        return new LayerCall(
                id,
                path,
                call,
                "InputLayer",
                Origin.INPUT,
                new Operation.Input(shape),
                Activation.LINEAR,
                List.of(),
                shape,
                List.of(),
                trainable,
                layout);
    }

    private LayerCall with(Operation newOperation, Activation newActivation, List<Weight> newWeights, int[] newShape) {
        return new LayerCall(
                id,
                path,
                call,
                className,
                origin,
                newOperation,
                newActivation,
                inputs,
                newShape,
                newWeights,
                trainable,
                layout);
    }

    /** The name of the call with this id in problems: {@code layer 'a'}; what a pass put in by what it belongs to. */
    public static String subject(String id) {
        return "layer '" + id.replaceFirst("^__(switched_off/)?(model_order/|channels_last/)?(of_steps/)*", "") + "'";
    }

    /** The layer's own name. */
    public String name() {
        return path.get(path.size() - 1);
    }

    public Optional<Weight> weight(String weightName) {
        return weights.stream().filter(w -> w.name().equals(weightName)).findFirst();
    }

    /** The weights that are drawn as kernels: kernel, or depthwise_kernel of depthwise and separable convolutions. */
    public Optional<Weight> kernel() {
        return weight("kernel").or(() -> weight("depthwise_kernel"));
    }

    /** All numbers in the weights. */
    public long parameters() {
        return weights.stream().mapToLong(Weight::size).sum();
    }

    /** What the layer is, whatever it is done around it: at each step of a sequence, or with something behind it. */
    public Operation kind() {
        return operation.kind();
    }

    public boolean isConvolution() {
        return kind() instanceof ConvolvingOperation;
    }

    /** How many units (channels) it gives: the last length of its output, -1 where free. */
    public int units() {
        return outputShape.length == 0 ? 1 : outputShape[outputShape.length - 1];
    }

    /** Whether its output is a stack of maps, (H, W, C). */
    public boolean hasMaps() {
        return outputShape.length == 3;
    }
}
