package org.convscope.keras.layer;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.convscope.keras.config.ConfigJson;
import org.convscope.keras.weights.InitializedWeight;
import org.convscope.network.Weight;
import org.convscope.network.WeightInitializer;
import org.convscope.network.WeightInitializer.Constant;
import org.convscope.network.WeightInitializer.Fan;
import org.convscope.network.WeightInitializer.Normal;
import org.convscope.network.WeightInitializer.Numbers;
import org.convscope.network.WeightInitializer.Orthogonal;
import org.convscope.network.WeightInitializer.Spread;
import org.convscope.network.WeightInitializer.TruncatedNormal;
import org.convscope.network.WeightInitializer.Uniform;
import org.convscope.network.WeightInitializer.VarianceScaling;

/** What Keras 2 and 3 write about a layer's weights before training ({@code kernel_initializer} and the like). */
final class StoredInitializers {
    private static final String ENDING = "_initializer";
    private static final double USUAL = 0.05;

    private StoredInitializers() {}

    /** The weights, each with its initialiser where the settings name one that Keras itself has. */
    static List<Weight> with(List<Weight> weights, JsonObject settings) {
        JsonObject own = innermost(settings);
        return weights.stream()
                .map(weight -> stored(own, weight.name())
                        .flatMap(StoredInitializers::read)
                        .<Weight>map(before -> new InitializedWeight(weight, before))
                        .orElse(weight))
                .toList();
    }

    /** Those of what a wrapper holds. */
    private static JsonObject innermost(JsonObject settings) {
        JsonObject own = settings;
        Optional<JsonObject> next = Optional.of(settings);
        while (next.isPresent()) {
            own = next.get();
            next = ConfigJson.object(own, "layer").flatMap(layer -> ConfigJson.object(layer, "config"));
        }
        return own;
    }

    private static Optional<JsonElement> stored(JsonObject settings, String weight) {
        boolean isSplit = weight.equals("bias")
                && ConfigJson.get(settings, "unit_forget_bias")
                        .filter(new JsonPrimitive(true)::equals)
                        .isPresent();
        // an LSTM's bias is then partly ones, whatever its initialiser
        return isSplit
                ? Optional.empty()
                : ConfigJson.get(settings, weight + ENDING)
                        .or(() -> ConfigJson.get(settings, weight.replace("_kernel", "") + ENDING));
    }

    private static Optional<WeightInitializer> read(JsonElement stored) {
        if (ConfigJson.isText(stored)) {
            return of(stored.getAsString(), new JsonObject());
        }
        if (!stored.isJsonObject()) {
            return Optional.empty();
        }
        JsonObject object = stored.getAsJsonObject();
        String module = ConfigJson.text(object, "module").orElse("keras");
        return module.startsWith("keras") || module.startsWith("tensorflow")
                ? ConfigJson.text(object, "class_name")
                        .flatMap(name ->
                                of(name, ConfigJson.object(object, "config").orElseGet(JsonObject::new)))
                : Optional.empty();
    }

    private static Optional<WeightInitializer> of(String name, JsonObject settings) {
        return numbers(name.toLowerCase(Locale.ROOT).replace("_", "").replaceFirst("v[12]$", ""), settings)
                .map(numbers -> new WeightInitializer(name, numbers));
    }

    private static Optional<Numbers> numbers(String name, JsonObject settings) {
        return switch (name) {
            case "zeros", "zero" -> Optional.of(new Constant(0));
            case "ones", "one" -> Optional.of(new Constant(1));
            case "constant" -> number(settings, "value", 0).map(Constant::new);
            case "randomuniform", "uniform" ->
                both(number(settings, "minval", -USUAL), number(settings, "maxval", USUAL), Uniform::new);
            case "randomnormal", "normal" ->
                both(number(settings, "mean", 0), number(settings, "stddev", USUAL), Normal::new);
            case "truncatednormal" ->
                both(number(settings, "mean", 0), number(settings, "stddev", USUAL), TruncatedNormal::new);
            case "orthogonal", "orthogonalinitializer" ->
                number(settings, "gain", 1).map(Orthogonal::new);
            case "glorotuniform" -> Optional.of(new VarianceScaling(1, Fan.AVERAGE, Spread.UNIFORM));
            case "glorotnormal" -> Optional.of(new VarianceScaling(1, Fan.AVERAGE, Spread.TRUNCATED_NORMAL));
            case "heuniform" -> Optional.of(new VarianceScaling(2, Fan.IN, Spread.UNIFORM));
            case "henormal" -> Optional.of(new VarianceScaling(2, Fan.IN, Spread.TRUNCATED_NORMAL));
            case "lecununiform" -> Optional.of(new VarianceScaling(1, Fan.IN, Spread.UNIFORM));
            case "lecunnormal" -> Optional.of(new VarianceScaling(1, Fan.IN, Spread.TRUNCATED_NORMAL));
            case "variancescaling" -> scaling(settings);
            default -> Optional.empty();
        };
    }

    private static Optional<Numbers> scaling(JsonObject settings) {
        Optional<Fan> fan =
                switch (ConfigJson.text(settings, "mode").orElse("fan_in")) {
                    case "fan_in" -> Optional.of(Fan.IN);
                    case "fan_out" -> Optional.of(Fan.OUT);
                    case "fan_avg" -> Optional.of(Fan.AVERAGE);
                    default -> Optional.empty();
                };
        Optional<Spread> spread =
                switch (ConfigJson.text(settings, "distribution").orElse("truncated_normal")) {
                    case "uniform" -> Optional.of(Spread.UNIFORM);
                    case "untruncated_normal" -> Optional.of(Spread.NORMAL);
                    case "truncated_normal", "normal" -> Optional.of(Spread.TRUNCATED_NORMAL);
                    default -> Optional.empty();
                };
        return number(settings, "scale", 1)
                .filter(scale -> scale > 0 && fan.isPresent() && spread.isPresent())
                .map(scale -> new VarianceScaling(scale, fan.orElseThrow(), spread.orElseThrow()));
    }

    /** A finite one; what is missing has Keras's default. */
    private static Optional<Double> number(JsonObject settings, String name, double otherwise) {
        return settings.has(name)
                ? ConfigJson.get(settings, name).map(ConfigJson::number).filter(Double::isFinite)
                : Optional.of(otherwise);
    }

    private interface Pair {
        Numbers of(double first, double second);
    }

    private static Optional<Numbers> both(Optional<Double> first, Optional<Double> second, Pair pair) {
        return first.flatMap(one -> second.map(other -> pair.of(one, other)));
    }
}
