package org.convscope.keras.dl4j;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.convscope.array.Tensor;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.Operation;
import org.convscope.network.ShapeInference;
import org.convscope.problem.ProblemException;

/** The shapes of all calls that can be computed, with a size put in where the model leaves it free. */
final class ConcreteShapes {
    private static final int FREE = 256;

    private ConcreteShapes() {}

    /**
     * @throws ProblemException if such a size does not fit
     */
    static Map<String, int[]> of(Network network) {
        return of(network, Map.of());
    }

    /**
     * @param given tensors for some inputs, (N, ...), by the inputs' ids: their shapes are taken where they are given
     * @throws ProblemException if a size does not fit
     */
    static Map<String, int[]> of(Network network, Map<String, Tensor> given) {
        Map<String, int[]> shapes = new HashMap<>();
        for (LayerCall call : network.calls()) {
            if (network.unavailable(call.id()).isPresent()) {
                continue;
            }
            if (call.operation() instanceof Operation.Input input) {
                Tensor tensor = given.get(call.id());
                int[] shape =
                        tensor == null ? input.shape().clone() : Arrays.copyOfRange(tensor.shape(), 1, tensor.rank());
                for (int axis = 0; axis < shape.length; axis++) {
                    shape[axis] = shape[axis] < 0 ? FREE : shape[axis];
                }
                shapes.put(call.id(), shape);
                continue;
            }
            List<int[]> inputs = new ArrayList<>();
            call.inputs().forEach(id -> inputs.add(shapes.getOrDefault(id, new int[0])));
            shapes.put(call.id(), ShapeInference.outputShape(call.operation(), call.activation(), inputs));
        }
        return shapes;
    }
}
