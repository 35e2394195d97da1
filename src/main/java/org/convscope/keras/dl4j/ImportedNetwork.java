package org.convscope.keras.dl4j;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.convscope.array.Tensor;
import org.convscope.keras.ImportedOutputs;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.problem.FailureText;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.modelimport.keras.KerasLayer;
import org.deeplearning4j.nn.modelimport.keras.KerasModel;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The graph that DL4J's importer makes of a network, with the file's weights in it, computed by DL4J. Layers that the importer
 * does not know are handed over from elsewhere, so that the rest can be computed.
 */
public final class ImportedNetwork {
    /** What weights, their copies on the way into the graph, and all outputs here and there may take. */
    static final long MOST_BYTES = 2L << 30;

    private static final int MOST_CALLS = 3000;

    private final Network network;
    private final Map<String, int[]> shapes;
    private final List<Tensor> inputs;

    /**
     * @param inputs one tensor an input of the network, in its order: (N, ...), channels last
     * @throws ProblemException if they do not fit, or the network is too large to be computed a second time
     */
    public ImportedNetwork(Network network, List<Tensor> inputs) {
        this.network = network;
        this.inputs = List.copyOf(inputs);
        if (inputs.size() != network.inputs().size()) {
            throw refused("there are not as many inputs as the model has")
                    .expected(network.inputs().size())
                    .found(inputs.size())
                    .asException();
        }
        if (network.calls().size() > MOST_CALLS) {
            throw refused("the model has too many layers")
                    .expected("at most " + MOST_CALLS)
                    .found(network.calls().size())
                    .asException();
        }
        Map<String, Tensor> byInput = new HashMap<>();
        for (int i = 0; i < inputs.size(); i++) {
            byInput.put(network.inputs().get(i), inputs.get(i));
        }
        this.shapes = ConcreteShapes.of(network, byInput);
        checkSize();
    }

    private void checkSize() {
        double numbers = 0;
        double batch = inputs.isEmpty() ? 1 : inputs.get(0).length(0);
        for (LayerCall call : network.calls()) {
            int[] shape = shapes.get(call.id());
            if (shape != null) {
                // the file's, the importer's and the graph's; ours, DL4J's and the copy that is compared
                numbers += 3.0 * call.parameters() + 3.0 * batch * size(shape);
            }
        }
        if (numbers * Float.BYTES > MOST_BYTES) {
            throw refused("the model is too large to be computed by DL4J besides")
                    .expected("at most " + (MOST_BYTES >> 20) + " MB for weights and outputs")
                    .found(Math.round(numbers * Float.BYTES / (1 << 20)) + " MB")
                    .nextStep("Give fewer or smaller frames, or a smaller model")
                    .asException();
        }
    }

    private static double size(int[] shape) {
        double size = 1;
        for (int length : shape) {
            size *= length;
        }
        return size;
    }

    private static Problem refused(String why) {
        return Problem.of("DL4J's graph is not computed: " + why);
    }

    /**
     * @param computed gives the outputs of the calls with some ids, (N, ...), channels last: of the layers that are handed over
     * @throws ProblemException if the importer refuses the network, makes another graph of it, or DL4J fails
     */
    public ImportedOutputs compute(Function<List<String>, Map<String, Tensor>> computed) {
        try {
            return ImporterCheck.alone(() -> outputs(computed));
        } catch (ProblemException e) {
            throw e;
        } catch (Exception | LinkageError | StackOverflowError e) {
            throw new ProblemException(refused(ImporterCheck.said(e)), e);
        }
    }

    private ImportedOutputs outputs(Function<List<String>, Map<String, Tensor>> computed) throws Exception {
        var json = new CanonicalJson(network, shapes);
        KerasModel model = ImporterCheck.model(json);
        List<String> other = ImporterCheck.differences(network, shapes, json, model);
        if (!other.isEmpty()) {
            // arrays of other shapes than the weights' have crashed its native code
            throw refused("its importer made another graph of the model")
                    .found(other.get(0))
                    .asException();
        }
        Map<String, String> ids = json.names();
        Map<String, String> remarks = new HashMap<>();
        for (KerasLayer layer : model.getLayersOrdered()) {
            String id = ids.get(withoutSuffix(layer.getLayerName()));
            if (id != null && layer.isLayer()) {
                ImportedWeights.of(network.call(id)).ifPresent(weights -> set(layer, weights));
            }
        }
        ComputationGraph graph = model.getComputationGraph(true);
        try {
            handOver(graph, ids, computed, remarks);
            return new ImportedOutputs(forward(graph, ids, remarks), remarks);
        } finally {
            graph.close();
        }
    }

    /** A layer with an activation of its own is two in the JSON, the first of which has the weights. */
    private static String withoutSuffix(String name) {
        return name.endsWith(CanonicalJson.LINEAR)
                ? name.substring(0, name.length() - CanonicalJson.LINEAR.length())
                : name;
    }

    private static void set(KerasLayer layer, Map<String, INDArray> weights) {
        try {
            layer.setWeights(weights);
        } catch (Exception e) {
            throw new IllegalStateException(FailureText.of(e), e);
        }
    }

    private void handOver(
            ComputationGraph graph,
            Map<String, String> ids,
            Function<List<String>, Map<String, Tensor>> computed,
            Map<String, String> remarks) {
        Map<String, HandedVertex> handed = new LinkedHashMap<>();
        ids.forEach((name, id) -> {
            if (graph.getVertex(name) instanceof HandedVertex vertex) {
                handed.put(id, vertex);
            }
        });
        Map<String, Tensor> values = handed.isEmpty() ? Map.of() : computed.apply(List.copyOf(handed.keySet()));
        handed.forEach((id, vertex) -> {
            Tensor value = values.get(id);
            if (value == null) {
                throw refused("layer '" + id + "', which its importer does not know, is not computed here either")
                        .asException();
            }
            vertex.give(ImportedWeights.array(value));
            remarks.put(id, "handed over: DL4J's importer does not know the layer");
        });
    }

    private Map<String, Tensor> forward(ComputationGraph graph, Map<String, String> ids, Map<String, String> remarks) {
        Map<String, INDArray> given = new HashMap<>();
        ids.forEach((name, id) -> {
            int input = network.inputs().indexOf(id);
            if (input >= 0) {
                given.put(name, ImportedWeights.array(inputs.get(input)));
            }
        });
        INDArray[] arrays = graph.getConfiguration().getNetworkInputs().stream()
                .map(given::get)
                .toArray(INDArray[]::new);
        Map<String, INDArray> all = graph.feedForward(arrays, false);
        Map<String, Tensor> outputs = new HashMap<>();
        ids.forEach((name, id) -> {
            INDArray array = all.get(name);
            if (array != null && !network.inputs().contains(id)) {
                outputs.put(id, tensor(array));
                overwriting(graph, all, name)
                        .map(ids::get)
                        .filter(next ->
                                next != null && !network.call(next).activation().isLinear())
                        .ifPresent(next -> remarks.merge(
                                id,
                                "DL4J's feedForward overwrites it with the output of " + next,
                                (one, other) -> one + "; " + other));
            }
        });
        return outputs;
    }

    /** The layer after a layer whose output lies in the same memory: DL4J's activation layers work in place. */
    private static Optional<String> overwriting(ComputationGraph graph, Map<String, INDArray> all, String name) {
        INDArray array = all.get(name);
        return graph.getConfiguration().getVertexInputs().entrySet().stream()
                .filter(entry -> entry.getValue().contains(name))
                .map(Map.Entry::getKey)
                .filter(next -> all.get(next) != null && array != null && sameMemory(array, all.get(next)))
                .findFirst();
    }

    private static boolean sameMemory(INDArray one, INDArray other) {
        return one == other
                || (one.length() == other.length()
                        && one.offset() == other.offset()
                        && one.data().address() == other.data().address());
    }

    private static Tensor tensor(INDArray array) {
        INDArray plain = array.castTo(DataType.FLOAT).dup('c');
        int[] shape = Arrays.stream(plain.shape()).mapToInt(Math::toIntExact).toArray();
        return Tensor.of(plain.data().asFloat(), shape);
    }
}
