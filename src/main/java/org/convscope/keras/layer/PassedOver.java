package org.convscope.keras.layer;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.convscope.keras.config.CallArgument;
import org.convscope.keras.config.ConfigJson;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;

/**
 * The rule that nothing in a file is passed over: an option, an argument, a dtype policy or a stored array that no translator
 * asked for must be at its default or change no number, else the layer is refused by the name of it.
 */
final class PassedOver {
    /** Computed in float32; the halves differ from Keras by their own rounding. */
    private static final Set<String> FLOATING = Set.of(
            "float16", "float32", "float64", "bfloat16", "mixed_float16", "mixed_bfloat16", "float", "_infer", "infer");

    /** What a layer keeps beside its weights: the state of chance. */
    private static final Set<String> HARMLESS_ARRAYS = Set.of("seed_generator_state");

    private final TranslationContext context;
    private final List<String> names;
    private final List<String> notes = new ArrayList<>();

    /**
     * @param context after its translation
     * @param names of the class or function among {@link KerasDefaults}
     */
    PassedOver(TranslationContext context, List<String> names) {
        this.context = context;
        this.names = names;
    }

    /**
     * The rule for settings alone, such as those of a layer that is given as an activation.
     *
     * @param className of Keras 2
     * @throws ProblemException if an option may change a number
     */
    static void check(LayerSettings settings, String className) {
        settings.notAsked().forEach((name, value) -> option(List.of(className), name, value));
    }

    /**
     * What a user should know of what was not asked for.
     *
     * @throws ProblemException if something may change a number
     */
    List<String> check() {
        context.settings().notAsked().forEach((name, value) -> option(names, name, value));
        context.arguments().notAsked().forEach(this::argument);
        context.weights().notTaken().forEach(PassedOver::array);
        return notes;
    }

    private static void option(List<String> names, String name, JsonElement value) {
        if (name.equals("dtype")) {
            policy(value);
            return;
        }
        boolean harmless = names.stream().anyMatch(known -> HarmlessOptions.has(known, name))
                || names.stream().anyMatch(known -> KerasDefaults.isDefault(known, name, value))
                || (value.isJsonNull() && names.stream().noneMatch(known -> KerasDefaults.has(known, name)));
        if (!harmless) {
            throw unknown("option '" + name + "'", value.toString());
        }
    }

    /** A name, or an object with a name in it. */
    private static void policy(JsonElement value) {
        if (value.isJsonNull()) {
            return;
        }
        Optional<String> name = ConfigJson.isText(value)
                ? Optional.of(value.getAsString())
                : value.isJsonObject() ? policyName(value.getAsJsonObject()) : Optional.empty();
        if (name.filter(FLOATING::contains).isEmpty()) {
            throw unknown("dtype policy", name.orElseGet(value::toString));
        }
    }

    private static Optional<String> policyName(JsonObject policy) {
        Optional<JsonObject> config = ConfigJson.object(policy, "config");
        String className = ConfigJson.text(policy, "class_name").orElse("");
        if (Set.of("DTypePolicy", "FloatDTypePolicy", "Policy", "PolicyV1").contains(className)) {
            return config.flatMap(object -> ConfigJson.text(object, "name"));
        }
        return Optional.of(className
                + config.flatMap(object -> ConfigJson.text(object, "mode"))
                        .map(mode -> ": " + mode)
                        .orElse(""));
    }

    private void argument(LayerArguments.Given given) {
        JsonElement value = given.value() instanceof CallArgument.Value<GraphTensor> plain ? plain.value() : null;
        boolean nothing = value != null
                && (value.isJsonNull()
                        || (given.keyword()
                                && (given.name().equals("name")
                                        || names.stream().anyMatch(known -> isDefault(known, given.name(), value)))));
        if (value != null
                && given.name().equals(TrainingCall.ARGUMENT)
                && names.stream().anyMatch(known -> TrainingCall.isHarmless(known, value))) {
            names.stream()
                    .flatMap(known -> TrainingCall.note(known, context.settings(), value).stream())
                    .limit(1)
                    .forEach(notes::add);
        } else if (!nothing) {
            throw unknown("argument '" + given.name() + "'", value == null ? "a tensor" : value.toString());
        }
    }

    private static boolean isDefault(String known, String argument, JsonElement value) {
        return KerasDefaults.isDefaultOfCall(known, argument, value) || KerasDefaults.isDefault(known, argument, value);
    }

    private static void array(String name) {
        boolean harmless = HARMLESS_ARRAYS.contains(name) || name.startsWith("seed_generator");
        if (!harmless) {
            throw unknown("stored array '" + name + "'", "");
        }
    }

    private static ProblemException unknown(String what, String value) {
        Problem problem = Problem.of("its " + what + " is not known to Convscope, so its output is not computed");
        String shown = value.length() > 80 ? value.substring(0, 80) + "..." : value;
        return (shown.isEmpty() ? problem : problem.found(shown)).asException();
    }
}
