package org.convscope.keras.dl4j;

import java.util.Arrays;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.conf.memory.MemoryReport;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A vertex that states its output's shape; where the graph is run, a {@link HandedVertex}. */
final class DeclaredVertex extends GraphVertex {
    private static final long serialVersionUID = 1L;

    private final int[] shape;

    DeclaredVertex(int[] shape) {
        this.shape = shape.clone();
    }

    InputType outputType() {
        return ImporterTypes.of(shape);
    }

    @Override
    public GraphVertex clone() {
        return new DeclaredVertex(shape);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DeclaredVertex vertex && Arrays.equals(vertex.shape, shape);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(shape);
    }

    @Override
    public long numParams(boolean backprop) {
        return 0;
    }

    @Override
    public int minVertexInputs() {
        return 1;
    }

    @Override
    public int maxVertexInputs() {
        return Integer.MAX_VALUE;
    }

    @Override
    public org.deeplearning4j.nn.graph.vertex.GraphVertex instantiate(
            ComputationGraph graph,
            String name,
            int index,
            INDArray paramsView,
            boolean initializeParams,
            DataType networkDatatype) {
        return new HandedVertex(graph, name, index, networkDatatype);
    }

    @Override
    public InputType getOutputType(int layerIndex, InputType... vertexInputs) {
        return outputType();
    }

    @Override
    public MemoryReport getMemoryReport(InputType... inputTypes) {
        return new LayerMemoryReport.Builder("declared", DeclaredVertex.class, outputType(), outputType()).build();
    }
}
