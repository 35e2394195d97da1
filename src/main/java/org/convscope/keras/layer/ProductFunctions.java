package org.convscope.keras.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.convscope.array.Tensor;
import org.convscope.keras.config.CallArgument;
import org.convscope.network.Activation;
import org.convscope.network.ArrayWeight;
import org.convscope.network.LayerCall.Layout;
import org.convscope.network.Operation;
import org.convscope.problem.Problem;

/** Products of matrices and tensors, with one another or with constants, frame by frame. */
final class ProductFunctions {
    private ProductFunctions() {}

    static void register(Map<String, Function<OpCall, LayerTranslation>> table) {
        table.put("matmul", ProductFunctions::product);
        table.put("dot", call -> contracted(call, call.operand(1, "x2"), 1));
        table.put("tensordot", ProductFunctions::tensorDot);
        table.put("einsum", ProductFunctions::einsum);
    }

    private static LayerTranslation product(OpCall call) {
        boolean first = call.flag(false, 2, "transpose_a");
        boolean second = call.flag(false, 3, "transpose_b");
        if (call.flag(false, 4, "adjoint_a") || call.flag(false, 5, "adjoint_b")) {
            throw Problem.of("an adjoint product cannot be computed").asException();
        }
        call.passOver("a_is_sparse", "b_is_sparse", "grad_a", "grad_b", "output_type");
        CallArgument<GraphTensor> left = call.operand(0, "a", "x1");
        CallArgument<GraphTensor> right = call.operand(1, "b", "x2");
        int rank = IntStream.concat(ranks(call, left), ranks(call, right))
                .max()
                .orElseThrow(() -> Problem.of("multiplies no tensor").asException());
        if (left.tensors().findFirst().isPresent()
                && right.tensors().findFirst().isEmpty()
                && !first) {
            Tensor matrix = call.constant(right);
            if (matrix.rank() == 2) {
                return byMatrix(call, call.tensor(), second ? transposed(matrix) : matrix);
            }
        }
        if (rank < 2) {
            throw Problem.of("multiplies over the batch, which is not supported")
                    .asException();
        }
        return LayerTranslation.of(
                new Operation.MatrixProduct(first, second),
                List.of(call.flow(left, rank), call.flow(right, rank)),
                Layout.CHANNELS_LAST);
    }

    private static IntStream ranks(OpCall call, CallArgument<GraphTensor> operand) {
        return operand.tensors().mapToInt(tensor -> call.context().shape(tensor).length);
    }

    private static Tensor transposed(Tensor matrix) {
        int rows = matrix.length(0);
        int columns = matrix.length(1);
        float[] data = new float[matrix.size()];
        for (int i = 0; i < data.length; i++) {
            data[i] = matrix.data()[i % rows * columns + i / rows];
        }
        return Tensor.of(data, columns, rows);
    }

    /** On the last axis, as a dense layer without bias. */
    static LayerTranslation byMatrix(OpCall call, GraphTensor input, Tensor matrix) {
        int channels = TranslationContext.channels(input);
        if (channels >= 0 && channels != matrix.length(0)) {
            throw Problem.of("multiplies matrices that do not fit")
                    .expected(channels + " rows")
                    .found(matrix.length(0))
                    .asException();
        }
        GraphTensor result = call.chain()
                .then(
                        new Operation.Dense(matrix.length(1)),
                        Activation.LINEAR,
                        List.of(new ArrayWeight("kernel", matrix)),
                        input);
        return call.on(result, new Operation.Identity());
    }

    /** {@code tf.tensordot} and numpy's: so many last axes with as many first ones, or named axes. */
    private static LayerTranslation tensorDot(OpCall call) {
        CallArgument<GraphTensor> right = call.operand(1, "b", "x2");
        if (call.value(2, "axes").map(axes -> !axes.isJsonArray()).orElse(true)) {
            return contracted(call, right, call.whole(2, 2, "axes"));
        }
        throw Problem.of("a tensor product over named axes cannot be computed").asException();
    }

    /** The last axes of a tensor with the first of a constant; with one of them, numpy's dot for a matrix. */
    private static LayerTranslation contracted(OpCall call, CallArgument<GraphTensor> right, int axes) {
        GraphTensor input = call.tensor();
        int rank = ShapeFunctions.rank(call, input);
        if (right.tensors().findAny().isPresent()) {
            throw Problem.of("the function " + call.name() + " of two tensors mixes frames, which is not supported")
                    .asException();
        }
        Tensor constant = call.constant(right);
        boolean plain = call.name().equals("tensordot") || constant.rank() <= 2;
        if (axes < 1 || axes >= rank || axes > constant.rank() || !plain) {
            throw Problem.of("the function " + call.name() + " over these axes cannot be computed")
                    .asException();
        }
        String letters = letters(rank + constant.rank() - axes);
        String own = letters.substring(0, rank);
        String other = letters.substring(rank - axes);
        GraphTensor second = call.chain().constant(constant, constant.rank());
        return LayerTranslation.of(
                new Operation.Einsum(
                        List.of(own, BATCH + other), own.substring(0, rank - axes) + other.substring(axes)),
                List.of(input, second),
                Layout.CHANNELS_LAST);
    }

    /** The one frame of a constant. */
    private static final String BATCH = "*";

    private static String letters(int count) {
        var letters = new StringBuilder();
        for (int i = 0; i < count; i++) {
            letters.append((char) ('\u0391' + i));
        }
        return letters.toString();
    }

    private static LayerTranslation einsum(OpCall call) {
        boolean keras3 = call.context().layer().isOperation();
        String equation =
                (keras3 ? call.text("", -1, "subscripts", "equation") : call.text("", 0, "equation")).replace(" ", "");
        List<CallArgument<GraphTensor>> operands = new ArrayList<>();
        for (int place = keras3 ? 0 : 1; place < call.context().arguments().count(); place++) {
            CallArgument<GraphTensor> operand = call.operand(place, "inputs");
            if (operand instanceof CallArgument.Items<GraphTensor> items
                    && items.tensors().findAny().isPresent()) {
                operands.addAll(items.items());
            } else {
                operands.add(operand);
            }
        }
        call.passOver("optimize");
        List<Integer> ranks = operands.stream()
                .map(operand -> ranks(call, operand)
                        .map(rank -> rank + 1)
                        .findFirst()
                        .orElseGet(() -> call.constant(operand).rank()))
                .toList();
        Letters letters = Letters.of(equation, ranks);
        List<String> names = new ArrayList<>();
        List<GraphTensor> flows = new ArrayList<>();
        for (int i = 0; i < operands.size(); i++) {
            String own = letters.operands().get(i);
            Optional<GraphTensor> tensor = operands.get(i).tensors().findFirst();
            if (tensor.isPresent()) {
                letters.requireFramewise(own);
            }
            names.add(tensor.isPresent() ? own : BATCH + own);
            flows.add(call.flow(operands.get(i), tensor.isPresent() ? ranks.get(i) - 1 : ranks.get(i)));
        }
        return LayerTranslation.of(new Operation.Einsum(names, letters.result()), flows, Layout.CHANNELS_LAST);
    }

    /** The letters of an einsum's axes, one each, with what the dots stand for written out. */
    record Letters(List<String> operands, String result) {
        static Letters of(String equation, List<Integer> ranks) {
            String[] sides = equation.split("->", -1);
            String[] operands = sides[0].split(",", -1);
            if (operands.length != ranks.size() || sides.length > 2) {
                throw Problem.of("an einsum cannot be understood")
                        .found(equation)
                        .asException();
            }
            int most = 0;
            for (int i = 0; i < operands.length; i++) {
                if (operands[i].contains("...")) {
                    most = Math.max(most, ranks.get(i) - (operands[i].length() - 3));
                }
            }
            String dots = letters(Math.max(0, most));
            List<String> written = new ArrayList<>();
            for (int i = 0; i < operands.length; i++) {
                int own = Math.max(0, ranks.get(i) - (operands[i].length() - 3));
                String letters = operands[i].replace("...", dots.substring(Math.max(0, dots.length() - own)));
                if (letters.length() != ranks.get(i)) {
                    throw Problem.of("an einsum does not fit its operands")
                            .found(equation)
                            .asException();
                }
                written.add(letters);
            }
            String result =
                    sides.length == 2 ? sides[1].replace("...", dots) : dots + once(String.join("", written), dots);
            return new Letters(written, result);
        }

        /** Letters that come once, in alphabetical order: what the result has where the equation does not say. */
        private static String once(String all, String dots) {
            return all.chars()
                    .filter(letter -> dots.indexOf(letter) < 0 && all.indexOf(letter) == all.lastIndexOf(letter))
                    .sorted()
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
        }

        /** Every tensor's first axis must be the result's first, since that is the batch. */
        void requireFramewise(String operand) {
            char batch = result.isEmpty() ? ' ' : result.charAt(0);
            boolean framewise = !operand.isEmpty() && operand.charAt(0) == batch && operand.lastIndexOf(batch) == 0;
            if (!framewise || result.lastIndexOf(batch) != 0) {
                throw Problem.of("an einsum mixes frames, which is not supported")
                        .found(String.join(", ", operands) + " to " + result)
                        .asException();
            }
        }
    }
}
