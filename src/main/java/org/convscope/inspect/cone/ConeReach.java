package org.convscope.inspect.cone;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.Operation;

/** How far changes of an input reach: what they change of every call's output. */
final class ConeReach {
    /** Above this, cutting a window out costs more than the rest of the map. */
    private static final double LARGEST_SHARE = 0.6;

    /** What changes change of a call's output. */
    enum State {
        /** The same for every change. */
        UNCHANGED,
        /** Changed in a window. */
        WINDOW,
        /** An average of maps that are changed in a window. */
        AVERAGE,
        /** Changed everywhere. */
        WHOLE
    }

    private final Network network;
    private final String input;
    private final Map<String, State> states = new HashMap<>();
    private final Map<String, MapWindows> windows = new HashMap<>();
    private final Map<String, LocalOperation> operations = new HashMap<>();
    private final Map<String, String> averages = new LinkedHashMap<>();
    private String end = "";

    /**
     * @param network of known sizes
     * @param input id of the input that is changed
     */
    ConeReach(Network network, String input, ChangedRectangles changes) {
        this.network = network;
        this.input = input;
        int[] shape = shape(input);
        windows.put(input, changes.windows(shape[0], shape[1]));
        for (LayerCall call : network.calls()) {
            states.put(call.id(), state(call));
        }
    }

    private State state(LayerCall call) {
        if (call.id().equals(input)) {
            return State.WINDOW;
        }
        if (call.operation() instanceof Operation.FilledInput) {
            return State.UNCHANGED;
        }
        boolean isChanged = false;
        for (String id : call.inputs()) {
            State state = state(id);
            isChanged |= state != State.UNCHANGED;
            if (state == State.AVERAGE || state == State.WHOLE) {
                return State.WHOLE;
            }
        }
        if (!isChanged) {
            return State.UNCHANGED;
        }
        List<int[]> shapes = call.inputs().stream().map(this::shape).toList();
        Optional<LocalOperation> operation = LocalOperation.of(call, shapes, call.outputShape());
        if (operation.isEmpty()) {
            boolean isAverage = call.operation() instanceof Operation.GlobalPooling pooling
                    && pooling.reduction() == Operation.Reduction.AVERAGE
                    && call.activation().isLinear();
            if (isAverage) {
                averages.put(call.id(), call.inputs().get(0));
                return State.AVERAGE;
            }
            ends(LayerCall.subject(call.id()) + " looks at all places");
            return State.WHOLE;
        }
        MapWindows reached = reached(call).through(operation.get());
        if (reached.share() > LARGEST_SHARE) {
            ends("a patch reaches most of " + LayerCall.subject(call.id()));
            return State.WHOLE;
        }
        windows.put(call.id(), reached);
        operations.put(call.id(), operation.get());
        return State.WINDOW;
    }

    private void ends(String why) {
        if (end.isEmpty()) {
            end = why;
        }
    }

    /** What is changed of any of a call's inputs. */
    private MapWindows reached(LayerCall call) {
        MapWindows all = null;
        for (String id : call.inputs()) {
            MapWindows one = windows.get(id);
            if (one != null) {
                all = all == null ? one : all.union(one);
            }
        }
        return Objects.requireNonNull(all);
    }

    private int[] shape(String id) {
        return network.call(id).outputShape();
    }

    State state(String id) {
        return Objects.requireNonNull(states.get(id));
    }

    /** Of the input and of all calls that are changed in windows, by id. */
    Map<String, MapWindows> windows() {
        return windows;
    }

    /** How a call is computed that is changed in windows. */
    LocalOperation operation(LayerCall call) {
        return Objects.requireNonNull(operations.get(call.id()));
    }

    /** Averages over maps that are changed in windows: their ids, and of which call's maps they are. */
    Map<String, String> averages() {
        return averages;
    }

    /** From where no windows go on, and why, a clause; empty where they go on to the end. */
    String end() {
        return end;
    }
}
