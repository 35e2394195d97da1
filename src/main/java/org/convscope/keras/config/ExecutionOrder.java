package org.convscope.keras.config;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.convscope.keras.config.CallOrder.Node;

/**
 * The order in which Keras itself executes the calls of a Functional model ({@code keras.src.ops.function.map_graph}, and
 * {@code _map_graph_network} of Keras 2): by depth from the outputs, and in a depth as the search from the outputs came
 * upon them. It numbers the calls of a shared layer.
 */
final class ExecutionOrder {
    private final Map<Node, List<Node>> parents;

    private ExecutionOrder(Map<Node, List<Node>> parents) {
        this.parents = parents;
    }

    /**
     * @param parents what each call takes its input from, in the order of its arguments; no cycles
     * @param outputs the calls that give the model's outputs
     * @return all calls that the outputs need, and then all others in the order of the map
     */
    static List<Node> of(Map<Node, List<Node>> parents, List<Node> outputs) {
        var order = new ExecutionOrder(parents);
        Map<Node, Integer> depths = order.depths(order.finished(outputs));
        var byDepth = new TreeMap<Integer, List<Node>>();
        depths.forEach((node, depth) ->
                byDepth.computeIfAbsent(-depth, d -> new ArrayList<>()).add(node));
        Set<Node> all = new LinkedHashSet<>();
        byDepth.values().forEach(all::addAll);
        all.addAll(parents.keySet());
        return List.copyOf(all);
    }

    /** Depth-first search from the outputs, each call after those it needs. */
    private List<Node> finished(List<Node> outputs) {
        List<Node> finished = new ArrayList<>();
        Set<Node> entered = new HashSet<>();
        Deque<Node> open = new ArrayDeque<>();
        Map<Node, Integer> next = new HashMap<>();
        for (Node output : outputs) {
            if (entered.add(output)) {
                open.push(output);
            }
            while (!open.isEmpty()) {
                Node node = open.element();
                List<Node> needed = parents.getOrDefault(node, List.of());
                int place = next.merge(node, 1, Integer::sum) - 1;
                if (place >= needed.size()) {
                    finished.add(open.pop());
                } else if (entered.add(needed.get(place))) {
                    open.push(needed.get(place));
                }
            }
        }
        return finished;
    }

    /** How far each call is from the outputs at most; a shared layer's calls no less than those met before. */
    private Map<Node, Integer> depths(List<Node> finished) {
        Map<Node, Integer> depths = new LinkedHashMap<>();
        Map<Integer, Integer> layers = new HashMap<>();
        for (int i = finished.size() - 1; i >= 0; i--) {
            Node node = finished.get(i);
            int depth = Math.max(depths.getOrDefault(node, 0), layers.getOrDefault(node.layer(), 0));
            layers.put(node.layer(), depth);
            depths.put(node, depth);
            for (Node parent : parents.getOrDefault(node, List.of())) {
                depths.merge(parent, depth + 1, Math::max);
            }
        }
        return depths;
    }
}
