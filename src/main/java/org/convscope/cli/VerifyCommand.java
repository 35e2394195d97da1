package org.convscope.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.convscope.core.Engine;
import org.convscope.export.JsonText;
import org.convscope.inspect.verify.VerifiedLayer;
import org.convscope.inspect.verify.VerifiedLayer.Verdict;
import org.convscope.inspect.verify.VerifyLayers;
import org.convscope.keras.OpenModel;
import org.convscope.keras.TensorFile;
import org.convscope.keras.TensorInputs;
import org.convscope.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code verify}: compares with outputs that Keras computed. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        versionProvider = Cli.Version.class,
        description = "Compare every layer's output with reference outputs, such as Keras's own.")
final class VerifyCommand implements Callable<Integer> {
    private final CommandOutput console;

    @Mixin
    private ModelOptions model = new ModelOptions();

    @Option(
            names = "--tensor",
            required = true,
            paramLabel = "INPUT.h5",
            description = "One dataset per input of the model, fed as it is.")
    private Path tensor = Path.of("");

    @Option(
            names = "--reference",
            required = true,
            paramLabel = "ACTIVATIONS.h5",
            description = "One dataset per layer; docs/verify.md has a script that writes it.")
    private Path reference = Path.of("");

    @Option(
            names = "--tolerance",
            paramLabel = "ERROR",
            description = "Largest error that agrees (default: 1e-4; 1e-2 for a model that Keras computes in half"
                    + " precision).")
    private @Nullable Double tolerance;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(
            names = "--importer",
            description =
                    "Also have DL4J compute the graph that its Keras importer makes of the model, and say where its"
                            + " outputs differ.")
    private boolean importer;

    @Mixin
    private LayerOptions layers = new LayerOptions();

    @Mixin
    private EngineOptions engineOptions = new EngineOptions();

    VerifyCommand(CommandOutput console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        engineOptions.loadAhead();
        try (OpenModel open = model.open(console);
                TensorFile file = TensorFile.open(reference);
                Engine engine = engineOptions.start()) {
            var request = new VerifyLayers.Request(
                    open.network(),
                    TensorInputs.read(tensor, open.network()),
                    layers.names(),
                    id -> TensorInputs.find(file, id),
                    tolerance(open));
            VerifyLayers.Result result = new VerifyLayers(engine).compare(request, console.monitor());
            if (layers.names().isEmpty()) {
                result = result.withUnknown(open.network(), file.names());
            }
            Optional<ImporterVerification> byDl4j = importer ? byDl4j(request, engine) : Optional.empty();
            if (json) {
                Map<String, @Nullable Object> tree = tree(result);
                byDl4j.ifPresent(verification -> tree.put("importer", verification.tree()));
                console.print(JsonText.text(tree));
            } else {
                console.print(
                        text(result) + byDl4j.map(ImporterVerification::text).orElse(""));
            }
            if (result.count(Verdict.AGREES) == 0) {
                console.say(nothingAgrees(result));
            }
            return result.passed() ? console.exitCode() : ExitCode.FAILED;
        }
    }

    /** Empty where DL4J cannot, which is said: what is computed here is verified all the same. */
    private Optional<ImporterVerification> byDl4j(VerifyLayers.Request request, Engine engine) {
        try {
            return Optional.of(ImporterVerification.of(request, engine, console.monitor()));
        } catch (ProblemException e) {
            console.fail(e);
            return Optional.empty();
        }
    }

    private static String nothingAgrees(VerifyLayers.Result result) {
        if (result.rows().stream().anyMatch(row -> row.verdict().isFailure())) {
            return "nothing agrees: all that was compared differs.";
        }
        return result.count(Verdict.NOT_COMPUTED) > 0
                ? "nothing was compared: what the reference has is not computed, for the reasons above."
                : "nothing was compared: the reference has none of the layers.";
    }

    private double tolerance(OpenModel open) {
        double otherwise = open.precision() == OpenModel.Precision.HALF
                ? VerifyLayers.HALF_PRECISION_TOLERANCE
                : VerifyLayers.DEFAULT_TOLERANCE;
        return Objects.requireNonNullElse(tolerance, otherwise);
    }

    private static String text(VerifyLayers.Result result) {
        int name = 5;
        int shape = 5;
        for (VerifiedLayer row : result.rows()) {
            name = Math.max(name, row.layer().length());
            shape = Math.max(shape, row.shape().length());
        }
        String format = "%-" + name + "s  %-" + shape + "s  %9s  %s%n";
        StringBuilder text =
                new StringBuilder(String.format(Locale.ROOT, format, "layer", "shape", "error", "verdict"));
        for (VerifiedLayer row : result.rows()) {
            String error = !Double.isFinite(row.error())
                    ? Double.isNaN(row.error()) ? "" : "no number"
                    : String.format(Locale.ROOT, "%.2e", row.error());
            String verdict = row.verdict().label() + (row.remark().isEmpty() ? "" : ": " + row.remark());
            text.append(String.format(Locale.ROOT, format, row.layer(), row.shape(), error, verdict));
        }
        text.append(String.format(
                Locale.ROOT,
                "%d of %d layers agree within %s%s",
                result.count(Verdict.AGREES),
                result.layers(),
                result.tolerance(),
                result.passed() ? "." : "; it does not pass."));
        return text.toString();
    }

    private static Map<String, @Nullable Object> tree(VerifyLayers.Result result) {
        List<Object> rows = new ArrayList<>();
        for (VerifiedLayer row : result.rows()) {
            Map<String, @Nullable Object> one = JsonText.object();
            one.put("layer", row.layer());
            one.put("shape", row.shape());
            one.put("error", JsonText.number(row.error()));
            one.put("verdict", row.verdict().label());
            one.put("remark", row.remark());
            rows.add(one);
        }
        Map<String, @Nullable Object> tree = JsonText.object();
        tree.put("tolerance", result.tolerance());
        tree.put("passed", result.passed());
        tree.put("layers", rows);
        return tree;
    }
}
