package org.convscope.inspect.cone;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.convscope.array.Tensor;
import org.convscope.inspect.cone.ConeReach.State;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.NetworkPart;
import org.convscope.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Plans incremental inference (Nakandala, Kumar and Papakonstantinou, "Incremental and approximate inference for faster
 * occlusion-based deep CNN explanations", SIGMOD 2019), exact: through layers that look at windows of their maps a change reaches a
 * window, which grows; behind the first that mixes all places, or once the window is most of the map, whole maps go on
 * ({@link ConeReach}).
 */
public final class ConePlanner {
    /** A cone that leaves more of the work than this does not pay for the copies it makes. */
    private static final double LARGEST_REST = 0.7;

    /** Kept maps take no more of the memory than one part in so many. */
    private static final int MEMORY_PART = 3;

    /**
     * A plan, or why there is none.
     *
     * @param words a sentence: how far windows are computed, or what speaks against them
     */
    public record Answer(Optional<ConePlan> plan, String words) {}

    private final Network network;
    private final String target;
    private final String input;
    private final ConeReach reach;
    private final Map<String, Integer> uses = new HashMap<>();

    private ConePlanner(Network network, String target, String input, ChangedRectangles changes) {
        this.network = network;
        this.target = target;
        this.input = input;
        this.reach = new ConeReach(network, input, changes);
        network.calls().forEach(call -> call.inputs().forEach(used -> uses.merge(used, 1, Integer::sum)));
    }

    /**
     * @param target id of the call that is computed
     * @param input id of the input that is changed
     * @param shapes of the inputs, without the batch, by id
     */
    public static Answer plan(
            Network network, String target, String input, Map<String, int[]> shapes, ChangedRectangles changes) {
        return plan(
                network, target, input, shapes, changes, Runtime.getRuntime().maxMemory() / MEMORY_PART);
    }

    /**
     * @param mostBytes how much memory kept maps may take
     */
    static Answer plan(
            Network network,
            String target,
            String input,
            Map<String, int[]> shapes,
            ChangedRectangles changes,
            long mostBytes) {
        Network sized;
        try {
            sized = NetworkPart.upTo(network, target, shapes);
        } catch (ProblemException e) {
            return new Answer(Optional.empty(), "What sizes its maps have is not known before they are computed.");
        }
        if (sized.find(input).isEmpty() || target.equals(input)) {
            return new Answer(Optional.empty(), "It does not depend on this input.");
        }
        for (LayerCall call : sized.calls()) {
            for (int length : call.outputShape()) {
                if (length < 0) {
                    return new Answer(
                            Optional.empty(), "What sizes its maps have is not known before they are computed.");
                }
            }
        }
        return new ConePlanner(sized, target, input, changes).plan(mostBytes);
    }

    private Answer plan(long mostBytes) {
        String end = reach.end();
        List<ConeStage> stages = stages();
        Network whole = whole();
        long full = network.calls().stream().mapToLong(this::multiplyAdds).sum();
        long done = stages.stream().mapToLong(ConeStage::multiplyAdds).sum();
        if (whole != null) {
            done += whole.calls().stream().mapToLong(this::multiplyAdds).sum();
        }
        if (stages.isEmpty()) {
            return new Answer(Optional.empty(), "No window of a map can be computed alone: " + end + ".");
        }
        if (done > LARGEST_REST * full) {
            return new Answer(
                    Optional.empty(),
                    "Computing windows of maps alone would leave " + Math.round(100.0 * done / Math.max(1, full))
                            + " % of the work" + (end.isEmpty() ? "." : ": " + end + "."));
        }
        String words = end.isEmpty()
                ? "Only the windows that a patch reaches are computed."
                : "Only the windows that a patch reaches are computed, and whole maps from where " + end + ".";
        Set<String> kept = kept(stages, whole);
        long keptBytes = 0;
        for (String id : kept) {
            keptBytes += Float.BYTES * Tensor.sizeOf(shape(id));
        }
        if (keptBytes > mostBytes) {
            return new Answer(
                    Optional.empty(),
                    "The maps of the whole frame would take " + (keptBytes >> 20) + " MB, of which " + (mostBytes >> 20)
                            + " MB may be taken.");
        }
        return new Answer(
                Optional.of(new ConePlan(
                        input,
                        target,
                        stages,
                        reach.windows(),
                        reach.averages(),
                        whole,
                        kept,
                        changeBytes(stages),
                        full,
                        done,
                        words)),
                words);
    }

    private List<ConeStage> stages() {
        Map<String, List<LayerCall>> open = new LinkedHashMap<>();
        for (LayerCall call : network.calls()) {
            if (reach.state(call.id()) != State.WINDOW || call.id().equals(input)) {
                continue;
            }
            List<LayerCall> before =
                    call.inputs().size() == 1 ? open.get(call.inputs().get(0)) : null;
            if (before != null && joins(call, before)) {
                open.remove(call.inputs().get(0));
                before.add(call);
                open.put(call.id(), before);
            } else {
                open.put(call.id(), new ArrayList<>(List.of(call)));
            }
        }
        return open.values().stream().map(this::stage).toList();
    }

    private boolean joins(LayerCall call, List<LayerCall> before) {
        String last = call.inputs().get(0);
        LocalOperation first = reach.operation(before.get(0));
        boolean isRepeated =
                before.stream().anyMatch(one -> reach.operation(one).repeats());
        return reach.operation(call).joins()
                // else a window could begin or end among the copies of one place
                && (!isRepeated || reach.operation(call).isSamePlace())
                && first.operation() != null
                && !first.leavesOutPadding()
                && !last.equals(target)
                && Objects.requireNonNull(uses.get(last)) == 1;
    }

    private ConeStage stage(List<LayerCall> calls) {
        List<String> entries = new ArrayList<>(new LinkedHashSet<>(calls.get(0).inputs()));
        LayerCall last = calls.get(calls.size() - 1);
        List<LocalOperation> all = calls.stream().map(reach::operation).toList();
        MapWindows reached = Objects.requireNonNull(reach.windows().get(last.id()));
        var made = new ConeStage(entries, last.id(), null, all, reached, 0);
        if (all.get(0).operation() == null) {
            return made;
        }
        List<LayerCall> parts = new ArrayList<>();
        for (String id : entries) {
            parts.add(network.call(id).asInput(new int[] {made.rows(), made.columns(), shape(id)[2]}));
        }
        for (int i = 0; i < calls.size(); i++) {
            parts.add(
                    calls.get(i).withOperation(Objects.requireNonNull(all.get(i).operation())));
        }
        var unsized = new Network(network.name(), network.kerasVersion(), parts, entries, List.of(last.id()));
        Network part = NetworkPart.upTo(unsized, last.id(), Map.of());
        long count = 0;
        for (LayerCall call : part.calls()) {
            count += call.inputs().isEmpty()
                    ? 0
                    : MultiplyAdds.of(call, part.call(call.inputs().get(0)).outputShape(), call.outputShape());
        }
        return new ConeStage(entries, last.id(), part, all, reached, count);
    }

    private @Nullable Network whole() {
        if (reach.state(target) == State.WINDOW) {
            return null;
        }
        Map<String, LayerCall> calls = new LinkedHashMap<>();
        List<String> inputs = new ArrayList<>();
        for (LayerCall call : network.calls()) {
            if (reach.state(call.id()) == State.WHOLE) {
                for (String id : call.inputs()) {
                    if (reach.state(id) != State.WHOLE && !calls.containsKey(id)) {
                        calls.put(id, network.call(id).asInput(shape(id)));
                        inputs.add(id);
                    }
                }
                calls.put(call.id(), call);
            }
        }
        if (calls.isEmpty()) {
            calls.put(target, network.call(target).asInput(shape(target)));
            inputs.add(target);
        }
        return new Network(
                network.name(), network.kerasVersion(), List.copyOf(calls.values()), inputs, List.of(target));
    }

    private Set<String> kept(List<ConeStage> stages, @Nullable Network whole) {
        Set<String> kept = new LinkedHashSet<>(Set.of(target));
        stages.forEach(stage -> kept.addAll(stage.entries()));
        kept.addAll(reach.averages().values());
        if (whole != null) {
            whole.inputs().stream()
                    .filter(id -> !reach.averages().containsKey(id))
                    .forEach(kept::add);
        }
        return kept;
    }

    private long changeBytes(List<ConeStage> stages) {
        long bytes = 0;
        for (ConeStage stage : stages) {
            long cut = 0;
            for (String id : stage.entries()) {
                cut += (long) stage.rows() * stage.columns() * shape(id)[2];
            }
            bytes += Float.BYTES * (cut + (long) stage.windows().places() * shape(stage.output())[2]);
        }
        return bytes;
    }

    private long multiplyAdds(LayerCall call) {
        return call.inputs().isEmpty()
                ? 0
                : MultiplyAdds.of(call, shape(call.inputs().get(0)), shape(call.id()));
    }

    private int[] shape(String id) {
        return network.call(id).outputShape();
    }
}
