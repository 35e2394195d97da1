package org.convscope.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.convscope.core.Engine;
import org.convscope.dataset.LabelledFrame;
import org.convscope.export.census.KeptCounts;
import org.convscope.file.ContentKey;
import org.convscope.frame.Frame;
import org.convscope.input.PreprocessingJson;
import org.convscope.inspect.census.CensusLayers;
import org.convscope.inspect.census.CensusPlan;
import org.convscope.inspect.census.KnownCounts;
import org.convscope.inspect.fold.LeadingShapes;
import org.convscope.inspect.maps.NetworkInput;
import org.convscope.inspect.maps.PrepareInput;
import org.convscope.keras.KerasModels;
import org.convscope.keras.OpenModel;
import org.convscope.network.ModelDeclarations;
import org.convscope.network.Network;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;

/** Says what a census of a model counts. */
final class CensusPlanning {
    private static final long BYTES_A_UNIT_OF_A_FRAME = 160;
    private static final double SHARE_OF_MEMORY = 0.6;

    private final ModelOptions model;
    private final OpenModel open;
    private final InputOptions.Reading reading;
    private final GeometryOptions geometry;

    /**
     * @param geometry goes before what frames say
     */
    CensusPlanning(ModelOptions model, OpenModel open, InputOptions.Reading reading, GeometryOptions geometry) {
        this.geometry = geometry;
        this.model = model;
        this.open = open;
        this.reading = reading;
    }

    /**
     * @param layerNames empty for all with weights
     * @param labels one set of names a frame
     * @param between two categories, or none
     * @param origins the data set, as the user named it
     * @throws ProblemException if a layer cannot be counted, or no frame is of one of the categories
     */
    CensusPlan plan(
            List<String> layerNames,
            List<LabelledFrame> frames,
            List<Set<String>> labels,
            List<String> between,
            List<String> origins) {
        Optional<CensusPlan.Between> categories = between.isEmpty()
                ? Optional.empty()
                : Optional.of(new CensusPlan.Between(between.get(0), between.get(1)));
        categories.ifPresent(both -> between.forEach(category -> requireFrames(both, category, labels)));
        if (between.size() == 2 && between.get(0).equals(between.get(1))) {
            throw Problem.of("both categories are the same")
                    .found(between.get(0))
                    .asException();
        }
        Network network = open.network();
        List<CensusPlan.Layer> layers = layerNames.isEmpty()
                ? CensusLayers.withWeights(network)
                : layerNames.stream()
                        .map(name -> CensusLayers.named(network, name))
                        .distinct()
                        .toList();
        if (layers.isEmpty()) {
            throw Problem.of("the model has no layer with weights whose units could be counted")
                    .nextStep("Name layers with --layers")
                    .asException();
        }
        Map<String, String> said = new LinkedHashMap<>();
        said.put("Model", open.file().toString());
        said.put("Declared", declared(network.declarations()));
        said.put("Data set", String.join(", ", origins));
        said.put("Preprocessing", PreprocessingJson.text(reading.preprocessing()));
        said.put("Geometry", geometry.text());
        return new CensusPlan(key(network, frames, labels), frames.size(), layers, categories, said);
    }

    private static String declared(ModelDeclarations declarations) {
        return declarations.isEmpty() ? "" : declarations.text();
    }

    private static void requireFrames(CensusPlan.Between between, String category, List<Set<String>> labels) {
        if (labels.stream().noneMatch(own -> between.isOf(category, own))) {
            Set<String> all = new TreeSet<>();
            labels.forEach(all::addAll);
            throw Problem.of("no frame is of the category '" + category + "'")
                    .expected(all.isEmpty() ? "frames with categories" : "one of " + String.join(", ", all))
                    .asException();
        }
    }

    private String key(Network network, List<LabelledFrame> frames, List<Set<String>> labels) {
        List<String> texts = new ArrayList<>();
        texts.add(content(model.files()));
        texts.add(content(reading.files()));
        texts.add(model.choices());
        texts.add(declared(network.declarations()));
        texts.add(PreprocessingJson.text(reading.preprocessing()));
        if (!geometry.text().isEmpty()) {
            texts.add(geometry.text());
        }
        for (int i = 0; i < frames.size(); i++) {
            texts.add(frames.get(i).name());
            texts.addAll(labels.get(i));
        }
        return ContentKey.ofTexts(texts);
    }

    /** Makes inputs of frames, which may be of any geometry. */
    Function<Frame, NetworkInput> prepare() {
        var prepare = new PrepareInput(open.network(), reading.preprocessing());
        return frame -> {
            NetworkInput input = prepare.of(frame, "");
            return input.geometry(geometry.over(input.geometry()));
        };
    }

    /**
     * What was counted of frames before, whichever list they were in.
     *
     * @param leading which frames are computed together
     */
    KnownCounts known(CensusPlan plan, Engine engine, LeadingShapes leading) {
        List<Path> files = new ArrayList<>(KerasModels.files(open.file()));
        files.addAll(model.files().stream().skip(1).toList());
        List<String> subject = new ArrayList<>(KeptCounts.subject(
                content(files),
                open.network(),
                model.reading(),
                PreprocessingJson.text(reading.preprocessing()),
                engine.backend().summary(),
                leading));
        if (!geometry.text().isEmpty()) {
            subject.add(geometry.text());
        }
        return KeptCounts.open(KeptCounts.folder(), subject, plan.layers());
    }

    private static String content(Collection<Path> files) {
        try {
            return ContentKey.of(files);
        } catch (IOException e) {
            throw new ProblemException(Problem.inFile(files.iterator().next(), "cannot be read any more"), e);
        }
    }

    /**
     * @param frames how many are counted here
     * @throws ProblemException if what is known of them would not fit into memory
     */
    void requireMemory(CensusPlan plan, int frames) {
        double depth = 2 + Math.ceil(Math.log(Math.max(2, frames)) / Math.log(2));
        double bytes = 0;
        for (CensusPlan.Layer layer : plan.layers()) {
            double units = layer.units();
            boolean hasMaps = open.network().call(layer.name()).outputShape().length > 1;
            bytes += BYTES_A_UNIT_OF_A_FRAME * units * frames;
            bytes += hasMaps ? Double.BYTES * depth * units * (units + 1) / 2 : 0;
        }
        double most = SHARE_OF_MEMORY * Runtime.getRuntime().maxMemory();
        if (bytes > most) {
            throw Problem.of("a census of these layers and frames does not fit into memory")
                    .expected(String.format(Locale.ROOT, "at most %.1f GB", most / 1e9))
                    .found(String.format(Locale.ROOT, "%.1f GB", bytes / 1e9))
                    .nextStep("Name fewer layers with --layers, or give more memory with CONVSCOPE_JAVA_OPTS=-Xmx8g")
                    .asException();
        }
    }
}
