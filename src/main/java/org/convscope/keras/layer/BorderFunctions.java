package org.convscope.keras.layer;

import com.google.gson.JsonElement;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.convscope.network.Operation;
import org.convscope.network.Operation.Picking;
import org.convscope.problem.Problem;

/** Functions that put numbers around a tensor, or repeat or roll it along its axes. */
final class BorderFunctions {
    private static final int MOST_TIMES = 1 << 20;

    private BorderFunctions() {}

    static void register(Map<String, Function<OpCall, LayerTranslation>> table) {
        table.put("pad", BorderFunctions::pad);
        table.put("pad_v2", BorderFunctions::pad);
        table.put("mirror_pad", BorderFunctions::pad);
        table.put("roll", BorderFunctions::roll);
        table.put("repeat", BorderFunctions::repeat);
        table.put("tile", BorderFunctions::tile);
    }

    private static LayerTranslation pad(OpCall call) {
        GraphTensor tensor = call.tensor();
        int rank = ShapeFunctions.rank(call, tensor);
        int[][] borders = borders(call, rank);
        String mode = call.text("constant", 2, "mode").toLowerCase(Locale.ROOT);
        double value = call.number(0, 3, "constant_values");
        if (borders[0][0] + borders[1][0] != 0) {
            throw Problem.of("pads the batch, which is not supported").asException();
        }
        if (mode.equals("constant")) {
            boolean spatial = rank > 2 && borders[0][rank - 1] + borders[1][rank - 1] == 0 && value == 0;
            return call.onModel(
                    spatial
                            ? new Operation.ZeroPadding(
                                    Arrays.copyOfRange(borders[0], 1, rank - 1),
                                    Arrays.copyOfRange(borders[1], 1, rank - 1))
                            : new Operation.ConstantPadding(
                                    Arrays.copyOfRange(borders[0], 1, rank),
                                    Arrays.copyOfRange(borders[1], 1, rank),
                                    value));
        }
        Picking picking =
                switch (mode) {
                    case "reflect" -> Picking.REFLECT;
                    case "symmetric" -> Picking.SYMMETRIC;
                    case "edge" -> Picking.EDGE;
                    case "wrap", "circular" -> Picking.WRAP;
                    default ->
                        throw Problem.of("padding of the mode " + mode + " cannot be computed")
                                .asException();
                };
        for (int axis = 1; axis < rank; axis++) {
            if (Math.addExact(borders[0][axis], borders[1][axis]) > MOST_TIMES) {
                throw Problem.of("pads by an impossible length")
                        .found(borders[0][axis])
                        .asException();
            }
            if (borders[0][axis] + borders[1][axis] > 0) {
                tensor = call.chain()
                        .then(
                                new Operation.Pick(axis, picking, new int[] {borders[0][axis], borders[1][axis]}),
                                tensor);
            }
        }
        return call.on(tensor, new Operation.Identity());
    }

    /** Before and after each axis, the batch included: as a list of pairs, or, of numpy, one pair or number for all. */
    private static int[][] borders(OpCall call, int rank) {
        JsonElement widths = call.value(1, "pad_width", "paddings")
                .orElseThrow(() -> Problem.of("how much is padded is missing").asException());
        boolean forAll = !widths.isJsonArray()
                || (widths.getAsJsonArray().size() != rank
                        && widths.getAsJsonArray().size() <= 2);
        if (forAll) {
            throw Problem.of("pads the batch, which is not supported").asException();
        }
        return call.settings("paddings", 1, "pad_width", "paddings").borders("paddings", rank);
    }

    private static LayerTranslation roll(OpCall call) {
        GraphTensor tensor = call.tensor();
        int[] shifts = call.list(1, "shift").orElse(new int[0]);
        int[] axes = call.axes(tensor, call.list(2, "axis"));
        if (shifts.length != axes.length && shifts.length != 1) {
            throw Problem.of("rolls another number of axes than it names").asException();
        }
        for (int i = 0; i < axes.length; i++) {
            int shift = shifts[shifts.length == 1 ? 0 : i];
            tensor = call.chain().then(new Operation.Pick(axes[i], Picking.ROLL, new int[] {shift}), tensor);
        }
        return call.on(tensor, new Operation.Identity());
    }

    private static int times(int count) {
        if (count < 1 || count > MOST_TIMES) {
            throw Problem.of("repeats an impossible number of times")
                    .found(count)
                    .asException();
        }
        return count;
    }

    private static LayerTranslation repeat(OpCall call) {
        GraphTensor tensor = call.tensor();
        int[] axes = call.axes(tensor, call.list(2, "axis"));
        int[] counts = call.list(1, "repeats").orElse(new int[0]);
        if (axes.length != 1 || counts.length == 0) {
            throw Problem.of("repeats along other than one axis").asException();
        }
        if (counts.length == 1) {
            return call.on(tensor, new Operation.Pick(axes[0], Picking.REPEAT, new int[] {times(counts[0])}));
        }
        int[] places = new int[times(Arrays.stream(counts).sum())];
        for (int i = 0, at = 0; i < counts.length; i++) {
            for (int k = 0; k < counts[i]; k++) {
                places[at++] = i;
            }
        }
        if (counts.length != call.context().shape(tensor)[axes[0] - 1]) {
            throw Problem.of("names another number of entries than there are").asException();
        }
        return call.on(tensor, new Operation.Pick(axes[0], Picking.PLACES, places));
    }

    private static LayerTranslation tile(OpCall call) {
        GraphTensor tensor = call.tensor();
        int rank = ShapeFunctions.rank(call, tensor);
        int[] counts = call.list(1, "repeats", "multiples").orElse(new int[0]);
        if (counts.length > rank || (counts.length == rank && counts[0] != 1)) {
            throw Problem.of("repeats the batch, which is not supported").asException();
        }
        int left = rank - counts.length;
        for (int axis = 1; axis < rank; axis++) {
            int count = axis < left ? 1 : counts[axis - left];
            if (count != 1) {
                tensor = call.chain().then(new Operation.Pick(axis, Picking.TILE, new int[] {times(count)}), tensor);
            }
        }
        return call.on(tensor, new Operation.Identity());
    }
}
