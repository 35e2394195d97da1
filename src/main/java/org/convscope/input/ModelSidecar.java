package org.convscope.input;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.convscope.network.KernelOrder;
import org.convscope.network.UpSamplingRule;

/**
 * The file beside a model, {@code <stem>.convscope.json}; docs/sidecar.md describes it.
 *
 * @param file where it was read
 * @param labels what the outputs mean
 * @param preprocessing how a frame becomes the input, where the sidecar says so
 * @param data what the model was trained on, as it stands there
 * @param metrics how well it does, as it stands there
 * @param declarations what layers compute that the model's file does not describe, by their names
 * @param start the layer that the network begins with, or the nested model that it is alone
 * @param kernels how the model's kernels are read, where the sidecar says so
 * @param upSampling how bilinear up-sampling is computed, where the sidecar says so
 */
public record ModelSidecar(
        Path file,
        List<OutputLabel> labels,
        Optional<Preprocessing> preprocessing,
        JsonElement data,
        JsonElement metrics,
        Map<String, String> declarations,
        Optional<String> start,
        Optional<KernelOrder> kernels,
        Optional<UpSamplingRule> upSampling) {
    private static final String EXTENSION = ".convscope.json";

    public ModelSidecar {
        labels = List.copyOf(labels);
        declarations = Collections.unmodifiableMap(new LinkedHashMap<>(declarations));
    }

    /**
     * The sidecar of a model, if there is one. For {@code a.weights.h5} that is {@code a.weights.convscope.json}, else
     * {@code a.convscope.json}.
     *
     * @throws org.convscope.problem.ProblemException if there is one but it cannot be used
     */
    public static Optional<ModelSidecar> of(Path model) {
        return beside(model).map(ModelSidecar::read);
    }

    /** The file that {@link #of} reads, if there is one. */
    public static Optional<Path> beside(Path model) {
        return candidates(model).stream().filter(Files::isRegularFile).findFirst();
    }

    /**
     * The text of a model's sidecar with another preprocessing; everything else in it stays.
     *
     * @param sidecar the file, where it is there
     * @throws org.convscope.problem.ProblemException if it is there but cannot be used
     */
    public static String with(Path sidecar, Preprocessing preprocessing) {
        var object = new JsonObject();
        if (Files.isRegularFile(sidecar)) {
            read(sidecar);
            object = StrictJson.object(sidecar);
        }
        object.add("preprocessing", PreprocessingJson.write(preprocessing));
        return new GsonBuilder()
                        .setPrettyPrinting()
                        .disableHtmlEscaping()
                        .serializeNulls()
                        .create()
                        .toJson(object) + "\n";
    }

    /** The place where a model's sidecar is, or would be written to. */
    public static Path place(Path model) {
        return beside(model).orElseGet(() -> candidates(model).get(0));
    }

    /** The places where the sidecar of a model is looked for, best first. */
    static List<Path> candidates(Path model) {
        Path fileName = model.getFileName();
        String name = fileName == null ? "" : fileName.toString();
        Set<Path> result = new LinkedHashSet<>();
        int dot = name.lastIndexOf('.');
        while (dot > 0) {
            name = name.substring(0, dot);
            result.add(model.resolveSibling(name + EXTENSION));
            dot = name.toLowerCase(Locale.ROOT).endsWith(".weights") ? name.lastIndexOf('.') : -1;
        }
        return List.copyOf(result);
    }

    /**
     * @throws org.convscope.problem.ProblemException naming the field that is wrong
     */
    public static ModelSidecar read(Path file) {
        JsonObject object = StrictJson.object(file);
        StrictJson.only(
                object,
                file.toString(),
                "the file",
                "labels",
                "preprocessing",
                "data",
                "metrics",
                "declarations",
                "start",
                "kernels",
                "upsampling");
        Optional<Preprocessing> preprocessing = Optional.ofNullable(object.get("preprocessing"))
                .filter(element -> !element.isJsonNull())
                .map(element -> PreprocessingJson.read(element, file.toString()));
        return new ModelSidecar(
                file,
                labels(object, file.toString()),
                preprocessing,
                raw(object, "data"),
                raw(object, "metrics"),
                declarations(object, file.toString()),
                Optional.of(raw(object, "start"))
                        .filter(start -> !start.isJsonNull())
                        .map(start -> StrictJson.string(start, file.toString(), "start")),
                choice(object, file, "kernels", KernelOrder.values()),
                choice(object, file, "upsampling", UpSamplingRule.values()));
    }

    private static <T> Optional<T> choice(JsonObject object, Path file, String field, T[] values) {
        JsonElement value = raw(object, field);
        return value.isJsonNull()
                ? Optional.empty()
                : Optional.of(StrictJson.choice(value, file.toString(), field, values, Object::toString));
    }

    private static Map<String, String> declarations(JsonObject object, String file) {
        Map<String, String> declarations = new LinkedHashMap<>();
        JsonElement given = raw(object, "declarations");
        if (!given.isJsonNull()) {
            StrictJson.objectOf(given, file, "declarations")
                    .entrySet()
                    .forEach(entry -> declarations.put(
                            entry.getKey(),
                            StrictJson.string(entry.getValue(), file, "declarations." + entry.getKey())));
        }
        return declarations;
    }

    private static JsonElement raw(JsonObject object, String field) {
        return object.has(field) ? object.get(field) : JsonNull.INSTANCE;
    }

    private static List<OutputLabel> labels(JsonObject object, String file) {
        List<OutputLabel> labels = new ArrayList<>();
        JsonElement array = raw(object, "labels");
        if (array.isJsonNull()) {
            return labels;
        }
        if (!array.isJsonArray()) {
            throw StrictJson.wrong(file, "labels", "a list", array).asException();
        }
        for (JsonElement element : array.getAsJsonArray()) {
            String field = "labels[" + labels.size() + "]";
            JsonObject label = StrictJson.objectOf(element, file, field);
            StrictJson.only(label, file, field, "output", "index", "name", "kind");
            JsonElement name = label.get("name");
            if (name == null) {
                throw StrictJson.wrong(file, field, "a field 'name'", label).asException();
            }
            int index =
                    label.has("index") ? StrictJson.whole(label.get("index"), file, field + ".index") : labels.size();
            if (index < 0) {
                throw StrictJson.wrong(file, field + ".index", "0 or more", label)
                        .asException();
            }
            labels.add(new OutputLabel(
                    label.has("output") ? StrictJson.string(label.get("output"), file, field + ".output") : "",
                    index,
                    StrictJson.string(name, file, field + ".name"),
                    label.has("kind")
                            ? StrictJson.choice(
                                    label.get("kind"),
                                    file,
                                    field + ".kind",
                                    OutputLabel.Kind.values(),
                                    OutputLabel.Kind::json)
                            : OutputLabel.Kind.SOFTMAX));
        }
        return labels;
    }
}
