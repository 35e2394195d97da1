package org.convscope.keras;

import java.util.List;
import org.convscope.network.Network;
import org.convscope.problem.Problem;

/** What is said of a model that no kernels can be shown of. */
final class NoKernels {
    private NoKernels() {}

    static Problem remark(Network network) {
        boolean pictures =
                network.inputs().stream().anyMatch(input -> network.call(input).outputShape().length == 3);
        String layers = network.layers().stream()
                .limit(6)
                .map(call -> call.name() + " (" + call.className() + ")")
                .reduce((a, b) -> a + ", " + b)
                .orElse("none");
        List<String> holding = network.layers().stream()
                .filter(call -> call.weights().stream().anyMatch(weight -> weight.shape().length > 3))
                .map(call -> call.name() + " (" + call.className() + ")")
                .distinct()
                .toList();
        if (!holding.isEmpty()) {
            return Problem.of("holds convolution kernels only in layers whose kernels are not shown")
                    .found(String.join(", ", holding.subList(0, Math.min(6, holding.size())))
                            + (holding.size() > 6 ? " ..." : ""));
        }
        return Problem.of("has no convolution kernels to show" + (pictures ? "" : " and takes no picture"))
                .found("the layers " + layers + (network.layers().size() > 6 ? " ..." : ""));
    }
}
