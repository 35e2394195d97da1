package org.convscope.inspect.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.Operation;

/**
 * A network's layer calls and which takes the output of which. What a pass put in is left out: its connections go through.
 *
 * @param nodes in order of execution
 * @param links from a call to one that takes its output, each once
 */
public record NetworkGraph(List<Node> nodes, List<Link> links) {
    /**
     * A layer call.
     *
     * @param end whether it is an input or an output of the network
     * @param reason why its output cannot be computed; empty where it can
     */
    public record Node(LayerCall call, NodeFamily family, End end, Optional<String> reason) {
        public String id() {
            return call.id();
        }

        /** Whether the layer's id or Keras's class has this in it, in capitals or not; nothing is found by nothing. */
        public boolean isCalled(String words) {
            String sought = words.strip().toLowerCase(Locale.ROOT);
            return !sought.isEmpty()
                    && (id().toLowerCase(Locale.ROOT).contains(sought)
                            || call.className().toLowerCase(Locale.ROOT).contains(sought));
        }
    }

    /** Where a call stands in the network. */
    public enum End {
        INPUT,
        WITHIN,
        OUTPUT
    }

    /** The ids of two calls. */
    public record Link(String from, String to) {}

    public NetworkGraph {
        nodes = List.copyOf(nodes);
        links = List.copyOf(links);
    }

    public static NetworkGraph of(Network network) {
        Map<String, Set<String>> shownOf = new HashMap<>();
        List<Node> nodes = new ArrayList<>();
        List<Link> links = new ArrayList<>();
        for (LayerCall call : network.calls()) {
            Set<String> sources = new LinkedHashSet<>();
            call.inputs().forEach(input -> sources.addAll(Objects.requireNonNull(shownOf.get(input))));
            boolean isShown = call.origin() != LayerCall.Origin.INSERTED;
            shownOf.put(call.id(), isShown ? Set.of(call.id()) : sources);
            // a filled input takes the other's batch, none of its numbers
            if (isShown && !(call.operation() instanceof Operation.FilledInput)) {
                sources.forEach(source -> links.add(new Link(source, call.id())));
            }
        }
        Set<String> outputs = new LinkedHashSet<>();
        network.outputs().forEach(output -> outputs.addAll(Objects.requireNonNull(shownOf.get(output))));
        for (LayerCall call : network.calls()) {
            if (call.origin() != LayerCall.Origin.INSERTED) {
                End end = call.origin() == LayerCall.Origin.INPUT
                        ? End.INPUT
                        : outputs.contains(call.id()) ? End.OUTPUT : End.WITHIN;
                nodes.add(new Node(call, NodeFamily.of(call), end, network.unavailable(call.id())));
            }
        }
        return new NetworkGraph(nodes, links);
    }

    /** The calls that one takes its inputs from, in their order. */
    public List<String> sources(String id) {
        return links.stream()
                .filter(link -> link.to().equals(id))
                .map(Link::from)
                .toList();
    }

    /** The calls that take a call's output. */
    public List<String> takers(String id) {
        return links.stream()
                .filter(link -> link.from().equals(id))
                .map(Link::to)
                .toList();
    }
}
