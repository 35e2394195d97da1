package org.convscope.keras.layer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.convscope.keras.config.CallArguments;
import org.convscope.keras.config.FlatCall;
import org.convscope.keras.declared.LayerDeclaration;
import org.convscope.keras.weights.LayerWeights;
import org.convscope.problem.Problem;
import org.jspecify.annotations.Nullable;

/** What the user declared of a model's layers, and which calls are computed so. */
final class DeclaredCalls {
    private final Map<String, LayerDeclaration> declarations;
    private final Map<String, String> computed = new LinkedHashMap<>();

    /**
     * @param declarations by the layers' names
     */
    DeclaredCalls(Map<String, LayerDeclaration> declarations) {
        this.declarations = Map.copyOf(declarations);
    }

    /** The declaration of a call's layer; null where the file itself says what it computes. */
    @Nullable
    LayerDeclaration of(FlatCall call) {
        return declarations.get(String.join("/", call.path()));
    }

    /** The calls that are computed as declared, by their ids, in the user's words. */
    Map<String, String> computed() {
        return computed;
    }

    /** Notes that a call is computed so; gives a remark where the file holds more for it than is used. */
    Optional<Problem> computes(FlatCall call, LayerDeclaration declaration, LayerWeights weights) {
        computed.put(call.id(), declaration.text());
        int left = weights.notTaken().size();
        return left == 0
                ? Optional.empty()
                : Optional.of(Problem.of("what you declared does not use all that the file holds for it")
                        .subject(NetworkBuilder.subject(call))
                        .found(left == 1 ? "1 array that is not used" : left + " arrays that are not used"));
    }

    /**
     * Refuses the declaration because of which a call cannot be translated, if there is one.
     *
     * @throws org.convscope.problem.ProblemException if it is declared itself, or takes what a declared one gives and
     *     that has another shape than its weights ask for
     */
    void refuseMisfit(FlatCall call, CallArguments<GraphTensor> arguments, Problem problem) {
        LayerDeclaration own = of(call);
        if (own != null) {
            throw problem.subject(NetworkBuilder.subject(call) + ", declared as '" + own.text() + "'")
                    .nextStep("")
                    .asException();
        }
        if (problem.what().endsWith(LayerWeights.OTHER_SHAPE)) {
            arguments.tensors().stream()
                    .map(GraphTensor::id)
                    .filter(computed::containsKey)
                    .findFirst()
                    .ifPresent(id -> {
                        throw problem.subject("layer '" + id + "', declared as '" + computed.get(id)
                                        + "', does not fit " + NetworkBuilder.subject(call) + " that takes it")
                                .asException();
                    });
        }
    }
}
