package org.convscope.keras.config;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The order in which Keras itself executes a Functional model's calls ({@code map_graph} in keras/src/ops/function.py), which
 * is also the order in which it counts the calls of a shared layer: by depth, the number of steps to an output, and among
 * equals as they are met from the outputs backwards. Calls that lead to no output come last.
 */
final class KerasOrder implements Comparator<CallOrder.Node> {
    private final Map<CallOrder.Node, Integer> ranks = new HashMap<>();

    /**
     * @param outputs the calls that give the model's outputs
     * @param parents the calls that each call takes its input from, in order
     */
    KerasOrder(List<CallOrder.Node> outputs, Map<CallOrder.Node, List<CallOrder.Node>> parents) {
        Map<CallOrder.Node, Integer> depths = depths(inputsFirst(outputs, parents), parents);
        List<CallOrder.Node> order = new ArrayList<>(depths.keySet());
        order.sort(Comparator.comparing((CallOrder.Node node) -> depths.getOrDefault(node, 0))
                .reversed());
        order.forEach(node -> ranks.put(node, ranks.size()));
    }

    /** Every call after those it takes its input from, each output's ancestors first. */
    private static List<CallOrder.Node> inputsFirst(
            List<CallOrder.Node> outputs, Map<CallOrder.Node, List<CallOrder.Node>> parents) {
        List<CallOrder.Node> finished = new ArrayList<>();
        Set<CallOrder.Node> seen = new HashSet<>();
        for (CallOrder.Node output : outputs) {
            Deque<CallOrder.Node> open = new ArrayDeque<>();
            Map<CallOrder.Node, Integer> next = new HashMap<>();
            if (seen.add(output)) {
                open.push(output);
            }
            while (!open.isEmpty()) {
                CallOrder.Node node = open.element();
                List<CallOrder.Node> own = parents.getOrDefault(node, List.of());
                int i = next.merge(node, 1, Integer::sum) - 1;
                if (i == own.size()) {
                    finished.add(open.pop());
                } else if (seen.add(own.get(i))) {
                    open.push(own.get(i));
                }
            }
        }
        return finished;
    }

    /** The depths of nodes, in the order in which Keras meets them. */
    private static Map<CallOrder.Node, Integer> depths(
            List<CallOrder.Node> inputsFirst, Map<CallOrder.Node, List<CallOrder.Node>> parents) {
        List<CallOrder.Node> outputsFirst = new ArrayList<>(inputsFirst);
        Collections.reverse(outputsFirst);
        Map<CallOrder.Node, Integer> depths = new LinkedHashMap<>();
        Map<Integer, Integer> ofLayer = new HashMap<>();
        for (CallOrder.Node node : outputsFirst) {
            // all calls of a layer stand at least as deep as the deepest met before
            int depth = Math.max(depths.getOrDefault(node, 0), ofLayer.getOrDefault(node.layer(), 0));
            ofLayer.put(node.layer(), depth);
            depths.put(node, depth);
            parents.getOrDefault(node, List.of()).forEach(parent -> depths.merge(parent, depth + 1, Math::max));
        }
        return depths;
    }

    @Override
    public int compare(CallOrder.Node a, CallOrder.Node b) {
        int last = ranks.size();
        int byRank = Integer.compare(ranks.getOrDefault(a, last), ranks.getOrDefault(b, last));
        return byRank != 0 ? byRank : a.compareTo(b);
    }
}
