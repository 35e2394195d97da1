package org.convscope.keras.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.convscope.problem.Problem;
import org.jspecify.annotations.Nullable;

/** The order in which a model's layer calls are executed. */
final class CallOrder {
    /**
     * Compared by methods of its own: those that a record has are made when a process first needs them, which opening a file
     * would wait for.
     *
     * @param layer the layer's place in the model's list
     * @param call which of its calls
     */
    record Node(int layer, int call) implements Comparable<Node> {
        @Override
        public int compareTo(Node other) {
            return layer != other.layer ? Integer.compare(layer, other.layer) : Integer.compare(call, other.call);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Node node && layer == node.layer && call == node.call;
        }

        @Override
        public int hashCode() {
            return 31 * layer + call;
        }
    }

    private final ModelConfig model;
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<String, Integer> firstNode = new HashMap<>();
    private final Map<String, Integer> firstOutputNode = new HashMap<>();

    CallOrder(ModelConfig model) {
        this.model = model;
        for (int i = 0; i < model.layers().size(); i++) {
            places.put(model.layers().get(i).name(), i);
        }
        countFrom();
    }

    /**
     * Keras 2 counts the calls of a nested model from 1, since building it was the first. Keras 3 does so where it says what
     * the model gives ({@code Functional.get_config}), but not where it says what a layer takes. Everybody else counts from 0.
     */
    private void countFrom() {
        Map<String, Integer> taken = new HashMap<>();
        model.layers().forEach(layer -> layer.calls()
                .forEach(call -> call.tensors().forEach(ref -> taken.merge(ref.layer(), ref.node(), Math::max))));
        Map<String, Integer> given = new HashMap<>();
        model.outputs().forEach(ref -> given.merge(ref.layer(), ref.node(), Math::max));
        for (LayerConfig layer : model.layers()) {
            int calls = layer.calls().size();
            int highestTaken = taken.getOrDefault(layer.name(), 0);
            int highestGiven = given.getOrDefault(layer.name(), 0);
            boolean keras3 = layer.calls().stream().anyMatch(CallArguments::keras3);
            boolean functional =
                    layer.model().map(nested -> !nested.sequential()).orElse(false);
            if (calls > 0 && Math.max(highestTaken, keras3 ? 0 : highestGiven) == calls) {
                firstNode.put(layer.name(), 1);
            }
            if (calls > 0 && (highestGiven == calls || (keras3 ? functional : firstNode.containsKey(layer.name())))) {
                firstOutputNode.put(layer.name(), 1);
            }
        }
    }

    /** The call that one of the model's outputs means, whether it exists or not. */
    Node output(TensorRef ref) {
        Node found = findOutput(ref);
        return found == null ? new Node(-1, 0) : found;
    }

    /** The call of an input layer, whether it exists or not. */
    Node input(TensorRef ref) {
        Node found = find(ref);
        return found == null ? new Node(-1, 0) : found;
    }

    /** The call that one of the model's outputs means; null if there is none. */
    @Nullable
    Node findOutput(TensorRef ref) {
        return find(ref, firstOutputNode);
    }

    /** The call that a layer's argument means; null if there is none. */
    @Nullable
    Node find(TensorRef ref) {
        return find(ref, firstNode);
    }

    private @Nullable Node find(TensorRef ref, Map<String, Integer> first) {
        Integer place = places.get(ref.layer());
        if (place == null) {
            return null;
        }
        LayerConfig layer = model.layers().get(place);
        int call = Math.max(0, ref.node() - first.getOrDefault(ref.layer(), 0));
        if (layer.isInput() || layer.calls().isEmpty()) {
            call = 0;
        } else if (call < 0 || call >= layer.calls().size()) {
            return null;
        }
        return new Node(place, call);
    }

    /**
     * All calls, each after those it takes its input from, in the order in which Keras executes them.
     *
     * @throws org.convscope.problem.ProblemException if some form a cycle or take what does not exist
     */
    List<Node> sorted() {
        Map<Node, Integer> missing = new LinkedHashMap<>();
        Map<Node, List<Node>> users = new HashMap<>();
        Map<Node, List<Node>> parents = new HashMap<>();
        List<Node> atOnce = new ArrayList<>();
        for (int i = 0; i < model.layers().size(); i++) {
            LayerConfig layer = model.layers().get(i);
            if (layer.isInput()) {
                atOnce.add(new Node(i, 0));
            }
            for (int c = 0; c < (layer.isInput() ? 0 : layer.calls().size()); c++) {
                var node = new Node(i, c);
                Set<Node> needed = needed(layer, layer.calls().get(c));
                parents.put(node, List.copyOf(needed));
                if (needed.isEmpty()) {
                    atOnce.add(node);
                } else {
                    missing.put(node, needed.size());
                    needed.forEach(n ->
                            users.computeIfAbsent(n, k -> new ArrayList<>()).add(node));
                }
            }
        }
        List<Node> outputs = model.outputs().stream().map(this::output).toList();
        var ready = new PriorityQueue<Node>(new KerasOrder(outputs, parents));
        ready.addAll(atOnce);
        List<Node> sorted = new ArrayList<>();
        while (!ready.isEmpty()) {
            Node node = ready.remove();
            sorted.add(node);
            for (Node user : users.getOrDefault(node, List.of())) {
                if (missing.merge(user, -1, Integer::sum) == 0) {
                    missing.remove(user);
                    ready.add(user);
                }
            }
        }
        if (!missing.isEmpty()) {
            throw cycle(missing.keySet()).asException();
        }
        return sorted;
    }

    /** All calls in the order in which Keras executes them. */
    List<Node> executed() {
        Map<Node, List<Node>> parents = new LinkedHashMap<>();
        for (Node node : sorted()) {
            LayerConfig layer = model.layers().get(node.layer());
            parents.put(
                    node,
                    layer.isInput()
                            ? List.of()
                            : List.copyOf(needed(layer, layer.calls().get(node.call()))));
        }
        return ExecutionOrder.of(
                parents,
                model.outputs().stream()
                        .map(this::output)
                        .filter(parents::containsKey)
                        .toList());
    }

    private Set<Node> needed(LayerConfig layer, CallArguments<TensorRef> call) {
        Set<Node> needed = new LinkedHashSet<>();
        for (TensorRef ref : call.tensors()) {
            Node node = find(ref);
            if (node == null) {
                throw Problem.of("takes its input from '" + ref.layer() + "', which does not exist")
                        .subject("layer '" + layer.name() + "'")
                        .asException();
            }
            needed.add(node);
        }
        return needed;
    }

    /** Walks back from a call that never got ready until one comes again. */
    private Problem cycle(Set<Node> waiting) {
        Set<Node> walked = new LinkedHashSet<>();
        Node node = waiting.iterator().next();
        while (walked.add(node)) {
            LayerConfig layer = model.layers().get(node.layer());
            Node next = needed(layer, layer.calls().get(node.call())).stream()
                    .filter(waiting::contains)
                    .findFirst()
                    .orElse(null);
            if (next == null) {
                return Problem.of("takes its input from a layer that is never called")
                        .subject("layer '" + layer.name() + "'");
            }
            node = next;
        }
        List<String> names = new ArrayList<>();
        boolean inside = false;
        for (Node step : walked) {
            inside |= step.equals(node);
            if (inside && names.size() < 8) {
                names.add("'" + model.layers().get(step.layer()).name() + "'");
            }
        }
        return Problem.of("the layers " + String.join(", ", names) + " take their input from one another, in a cycle");
    }
}
