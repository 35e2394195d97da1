package org.convscope.export.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.convscope.core.Engine;
import org.convscope.dataset.CategorizedFrame;
import org.convscope.export.FrameJson;
import org.convscope.export.JsonText;
import org.convscope.export.PredictionJson;
import org.convscope.export.Provenance;
import org.convscope.file.FileNames;
import org.convscope.frame.io.FrameFiles;
import org.convscope.input.Preprocessing;
import org.convscope.input.PreprocessingJson;
import org.convscope.inspect.blocks.LayerBlock;
import org.convscope.inspect.blocks.NetworkBlocks;
import org.convscope.inspect.maps.ComputeMaps;
import org.convscope.inspect.maps.MapCache;
import org.convscope.inspect.maps.MapsAhead;
import org.convscope.inspect.maps.NetworkInput;
import org.convscope.inspect.maps.PrepareInput;
import org.convscope.inspect.prediction.PredictOutputs;
import org.convscope.inspect.prediction.Prediction;
import org.convscope.network.Network;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;
import org.convscope.task.TaskMonitor;
import org.jspecify.annotations.Nullable;

/** One report while it is written. */
final class ReportRun {
    private final Engine engine;
    private final FrameFiles frames;
    private final ReportRequest request;
    private final Consumer<ProblemException> failures;
    private final TaskMonitor monitor;
    private final Network network;
    private final ComputeMaps maps;
    private final PredictOutputs predict;
    private final Provenance provenance;
    private final ReportFolder folder;
    private final ReportFigures figures = new ReportFigures();
    private final List<ReportPage.Section> sections = new ArrayList<>();
    private final Map<String, @Nullable Object> json = JsonText.object();

    ReportRun(
            Engine engine,
            FrameFiles frames,
            ReportRequest request,
            Consumer<ProblemException> failures,
            TaskMonitor monitor) {
        this.engine = engine;
        this.frames = frames;
        this.request = request;
        this.failures = failures;
        this.monitor = monitor;
        this.network = request.model().network();
        this.maps = new ComputeMaps(engine, MapCache.ofDefaultSize());
        this.predict = new PredictOutputs(maps);
        this.provenance = Provenance.start()
                .with("Model", request.model().file().toString())
                .with(network.declarations())
                .with("Preprocessing", preprocessing())
                .with("Backend", engine.backend().summary());
        this.folder = new ReportFolder(request.folder(), provenance, network);
    }

    List<String> write() {
        json.putAll(JsonText.object(provenance));
        json.put("preprocessingReason", request.model().preprocessing().reason());
        Map<CategorizedFrame, NetworkInput> inputs = inputs();
        if (inputs.isEmpty()) {
            throw Problem.of("none of the frames can be used, so there is nothing to report")
                    .asException();
        }
        List<LayerBlock> blocks = new NetworkBlocks().of(network);
        var blockSection = new BlockSection(folder, figures, maps, request, blocks);
        List<NetworkInput> all = List.copyOf(inputs.values());
        try (var ahead = new MapsAhead(maps, monitor)) {
            FrameAhead first = begin(ahead, all.get(0), blockSection);
            sections.add(new SummarySection(folder).write(request.model(), json));
            sections.add(
                    new KernelSection(folder, figures, request.settings().shading()).write(network, json, monitor));
            blockSection.prepare(all, monitor);
            json.put("frames", frames(inputs, first, ahead, blockSection));
        }
        if (LightTableSection.chosen(all).size() > 1 && !blocks.isEmpty()) {
            sections.add(new LightTableSection(folder, figures, maps, request).write(blocks, all, json, monitor));
        }
        var context = new AnalysisContext(engine, folder, request, inputs, frames, maps, monitor);
        sections.addAll(new AnalysisSections(context, failures).write(json));
        folder.text(ReportFolder.NUMBERS, JsonText.text(json) + "\n");
        folder.text(ReportFolder.PAGE, ReportPage.html(title(), header(), sections));
        return folder.files();
    }

    /** What the network takes for each frame that can be used; the frames themselves are read again when they are drawn. */
    private Map<CategorizedFrame, NetworkInput> inputs() {
        PrepareInput.obstacle(network).ifPresent(problem -> {
            throw problem.asException();
        });
        var prepare = new PrepareInput(network, request.model().preprocessing());
        Map<CategorizedFrame, NetworkInput> inputs = new LinkedHashMap<>();
        for (CategorizedFrame entry : request.frames()) {
            monitor.progress(
                    "Reading " + entry.source().name(),
                    (double) inputs.size() / request.frames().size());
            try {
                inputs.put(entry, prepare.of(frames.read(entry.source()), entry.category()));
            } catch (ProblemException e) {
                failures.accept(e);
            }
        }
        return inputs;
    }

    /**
     * What is computed for a frame while what comes before it is drawn.
     *
     * @param blocks the maps of its section
     * @param outputs the network's; nothing where they are left out
     */
    private record FrameAhead(MapsAhead.Begun blocks, Optional<MapsAhead.Begun> outputs) {}

    private FrameAhead begin(MapsAhead ahead, NetworkInput input, BlockSection section) {
        MapsAhead.Begun blocks = ahead.begin(section.wanted(input));
        if (!arePredictionsShown()) {
            return new FrameAhead(blocks, Optional.empty());
        }
        var outputs = new ComputeMaps.Request(network, List.of(input), network.outputs());
        return new FrameAhead(blocks, Optional.of(ahead.begin(outputs)));
    }

    private boolean arePredictionsShown() {
        return request.settings().predictions() == ReportRequest.Predictions.SHOWN;
    }

    /** The section of each frame, one after the other, and what stands of them in the numbers. */
    private List<Object> frames(
            Map<CategorizedFrame, NetworkInput> inputs, FrameAhead first, MapsAhead ahead, BlockSection blockSection) {
        FrameSection frameSection =
                new FrameSection(folder, figures, request.settings().row());
        String gradient = frameSection.gradient();
        List<NetworkInput> all = List.copyOf(inputs.values());
        List<Object> trees = new ArrayList<>();
        FrameAhead own = first;
        for (Map.Entry<CategorizedFrame, NetworkInput> one : inputs.entrySet()) {
            int number = trees.size() + 1;
            monitor.progress(one.getKey().source().name(), (double) trees.size() / inputs.size());
            FrameAhead next = number < all.size() ? begin(ahead, all.get(number), blockSection) : own;
            trees.add(frame(one.getKey(), one.getValue(), number, own, frameSection, blockSection, gradient));
            own = next;
        }
        return trees;
    }

    private Map<String, @Nullable Object> frame(
            CategorizedFrame entry,
            NetworkInput input,
            int number,
            FrameAhead ahead,
            FrameSection frameSection,
            BlockSection blockSection,
            String gradient) {
        String name = entry.source().name();
        String place = String.format(Locale.ROOT, "frames/%02d_%s/", number, FileNames.plain(stem(name)));
        String id = "frame-" + number;
        Map<String, @Nullable Object> tree = FrameJson.of(entry.source());
        tree.put("category", entry.category());
        Map<String, @Nullable Object> measured = JsonText.object();
        String shown = frameSection.write(frames.read(entry.source()), place, measured);
        ahead.blocks().await();
        Map<String, @Nullable Object> computed = JsonText.object();
        String mosaics = blockSection.write(input, place, computed, monitor);
        ahead.outputs().ifPresent(MapsAhead.Begun::await);
        var html = new StringBuilder();
        html.append(prediction(input, tree));
        html.append(shown);
        html.append(HtmlPieces.heading(4, "Gray gradient, for reading values off the pictures"));
        html.append(gradient);
        html.append(HtmlPieces.heading(3, id + "-maps", "Feature maps of " + name));
        html.append(mosaics);
        tree.putAll(measured);
        tree.putAll(computed);
        String title = entry.category().isEmpty() ? name : entry.category() + ": " + name;
        sections.add(new ReportPage.Section(
                id, title, html.toString(), List.of(new ReportPage.Part(id + "-maps", "Feature maps"))));
        return tree;
    }

    /** The name of a frame without its ending, but with the image's number. */
    private static String stem(String name) {
        int image = name.indexOf("::");
        String file = image < 0 ? name : name.substring(0, image);
        return FileNames.stem(file) + (image < 0 ? "" : "_" + name.substring(image + 2));
    }

    private String prediction(NetworkInput input, Map<String, @Nullable Object> tree) {
        if (!arePredictionsShown()) {
            return "";
        }
        try {
            Prediction prediction = predict.predict(
                    new PredictOutputs.Request(network, input, request.model().labels()), monitor);
            tree.put("outputs", PredictionJson.outputs(prediction));
            return FramePredictionSection.html(prediction);
        } catch (ProblemException e) {
            tree.put("error", e.problem().sentence());
            return HtmlPieces.note("No prediction: " + e.problem().sentence());
        }
    }

    private String preprocessing() {
        return PreprocessingJson.text(request.model().preprocessing());
    }

    /** JSON as people read it: without braces and quotes. */
    private static String words(String json) {
        return json.replaceAll("^\\{|\\}$", "")
                .replace("\"", "")
                .replace(":", " ")
                .replace(",", ", ")
                .replace("{", "(")
                .replace("}", ")");
    }

    private String title() {
        return request.model().name();
    }

    private static String guess(Preprocessing preprocessing) {
        if (!preprocessing.isGuess()) {
            return "";
        }
        String reason = preprocessing.reason();
        return " (a guess: " + (reason.isEmpty() ? "nothing says how it should be" : reason) + ")";
    }

    private String header() {
        ReportRequest.Subject model = request.model();
        String keras = network.kerasVersion().isEmpty() ? "" : ", Keras " + network.kerasVersion();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Model", model.file() + " (" + model.format() + keras + ")");
        if (!network.declarations().isEmpty()) {
            facts.put("Declared by you", network.declarations().text());
        }
        facts.put("Frames", Integer.toString(request.frames().size()));
        facts.put("Preprocessing", words(preprocessing()) + guess(model.preprocessing()));
        facts.put(
                "Range of maps",
                request.settings().scope().word() + ": "
                        + request.settings().scope().meaning());
        facts.put("Backend", provenance.entries().getOrDefault("Backend", ""));
        facts.put("Made with", provenance.entries().getOrDefault("Software", ""));
        var html = new StringBuilder("<dl>");
        facts.forEach((name, value) -> html.append("<dt>")
                .append(HtmlPieces.escape(name))
                .append("</dt><dd>")
                .append(HtmlPieces.escape(value))
                .append("</dd>"));
        html.append("</dl>\n");
        request.remarks().forEach(remark -> html.append(HtmlPieces.note(remark)));
        html.append("<p>All numbers: ")
                .append(HtmlPieces.link("report.json", "report.json"))
                .append(".</p>\n");
        return html.toString();
    }
}
