package org.convscope.keras.dl4j;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.BaseGraphVertex;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A vertex whose output was computed elsewhere. */
@SuppressWarnings("overrides") // DL4J declares setInputs with an array here and with dots there
final class HandedVertex extends BaseGraphVertex {
    private static final long serialVersionUID = 1L;

    private transient @Nullable INDArray output;

    HandedVertex(ComputationGraph graph, String name, int index, DataType type) {
        super(graph, name, index, null, null, type);
    }

    /** Sets what the vertex gives from now on. */
    void give(INDArray computed) {
        output = computed;
    }

    @Override
    public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
        if (output == null) {
            throw new IllegalStateException("nothing was handed over for " + getVertexName());
        }
        return workspaces.dup(ArrayType.ACTIVATIONS, output);
    }

    @Override
    public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
        throw new UnsupportedOperationException("forwards only");
    }

    @Override
    public void setBackpropGradientsViewArray(INDArray gradients) {
        // it has no parameters
    }

    @Override
    public @Nullable Pair<INDArray, MaskState> feedForwardMaskArrays(INDArray[] masks, MaskState state, int batch) {
        return null;
    }

    @Override
    public boolean hasLayer() {
        return false;
    }

    @Override
    public @Nullable Layer getLayer() {
        return null;
    }

    @Override
    public String toString() {
        return "handed over: " + getVertexName();
    }
}
