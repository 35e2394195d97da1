package org.convscope.inspect.cone;

import java.util.List;
import java.util.function.Function;
import org.convscope.network.Network;
import org.jspecify.annotations.Nullable;

/**
 * Layers that are computed at once on windows cut out of the maps before them.
 *
 * @param entries ids of the calls whose maps are cut out
 * @param output id of the last layer
 * @param part the layers, without padding; null where what was cut out is the result
 * @param operations of the layers, in order
 * @param windows of the last layer's maps
 * @param multiplyAdds of one window
 */
record ConeStage(
        List<String> entries,
        String output,
        @Nullable Network part,
        List<LocalOperation> operations,
        MapWindows windows,
        long multiplyAdds) {
    ConeStage {
        entries = List.copyOf(entries);
        operations = List.copyOf(operations);
    }

    /** First row that is cut out for the change in a row of changes. */
    int top(int row) {
        return needed(windows.rows().start(row), LocalOperation::rows);
    }

    int left(int column) {
        return needed(windows.columns().start(column), LocalOperation::columns);
    }

    private int needed(int start, Function<LocalOperation, AxisReach> axis) {
        int place = start;
        for (int i = operations.size() - 1; i >= 0; i--) {
            place = axis.apply(operations.get(i)).needed(place);
        }
        return place;
    }

    int rows() {
        return neededCount(windows.rows().size(), LocalOperation::rows);
    }

    int columns() {
        return neededCount(windows.columns().size(), LocalOperation::columns);
    }

    private int neededCount(int made, Function<LocalOperation, AxisReach> axis) {
        int count = made;
        for (int i = operations.size() - 1; i >= 0; i--) {
            count = axis.apply(operations.get(i)).neededCount(count);
        }
        return count;
    }

    /** What lies beyond the maps that are cut out. */
    float outside() {
        return operations.get(0).outside();
    }

    /** How many windows lie in a row of changes. */
    int columnsOfChanges() {
        return windows.columns().first().length;
    }

    /**
     * Averages of what lies within the map, of averages that counted what lies beyond as zeros: the windows of a batch, changed in
     * place. Nothing is done where there is no such average.
     */
    void leaveOutPadding(int[] changes, float[] batch, int channels) {
        LocalOperation operation = operations.get(0);
        if (!operation.leavesOutPadding()) {
            return;
        }
        int at = 0;
        for (int change : changes) {
            int top = windows.rows().start(change / columnsOfChanges());
            int left = windows.columns().start(change % columnsOfChanges());
            for (int y = 0; y < windows.rows().size(); y++) {
                double down = share(operation.rows(), top + y);
                for (int x = 0; x < windows.columns().size(); x++) {
                    double factor = 1 / (down * share(operation.columns(), left + x));
                    for (int c = 0; c < channels; c++, at++) {
                        batch[at] = (float) (batch[at] * factor);
                    }
                }
            }
        }
    }

    /** How much of a place's window lies within the map. */
    private static double share(AxisReach reach, int place) {
        int first = Math.max(0, reach.needed(place));
        int end = Math.min(reach.inputLength(), reach.needed(place) + reach.extent());
        return (double) (end - first) / reach.extent();
    }
}
