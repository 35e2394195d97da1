package org.convscope.core.host;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convscope.array.Tensor;
import org.convscope.core.plan.Shapes;
import org.convscope.core.plan.StepWeights;
import org.convscope.network.Operation;

/** {@code einsum}: products of operands' numbers, summed over the letters that the result does not have; and EinsumDense. */
final class Einsum extends HostOperation {
    private final Operation.Einsum operation;
    private final StepWeights weights;

    Einsum(Operation.Einsum operation, StepWeights weights) {
        this.operation = operation;
        this.weights = weights;
    }

    /** All letters, the result's first, and how long their axes are. */
    private record Letters(String all, Map<Character, Integer> lengths) {
        int length(char letter) {
            return lengths.getOrDefault(letter, 1);
        }

        int[] shape(String letters) {
            return letters.chars().map(letter -> length((char) letter)).toArray();
        }
    }

    private Letters letters(List<int[]> shapes) {
        Map<Character, Integer> lengths = new HashMap<>();
        var all = new StringBuilder(operation.result());
        for (int i = 0; i < shapes.size(); i++) {
            String own = operation.operands().get(i);
            for (int axis = 0; axis < own.length(); axis++) {
                char letter = own.charAt(axis);
                lengths.merge(letter, shapes.get(i)[axis], (a, b) -> a == 1 ? b : a);
                if (all.indexOf(String.valueOf(letter)) < 0) {
                    all.append(letter);
                }
            }
        }
        return new Letters(all.toString(), lengths);
    }

    /** The inputs and perhaps the kernel. */
    private List<Tensor> operands(HostScope scope, List<Tensor> inputs) {
        List<Tensor> operands = new ArrayList<>(inputs);
        if (operands.size() < operation.operands().size()) {
            operands.add(scope.constant("kernel", () -> weights.read("kernel", operation.kernel())));
        }
        return operands;
    }

    /** How far apart neighbours along each letter lie in an operand; 0 where it has not that letter or one entry of it. */
    private static int[] steps(Letters letters, String own, int[] shape) {
        int[] strides = Shapes.strides(shape);
        int[] steps = new int[letters.all().length()];
        for (int axis = 0; axis < own.length(); axis++) {
            steps[letters.all().indexOf(own.charAt(axis))] += shape[axis] == 1 ? 0 : strides[axis];
        }
        return steps;
    }

    /** Sums the products of all operands into a result of other letters, over all entries of all letters. */
    private static double[] contract(
            HostScope scope, Letters letters, List<String> names, List<Tensor> operands, String result, int size) {
        int[] lengths = letters.shape(letters.all());
        int[][] steps = new int[operands.size()][];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = steps(letters, names.get(i), operands.get(i).shape());
        }
        int[] target = steps(letters, result, letters.shape(result));
        double[] sums = new double[size];
        int[] at = new int[lengths.length];
        int[] places = new int[steps.length];
        int place = 0;
        long left = Tensor.sizeOf(lengths);
        while (left-- > 0) {
            double product = 1;
            for (int i = 0; i < places.length; i++) {
                product *= operands.get(i).data()[places[i]];
            }
            sums[place] += product;
            if ((left & 0xFFFFF) == 0) {
                scope.checkCancelled();
            }
            for (int letter = lengths.length - 1; letter >= 0; letter--) {
                boolean carries = ++at[letter] == lengths[letter];
                int move = carries ? 1 - lengths[letter] : 1;
                for (int i = 0; i < places.length; i++) {
                    places[i] += move * steps[i][letter];
                }
                place += move * target[letter];
                if (!carries) {
                    break;
                }
                at[letter] = 0;
            }
        }
        return sums;
    }

    @Override
    public void compute(HostScope scope, List<Tensor> inputs, Tensor output) {
        List<Tensor> operands = operands(scope, inputs);
        Letters letters = letters(operands.stream().map(Tensor::shape).toList());
        double[] sums = contract(scope, letters, operation.operands(), operands, operation.result(), output.size());
        for (int i = 0; i < sums.length; i++) {
            output.data()[i] = (float) sums[i];
        }
        if (weights.has("bias")) {
            Tensor bias = scope.constant("bias", () -> weights.weight("bias").read());
            float[] wide = new float[output.size()];
            Strided.broadcast(bias.shape(), output.shape()).copy(bias.data(), wide);
            for (int i = 0; i < wide.length; i++) {
                output.data()[i] += wide[i];
            }
        }
    }

    @Override
    public List<Tensor> gradients(HostScope scope, List<Tensor> inputs, Tensor output, Tensor gradient) {
        List<Tensor> operands = operands(scope, inputs);
        Letters letters = letters(operands.stream().map(Tensor::shape).toList());
        List<Tensor> gradients = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            gradients.add(gradient(scope, letters, operands, i, gradient));
        }
        return gradients;
    }

    /** By kernel and bias. */
    Map<String, Tensor> weightGradients(HostScope scope, List<Tensor> inputs, Tensor gradient) {
        List<Tensor> operands = operands(scope, inputs);
        Letters letters = letters(operands.stream().map(Tensor::shape).toList());
        Map<String, Tensor> gradients = new LinkedHashMap<>();
        if (operands.size() > inputs.size()) {
            gradients.put("kernel", gradient(scope, letters, operands, inputs.size(), gradient));
        }
        if (weights.has("bias")) {
            int[] shape = weights.weight("bias").shape();
            gradients.put("bias", Tensor.of(Sums.broadcast(gradient, shape), shape));
        }
        return gradients;
    }

    /** By one of the operands. */
    private Tensor gradient(HostScope scope, Letters letters, List<Tensor> operands, int number, Tensor gradient) {
        List<Tensor> others = new ArrayList<>(operands);
        List<String> names = new ArrayList<>(operation.operands());
        others.set(number, gradient);
        names.set(number, operation.result());
        String own = operation.operands().get(number);
        int[] wide = letters.shape(own);
        double[] sums = contract(scope, letters, names, others, own, Shapes.product(wide, 0, wide.length));
        Tensor result = Tensor.zeros(operands.get(number).shape());
        Strided.broadcast(result.shape(), wide).addTo(Sums.rounded(sums), result.data());
        return result;
    }
}
