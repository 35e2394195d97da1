package org.convscope.inspect.target;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.convscope.array.Tensor;
import org.convscope.network.Network;
import org.convscope.network.ShapeInference;
import org.convscope.problem.Problem;

/** Whether tensors are what a network takes, and what sizes they give it. */
public final class FittingInputs {
    private FittingInputs() {}

    /**
     * @param inputs one an input of the network, (N, ...), channels last
     * @throws org.convscope.problem.ProblemException if there are more or fewer, one has the wrong shape, or they have not as many
     *     frames each
     */
    public static void require(Network network, List<Tensor> inputs) {
        List<String> ids = network.inputs();
        if (inputs.size() != ids.size()) {
            throw Problem.of("the model takes " + ids.size() + " inputs")
                    .expected(ids.size())
                    .found(inputs.size())
                    .asException();
        }
        for (int i = 0; i < ids.size(); i++) {
            int[] expected = network.call(ids.get(i)).outputShape();
            if (!fits(inputs.get(i).shape(), expected)) {
                throw Problem.of("the input does not have the shape that the model takes")
                        .subject("input '" + ids.get(i) + "'")
                        .expected(ShapeInference.text(expected))
                        .found(Arrays.toString(inputs.get(i).shape()))
                        .asException();
            }
        }
        int frames = inputs.get(0).length(0);
        if (frames < 1) {
            throw Problem.of("the input holds no frame")
                    .subject("input '" + ids.get(0) + "'")
                    .expected("1 or more")
                    .found(Arrays.toString(inputs.get(0).shape()))
                    .asException();
        }
        if (inputs.stream().anyMatch(input -> input.length(0) != frames)) {
            throw Problem.of("the inputs do not have as many frames each")
                    .found(inputs.stream()
                            .map(input -> Arrays.toString(input.shape()))
                            .toList())
                    .asException();
        }
    }

    /** The shape of one frame of each input, by the inputs' ids. */
    public static Map<String, int[]> shapes(Network network, List<Tensor> inputs) {
        Map<String, int[]> shapes = new HashMap<>();
        for (int i = 0; i < inputs.size() && i < network.inputs().size(); i++) {
            int[] shape = inputs.get(i).shape();
            shapes.put(network.inputs().get(i), Arrays.copyOfRange(shape, 1, shape.length));
        }
        return shapes;
    }

    /** Whether a shape with the batch is one without it, in which -1 is any length. */
    private static boolean fits(int[] shape, int[] expected) {
        if (shape.length != expected.length + 1) {
            return false;
        }
        for (int axis = 0; axis < expected.length; axis++) {
            if (expected[axis] >= 0 && shape[axis + 1] != expected[axis]) {
                return false;
            }
        }
        return true;
    }
}
