package org.convscope.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.convscope.choice.EmbeddingMethod;
import org.convscope.choice.LayerFeatures;
import org.convscope.core.Engine;
import org.convscope.dataset.CategorizedFrame;
import org.convscope.dataset.LabelledFrame;
import org.convscope.export.Provenance;
import org.convscope.export.embedding.LayerEmbedding;
import org.convscope.export.embedding.WriteEmbedding;
import org.convscope.file.OutputFolder;
import org.convscope.frame.FrameSource;
import org.convscope.frame.io.FrameFiles;
import org.convscope.inspect.embedding.EmbedFrames;
import org.convscope.inspect.embedding.EmbeddingSettings;
import org.convscope.inspect.embedding.FrameEmbedding;
import org.convscope.inspect.maps.PrepareInput;
import org.convscope.keras.OpenModel;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code embed}: frames on a plane, by what a layer gives for them. */
@Command(
        name = "embed",
        mixinStandardHelpOptions = true,
        versionProvider = Cli.Version.class,
        description = "Lay frames out on a plane so that those lie near each other for which a layer gives much the"
                + " same, coloured by category.")
final class EmbedCommand implements Callable<Integer> {
    private final CommandOutput console;

    @Mixin
    private ModelOverFrames model = new ModelOverFrames();

    @Option(
            names = "--layer",
            required = true,
            paramLabel = "LAYER",
            description = "The layer, named exactly as the summary lists it; convolutional or dense.")
    private String layer = "";

    @Option(
            names = "--method",
            paramLabel = "tsne|pca",
            description = "t-SNE, or the two principal components (default: tsne).")
    private EmbeddingMethod method = EmbeddingMethod.TSNE;

    @Option(
            names = "--features",
            paramLabel = "mean|all",
            description = "What describes a frame: the mean of each of the layer's maps, or all its values (default:"
                    + " mean). A dense layer has its outputs.")
    private LayerFeatures features = LayerFeatures.MEAN;

    @Option(names = "--iterations", paramLabel = "N", description = "Steps of t-SNE (default: 400).")
    private @Nullable Integer iterations;

    @Option(
            names = "--perplexity",
            paramLabel = "NUMBER",
            description =
                    "About how many neighbours count to t-SNE (default: 30, at most a third of the other" + " frames).")
    private @Nullable Double perplexity;

    @Option(names = "--seed", paramLabel = "N", description = "Where chance begins (default: 0).")
    private long seed;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Where embedding.csv, embedding.json and embedding.png go.")
    private Path out = Path.of("");

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private InputOptions input = new InputOptions();

    @Mixin
    private EngineOptions engineOptions = new EngineOptions();

    EmbedCommand(CommandOutput console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        require();
        engineOptions.loadAhead();
        try (OpenModel open = model.open(console)) {
            InputOptions.Reading reading = input.ofFrames(open, console);
            var frames = new FrameFiles();
            Map<FrameSource, String> categories = new LinkedHashMap<>();
            for (CategorizedFrame entry : new FrameArguments(frames, console).categorised(model.names())) {
                categories.putIfAbsent(entry.source(), entry.category());
            }
            List<LabelledFrame> asked = categories.keySet().stream()
                    .map(LabelledFrame::withoutLabels)
                    .toList();
            var request = new EmbedFrames.Request(open.network(), layer, features, asked);
            request.call();
            var read =
                    ReadFiles.of(model, reading).named(model.names()).frames(List.copyOf(categories.keySet()), frames);
            var folder = new OutputFolder(out, read::all);
            folder.require(WriteEmbedding.FILES);
            try (Engine engine = engineOptions.start()) {
                var prepare = new PrepareInput(open.network(), reading.preprocessing());
                FrameEmbedding embedding = new EmbedFrames(
                                () -> engine, frame -> prepare.of(frames.read(frame.source()), ""), console::fail)
                        .embed(request, settings(), console.monitor());
                embedding.notes().forEach(note -> console.say(note + "."));
                List<String> found = embedding.points().stream()
                        .map(point -> categories.getOrDefault(point.frame().source(), ""))
                        .toList();
                Provenance provenance = reading.addTo(
                        Provenance.of(open.file(), open.network().declarations())
                                .with("Layer", layer)
                                .with("Data set", String.join(", ", model.names())),
                        engine);
                new WriteEmbedding()
                        .write(folder, new LayerEmbedding(layer, features, settings(), embedding, found), provenance);
            }
            return console.exitCode();
        }
    }

    private EmbeddingSettings settings() {
        return new EmbeddingSettings(
                method,
                iterations == null ? EmbeddingSettings.ITERATIONS : iterations,
                perplexity == null ? EmbeddingSettings.PERPLEXITY : perplexity,
                seed);
    }

    private void require() {
        if (iterations != null && iterations < 1) {
            throw WrongUsage.of(spec, "--iterations takes a number from 1 on");
        }
        if (perplexity != null && !(perplexity >= 1 && Double.isFinite(perplexity))) {
            throw WrongUsage.of(spec, "--perplexity takes a number from 1 on");
        }
        if (method == EmbeddingMethod.PCA && (iterations != null || perplexity != null)) {
            throw WrongUsage.of(spec, "--iterations and --perplexity are of t-SNE, not of --method pca");
        }
    }
}
