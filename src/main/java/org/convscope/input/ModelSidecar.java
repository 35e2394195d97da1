package org.convscope.input;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
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
import java.util.stream.Stream;
import org.convscope.json.JsonFields;
import org.convscope.network.InputFilling;
import org.convscope.network.KernelOrder;
import org.convscope.network.UpSamplingRule;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;

/**
 * The file beside a model, {@code <stem>.convscope.json}; docs/sidecar.md describes it.
 *
 * @param file where it was read
 * @param labels what the outputs mean
 * @param preprocessing how a frame becomes the input, where the sidecar says so
 * @param data what the model was trained on, the JSON as it stands there
 * @param metrics how well it does, the JSON as it stands there
 * @param declarations what layers compute that the model's file does not describe, by their names
 * @param start the layer that the network begins with, or the nested model that it is alone
 * @param kernels how the model's kernels are read, where the sidecar says so
 * @param upSampling how bilinear up-sampling is computed, where the sidecar says so
 * @param fillings what inputs take that take no frame, by their names
 */
public record ModelSidecar(
        Path file,
        List<OutputLabel> labels,
        Optional<Preprocessing> preprocessing,
        Optional<String> data,
        Optional<String> metrics,
        Map<String, String> declarations,
        Optional<String> start,
        Optional<KernelOrder> kernels,
        Optional<UpSamplingRule> upSampling,
        Map<String, String> fillings) {
    private static final String PREPROCESSING = "preprocessing";
    private static final String EXTENSION = ".convscope.json";

    public ModelSidecar {
        labels = List.copyOf(labels);
        declarations = Collections.unmodifiableMap(new LinkedHashMap<>(declarations));
        fillings = Collections.unmodifiableMap(new LinkedHashMap<>(fillings));
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

    /** What it says of the model's training, an entry a line, as it stands there. */
    public List<String> training() {
        return Stream.of(data.map("data: "::concat), metrics.map("metrics: "::concat))
                .flatMap(Optional::stream)
                .toList();
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
            object = JsonFields.read(sidecar).json();
        }
        object.add(PREPROCESSING, PreprocessingJson.write(preprocessing));
        return written(object);
    }

    private static String written(JsonObject object) {
        return new GsonBuilder()
                        .setPrettyPrinting()
                        .disableHtmlEscaping()
                        .serializeNulls()
                        .create()
                        .toJson(object) + "\n";
    }

    /**
     * The text of a new model's sidecar.
     *
     * @param data what it was trained on
     * @param metrics how well it does
     */
    public static String text(
            List<OutputLabel> labels, Preprocessing preprocessing, JsonObject data, JsonObject metrics) {
        var object = new JsonObject();
        var list = new JsonArray();
        for (OutputLabel label : labels) {
            var entry = new JsonObject();
            entry.addProperty("output", label.output());
            entry.addProperty("index", label.index());
            entry.addProperty("name", label.name());
            entry.addProperty("kind", JsonFields.word(label.kind()));
            list.add(entry);
        }
        object.add("labels", list);
        object.add(PREPROCESSING, PreprocessingJson.write(preprocessing));
        object.add("data", data);
        object.add("metrics", metrics);
        return written(object);
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
        return result.isEmpty() ? List.of(model.resolveSibling(name + EXTENSION)) : List.copyOf(result);
    }

    /**
     * @throws org.convscope.problem.ProblemException naming the entry that is wrong
     */
    public static ModelSidecar read(Path file) {
        JsonFields json = JsonFields.read(file)
                .only(
                        "labels",
                        PREPROCESSING,
                        "data",
                        "metrics",
                        "declarations",
                        "start",
                        "kernels",
                        "upsampling",
                        "fill");
        return new ModelSidecar(
                file,
                labels(json),
                json.given(PREPROCESSING).map(PreprocessingJson::read),
                json.written("data"),
                json.written("metrics"),
                json.object("declarations").texts(),
                json.text("start"),
                json.choice("kernels", List.of(KernelOrder.values()), KernelOrder::toString),
                json.choice("upsampling", List.of(UpSamplingRule.values()), UpSamplingRule::toString),
                fillings(file, json.object("fill").texts()));
    }

    /** A sidecar names files of the model's own folder only. */
    private static Map<String, String> fillings(Path file, Map<String, String> written) {
        written.forEach((input, text) -> {
            try {
                boolean elsewhere = InputFilling.parse(text) instanceof InputFilling.Stored stored
                        && (stored.file().isAbsolute() || stored.file().getNameCount() != 1);
                if (elsewhere) {
                    throw Problem.of("an input is filled from another folder")
                            .expected("the name of a file beside the model")
                            .found("'" + text + "'")
                            .asException();
                }
            } catch (ProblemException e) {
                throw new ProblemException(e.problem().file(file).subject("field 'fill/" + input + "'"), e);
            }
        });
        return written;
    }

    private static List<OutputLabel> labels(JsonFields json) {
        List<OutputLabel> labels = new ArrayList<>();
        for (JsonFields label : json.objects("labels")) {
            label.only("output", "index", "name", "kind");
            int index = label.integer("index", labels.size());
            if (index < 0) {
                throw label.wrong("index", "0 or more");
            }
            labels.add(new OutputLabel(
                    label.text("output").orElse(""),
                    index,
                    label.needed("name"),
                    label.choice("kind", OutputLabel.Kind.SOFTMAX)));
        }
        return labels;
    }
}
