package org.convscope.network;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A model as one flat graph of layer calls, channels last, in an order in which every call stands after its inputs.
 * Immutable. The truth that the core executes and everything else shows.
 */
public final class Network {
    private static final String NEEDS = "needs the output of ";

    private final String name;
    private final String kerasVersion;
    private final List<LayerCall> calls;
    private final List<String> inputs;
    private final List<String> outputs;
    private final ModelDeclarations declarations;
    private final Map<String, LayerCall> byId = new LinkedHashMap<>();
    private final Map<String, String> unavailable = new HashMap<>();

    /**
     * @param name the model's name
     * @param kerasVersion as the file says, empty where it does not
     * @param calls in order of execution
     * @param inputs ids of the input calls, in the model's order
     * @param outputs ids of the output calls, in the model's order
     * @throws IllegalArgumentException if an id is double or a call stands before one of its inputs
     */
    public Network(String name, String kerasVersion, List<LayerCall> calls, List<String> inputs, List<String> outputs) {
        this(name, kerasVersion, calls, inputs, outputs, ModelDeclarations.NONE);
    }

    /**
     * @param declarations what the user says about it that the file does not
     * @throws IllegalArgumentException as the other constructor
     */
    public Network(
            String name,
            String kerasVersion,
            List<LayerCall> calls,
            List<String> inputs,
            List<String> outputs,
            ModelDeclarations declarations) {
        this.name = name;
        this.declarations = declarations;
        this.kerasVersion = kerasVersion;
        this.calls = List.copyOf(calls);
        this.inputs = List.copyOf(inputs);
        this.outputs = List.copyOf(outputs);
        for (LayerCall call : calls) {
            for (String input : call.inputs()) {
                if (!byId.containsKey(input)) {
                    throw new IllegalArgumentException(call.id() + " stands before its input " + input);
                }
            }
            if (byId.put(call.id(), call) != null) {
                throw new IllegalArgumentException("two calls are named " + call.id());
            }
            reasonFor(call).ifPresent(reason -> unavailable.put(call.id(), reason));
        }
    }

    /** The same with something else for each call, in the same order and under the same ids. */
    public Network mapped(UnaryOperator<LayerCall> change) {
        return new Network(name, kerasVersion, calls.stream().map(change).toList(), inputs, outputs, declarations);
    }

    /** The same, which takes the output of one call as a further input, the last, instead of computing it. */
    public Network given(String id) {
        List<String> more = new ArrayList<>(inputs);
        if (!more.contains(id)) {
            more.add(id);
        }
        return new Network(
                name,
                kerasVersion,
                calls.stream()
                        .map(call -> call.id().equals(id) ? call.asInput(call.outputShape()) : call)
                        .toList(),
                more,
                outputs,
                declarations);
    }

    private Optional<String> reasonFor(LayerCall call) {
        if (call.operation() instanceof SourceOperations.Unavailable none) {
            return Optional.of(none.reason());
        }
        for (String input : call.inputs()) {
            String reason = unavailable.get(input);
            if (reason != null) {
                LayerCall source = inFile(Objects.requireNonNull(byId.get(input)));
                boolean isNamed = source.origin() != LayerCall.Origin.INSERTED && !reason.startsWith(NEEDS);
                return Optional.of(isNamed ? NEEDS + source.id() + ": " + reason : reason);
            }
        }
        return Optional.empty();
    }

    /** The call of the file that one stands for which a pass put in: what it takes; itself where it takes nothing. */
    private LayerCall inFile(LayerCall call) {
        LayerCall source = call;
        while (source.origin() == LayerCall.Origin.INSERTED && !source.inputs().isEmpty()) {
            source = Objects.requireNonNull(byId.get(source.inputs().get(0)));
        }
        return source;
    }

    public String name() {
        return name;
    }

    public String kerasVersion() {
        return kerasVersion;
    }

    /** All calls in order of execution, inputs and inserted ones included. */
    public List<LayerCall> calls() {
        return calls;
    }

    /** The calls that the file itself has, without inputs and inserted ones, in order of execution. */
    public List<LayerCall> layers() {
        return calls.stream()
                .filter(call ->
                        call.origin() == LayerCall.Origin.LAYER || call.origin() == LayerCall.Origin.NESTED_OUTPUT)
                .toList();
    }

    /** All convolutions that are layers of the file, in order of execution. */
    public List<LayerCall> convolutions() {
        return calls.stream()
                .filter(call -> call.isConvolution() && call.origin() != LayerCall.Origin.INSERTED)
                .toList();
    }

    /** Ids of the inputs, in the model's order. */
    public List<String> inputs() {
        return inputs;
    }

    /** Ids of the outputs, in the model's order. */
    public List<String> outputs() {
        return outputs;
    }

    /**
     * @throws java.util.NoSuchElementException if there is no such call
     */
    public LayerCall call(String id) {
        return find(id).orElseThrow(() -> new java.util.NoSuchElementException("no layer " + id));
    }

    public Optional<LayerCall> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** What the user says about it that the file does not. */
    public ModelDeclarations declarations() {
        return declarations;
    }

    /** What the user declared that a call computes; empty where the file itself says it. */
    public Optional<String> declared(String id) {
        return Optional.ofNullable(declarations.calls().get(id));
    }

    /** Why a call's output cannot be computed; empty where it can. */
    public Optional<String> unavailable(String id) {
        return Optional.ofNullable(unavailable.get(id));
    }

    /** The wanted calls and all they depend on, in order of execution. */
    public List<LayerCall> ancestors(Collection<String> wanted) {
        Set<String> needed = new HashSet<>(wanted);
        for (int i = calls.size() - 1; i >= 0; i--) {
            if (needed.contains(calls.get(i).id())) {
                needed.addAll(calls.get(i).inputs());
            }
        }
        return calls.stream().filter(call -> needed.contains(call.id())).toList();
    }
}
