package org.convscope.core.op;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.convscope.array.Tensor;
import org.convscope.core.memory.NativeArrays;
import org.convscope.network.Operation;
import org.convscope.problem.Problem;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Computed by DL4J's own layer, on a copy of the input since DL4J works in place. Only classes whose numbers have been compared
 * with Keras's, each by a test, are let through.
 */
final class Dl4jRecurrent extends HostOp {
    private static final Set<String> PROVEN = Set.of("SimpleRNN", "LSTM");
    /** Keras's columns are input gate, forget gate, candidate, output gate; DL4J's candidate, forget, output, input gate. */
    private static final int[] LSTM_ORDER = {2, 1, 3, 0};

    private static final Map<String, Activation> ACTIVATIONS = Map.of(
            "linear", Activation.IDENTITY,
            "relu", Activation.RELU,
            "tanh", Activation.TANH,
            "sigmoid", Activation.SIGMOID,
            "hard_sigmoid", Activation.HARDSIGMOID,
            "softsign", Activation.SOFTSIGN,
            "softplus", Activation.SOFTPLUS,
            "elu", Activation.ELU,
            "selu", Activation.SELU);

    private final RecurrentConfig config;
    private final Weights weights;
    private final boolean isLstm;

    /**
     * @throws org.convscope.problem.ProblemException if the class is not one of those, or has an unknown activation
     */
    Dl4jRecurrent(Operation.Delegated operation, Weights weights) {
        if (!PROVEN.contains(operation.kerasClass())) {
            throw Problem.of(operation.kerasClass() + " cannot be computed").asException();
        }
        this.config = RecurrentConfig.of(operation);
        this.weights = weights;
        this.isLstm = operation.kerasClass().equals("LSTM");
        activation(config.activation());
        activation(config.gate());
    }

    private static Activation activation(String name) {
        Activation known = ACTIVATIONS.get(name);
        if (known == null) {
            throw Problem.of("its activation cannot be computed").found(name).asException();
        }
        return known;
    }

    @Override
    public int[] outputShape(List<int[]> inputs) {
        int[] shape = config.outputShape(inputs);
        int columns = (isLstm ? 4 : 1) * config.units();
        weights.requireShape("kernel", inputs.get(0)[2], columns);
        weights.requireShape("recurrent_kernel", config.units(), columns);
        return shape;
    }

    private BaseRecurrentLayer dl4jConfiguration(int channels) {
        if (isLstm) {
            return new LSTM.Builder()
                    .nIn(channels)
                    .nOut(config.units())
                    .activation(activation(config.activation()))
                    .gateActivationFunction(activation(config.gate()))
                    .build();
        }
        return new SimpleRnn.Builder()
                .nIn(channels)
                .nOut(config.units())
                .activation(activation(config.activation()))
                .build();
    }

    private Layer layer(Bench bench, int channels) {
        BaseRecurrentLayer described = dl4jConfiguration(channels);
        var configuration =
                new NeuralNetConfiguration.Builder().layer(described).build();
        int parameters = Math.toIntExact(described.initializer().numParams(configuration));
        // in arrays of this step: what DL4J's networks allocate for them stays until they are collected
        Layer layer = described.instantiate(
                configuration, List.of(), 0, bench.temporary(1, parameters), false, DataType.FLOAT);
        layer.setBackpropGradientsViewArray(bench.temporary(1, parameters));
        int columns = (isLstm ? 4 : 1) * config.units();
        setParameter(bench, layer, "W", () -> weights.read("kernel", channels, columns));
        setParameter(bench, layer, "RW", () -> weights.read("recurrent_kernel", config.units(), columns));
        setParameter(
                bench, layer, "b", () -> weights.readFlatOr("bias", columns, 0).reshaped(1, columns));
        return layer;
    }

    private void setParameter(Bench bench, Layer layer, String name, Supplier<Tensor> values) {
        INDArray array = bench.constant(name, () -> isLstm ? regrouped(values.get()) : values.get());
        layer.getParam(name).assign(array);
    }

    /** From Keras's order of the gates to DL4J's. */
    private Tensor regrouped(Tensor weight) {
        int units = config.units();
        float[] result = new float[weight.size()];
        for (int row = 0; row < weight.length(0); row++) {
            for (int gate = 0; gate < LSTM_ORDER.length; gate++) {
                int base = row * LSTM_ORDER.length * units;
                System.arraycopy(weight.data(), base + LSTM_ORDER[gate] * units, result, base + gate * units, units);
            }
        }
        return Tensor.of(result, weight.shape());
    }

    /** (N, time, channels) to DL4J's (N, channels, time), or back. */
    private static Tensor swapped(Tensor sequence) {
        Tensor result = Tensor.zeros(sequence.length(0), sequence.length(2), sequence.length(1));
        Strided.whole(sequence.shape()).permuted(0, 2, 1).copy(sequence.data(), result.data());
        return result;
    }

    private static Tensor read(INDArray array) {
        INDArray dense = array.dup('c');
        try {
            return NativeArrays.read(dense);
        } finally {
            dense.close();
        }
    }

    @Override
    void compute(Bench bench, List<Tensor> inputs, Tensor output) {
        Tensor x = swapped(config.ordered(inputs.get(0)));
        Layer layer = layer(bench, x.length(1));
        INDArray states = layer.activate(bench.closeLater(NativeArrays.of(x)), false, LayerWorkspaceMgr.noWorkspaces());
        config.deliver(swapped(read(states)), output);
    }

    @Override
    List<Tensor> gradients(Bench bench, List<Tensor> inputs, Tensor output, Tensor gradient) {
        Tensor x = swapped(config.ordered(inputs.get(0)));
        Layer layer = layer(bench, x.length(1));
        layer.activate(bench.closeLater(NativeArrays.of(x)), true, LayerWorkspaceMgr.noWorkspaces());
        Tensor states = swapped(config.ofAllStates(gradient, x.length(2)));
        INDArray back = layer.backpropGradient(
                        bench.closeLater(NativeArrays.of(states)), LayerWorkspaceMgr.noWorkspaces())
                .getSecond();
        return List.of(config.ordered(swapped(read(back))));
    }
}
