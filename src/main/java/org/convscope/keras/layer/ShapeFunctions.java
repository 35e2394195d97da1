package org.convscope.keras.layer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.convscope.network.LayerCall.Layout;
import org.convscope.network.Operation;
import org.convscope.problem.Problem;

/** Functions that reshape, turn or join tensors as a whole, always on the model's own order of axes. */
final class ShapeFunctions {
    private ShapeFunctions() {}

    static void register(Map<String, Function<OpCall, LayerTranslation>> table) {
        table.put("reshape", ShapeFunctions::reshape);
        table.put("transpose", ShapeFunctions::transpose);
        table.put("swapaxes", ShapeFunctions::swap);
        table.put("moveaxis", ShapeFunctions::move);
        table.put("matrix_transpose", ShapeFunctions::transposeMatrices);
        table.put("rot90", ShapeFunctions::turn);
        table.put("expand_dims", ShapeFunctions::expand);
        table.put("expand_dims_v2", ShapeFunctions::expand);
        table.put("squeeze", ShapeFunctions::squeeze);
        table.put("concat", call -> concatenate(call, call.tensors(), -1));
        // numpy's default is the batch
        table.put("concatenate", call -> concatenate(call, call.tensors(), 0));
        table.put("append", call -> concatenate(call, call.context().inputs(), 0));
        table.put("stack", ShapeFunctions::stack);
        table.put("flatten", call -> call.onModel(new Operation.Flatten()));
        table.put("broadcast_to", ShapeFunctions::broadcast);
    }

    static int rank(OpCall call, GraphTensor tensor) {
        return call.context().shape(tensor).length + 1;
    }

    /** The first length is the batch, whatever is written there. */
    private static LayerTranslation reshape(OpCall call) {
        int[] shape = call.lengths(1, "newshape", "shape")
                .orElseThrow(() -> Problem.of("the new shape is missing").asException());
        if (shape.length == 0 || (shape[0] > 0 && Arrays.stream(shape).skip(1).anyMatch(length -> length < 0))) {
            throw Problem.of("reshapes the batch").found(Arrays.toString(shape)).asException();
        }
        return call.onModel(new Operation.Reshape(Arrays.copyOfRange(shape, 1, shape.length)));
    }

    private static LayerTranslation transpose(OpCall call) {
        int rank = rank(call, call.tensor());
        call.flag(false, 2, "conjugate");
        int[] axes = call.list(1, "axes", "perm")
                .orElseThrow(() ->
                        Problem.of("turns all axes round, the batch included").asException());
        int[] positive =
                Arrays.stream(axes).map(axis -> axis < 0 ? axis + rank : axis).toArray();
        return call.onModel(ShapingLayers.transpose(positive, rank));
    }

    private static LayerTranslation swap(OpCall call) {
        GraphTensor tensor = call.tensor();
        int first = call.context().axisBesidesBatch(tensor, call.whole(0, 1, "axis1"));
        int second = call.context().axisBesidesBatch(tensor, call.whole(0, 2, "axis2"));
        return call.onModel(new Operation.Transpose(swapped(rank(call, tensor), first, second)));
    }

    private static int[] swapped(int rank, int first, int second) {
        int[] axes = new int[rank];
        Arrays.setAll(axes, i -> i == first ? second : i == second ? first : i);
        return axes;
    }

    private static LayerTranslation transposeMatrices(OpCall call) {
        int rank = rank(call, call.tensor());
        call.passOver("conjugate");
        if (rank < 3) {
            throw Problem.of("turns the batch").asException();
        }
        return call.onModel(new Operation.Transpose(swapped(rank, rank - 2, rank - 1)));
    }

    private static LayerTranslation move(OpCall call) {
        GraphTensor tensor = call.tensor();
        int[] from = call.axes(tensor, call.list(1, "source"));
        int[] to = call.axes(tensor, call.list(2, "destination"));
        int rank = rank(call, tensor);
        if (from.length != to.length) {
            throw Problem.of("moves axes to another number of places").asException();
        }
        List<Integer> order = new ArrayList<>(
                IntStream.range(0, rank).filter(a -> !contains(from, a)).boxed().toList());
        IntStream.range(0, to.length)
                .boxed()
                .sorted((a, b) -> Integer.compare(to[a], to[b]))
                .forEach(i -> order.add(to[i], from[i]));
        return call.onModel(ShapingLayers.transpose(
                order.stream().mapToInt(Integer::intValue).toArray(), rank));
    }

    static boolean contains(int[] axes, int axis) {
        return Arrays.stream(axes).anyMatch(a -> a == axis);
    }

    /** A turn by 90 degrees in the plane of two axes: one is flipped, and the two change places. */
    private static LayerTranslation turn(OpCall call) {
        GraphTensor tensor = call.tensor();
        int times = Math.floorMod(call.whole(1, 1, "k"), 4);
        int[] named =
                call.context().layer().isOperation() ? call.list(2, "axes").orElse(new int[] {0, 1}) : new int[] {1, 2};
        int[] axes = call.axes(tensor, Optional.of(named));
        if (axes.length != 2 || axes[0] == axes[1]) {
            throw Problem.of("turns in a plane of other than two axes").asException();
        }
        OperationChain chain = call.chain();
        Operation swap = new Operation.Transpose(swapped(rank(call, tensor), axes[0], axes[1]));
        return switch (times) {
            case 0 -> call.on(tensor, new Operation.Identity());
            case 1 -> call.on(chain.then(SliceFunctions.flipped(rank(call, tensor), axes[1]), tensor), swap);
            case 2 -> call.on(tensor, SliceFunctions.flipped(rank(call, tensor), axes));
            default -> call.on(chain.then(swap, tensor), SliceFunctions.flipped(rank(call, tensor), axes[1]));
        };
    }

    /** One new axis, or several, counted in the result. */
    private static LayerTranslation expand(OpCall call) {
        GraphTensor tensor = call.tensor();
        int[] axes = call.list(1, "axis", "dim").orElse(new int[] {-1});
        int rank = rank(call, tensor) + axes.length;
        int[] positive = Arrays.stream(axes)
                .map(axis -> axis < 0 ? axis + rank : axis)
                .sorted()
                .toArray();
        if (positive.length == 0 || positive[0] < 1 || positive[positive.length - 1] >= rank) {
            throw Problem.of("puts an axis where there can be none")
                    .found(Arrays.toString(axes))
                    .asException();
        }
        for (int i = 0; i < positive.length - 1; i++) {
            tensor = call.chain().then(new Operation.ExpandDimensions(positive[i]), tensor);
        }
        return call.on(tensor, new Operation.ExpandDimensions(positive[positive.length - 1]));
    }

    private static LayerTranslation squeeze(OpCall call) {
        GraphTensor tensor = call.tensor();
        int[] shape = call.context().shape(tensor);
        Optional<int[]> named = call.list(1, "axis", "squeeze_dims").filter(axes -> axes.length > 0);
        if (named.isEmpty()) {
            throw Problem.of(
                            "takes out every axis of length 1, of a single frame the batch too, which is not supported")
                    .asException();
        }
        int[] axes = call.axes(tensor, named);
        for (int axis : axes) {
            if (shape[axis - 1] != 1) {
                throw Problem.of("takes out an axis that is not of length 1").asException();
            }
        }
        return call.onModel(new Operation.Squeeze(axes));
    }

    private static LayerTranslation concatenate(OpCall call, List<GraphTensor> tensors, int otherwise) {
        List<GraphTensor> inputs =
                tensors.stream().map(call.context().graph()::modelOrder).toList();
        int place = call.name().equals("append") ? 2 : 1;
        call.argument(0, "x1");
        if (place == 2) {
            call.argument(1, "x2");
        }
        int axis = call.context().axisBesidesBatch(inputs.get(0), call.whole(otherwise, place, "axis"));
        return LayerTranslation.of(new Operation.Concatenate(axis), inputs, Layout.CHANNELS_LAST);
    }

    private static LayerTranslation stack(OpCall call) {
        List<GraphTensor> inputs =
                call.tensors().stream().map(call.context().graph()::modelOrder).toList();
        int rank = rank(call, inputs.get(0));
        int axis = call.whole(0, 1, "axis");
        int positive = axis < 0 ? axis + rank + 1 : axis;
        if (positive < 1 || positive > rank) {
            throw Problem.of("stacks along the batch").asException();
        }
        return LayerTranslation.of(new Operation.Stack(positive), inputs, Layout.CHANNELS_LAST);
    }

    /** Axes of length 1 are repeated; the batch must stay what it is. */
    private static LayerTranslation broadcast(OpCall call) {
        GraphTensor tensor = call.tensor();
        int[] now = call.context().shape(tensor);
        int[] shape = call.lengths(1, "shape")
                .orElseThrow(() -> Problem.of("the new shape is missing").asException());
        if (shape.length != now.length + 1 || shape[0] > 0) {
            throw Problem.of("repeats the batch, or has more axes than its input")
                    .asException();
        }
        for (int axis = 1; axis < shape.length; axis++) {
            if (now[axis - 1] == 1 && shape[axis] > 1) {
                tensor = call.chain()
                        .then(new Operation.Pick(axis, Operation.Picking.REPEAT, new int[] {shape[axis]}), tensor);
            }
        }
        return call.on(tensor, new Operation.Identity());
    }
}
