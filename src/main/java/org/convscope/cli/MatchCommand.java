package org.convscope.cli;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.convscope.export.MatchJson;
import org.convscope.inspect.match.KernelBank;
import org.convscope.inspect.match.KernelMatches;
import org.convscope.inspect.match.MatchKernels;
import org.convscope.keras.OpenModel;
import org.convscope.network.LayerCall;
import org.convscope.problem.ProblemException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code match}: which classic kernels a model's kernels are most like. */
@Command(
        name = "match",
        mixinStandardHelpOptions = true,
        versionProvider = Cli.Version.class,
        description = "Set each slice of each kernel beside the classic kernels of image processing: identity, edges,"
                + " Sobel, Laplacian, Gaussian, box blur, sharpen, Gabor.")
final class MatchCommand implements Callable<Integer> {
    private static final int STRONGEST = 5;

    private final CommandOutput console;

    @Mixin
    private ModelOptions model = new ModelOptions();

    @Mixin
    private LayerOptions layers = new LayerOptions();

    @Option(names = "--json", description = "Print JSON: every slice.")
    private boolean json;

    MatchCommand(CommandOutput console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (OpenModel open = model.open(console)) {
            var matching = new MatchKernels(open.network());
            List<LayerCall> asked = layers.names().isEmpty()
                    ? matching.layers().stream().filter(this::canBeCompared).toList()
                    : layers.names().stream().map(matching::named).distinct().toList();
            if (asked.isEmpty()) {
                console.say("the model has no kernels that can be compared.");
            }
            var printed = new MatchJson(console::print);
            for (LayerCall call : asked) {
                try {
                    KernelMatches matches = matching.of(call);
                    MatchKernels.remark(call)
                            .ifPresent(remark -> console.say("layer '" + matches.layer() + "' " + remark + "."));
                    if (json) {
                        printed.add(matches);
                    } else {
                        console.print(text(matches));
                    }
                } catch (ProblemException e) {
                    console.fail(e);
                }
            }
            if (json) {
                printed.end();
            }
            return console.exitCode();
        }
    }

    private boolean canBeCompared(LayerCall call) {
        MatchKernels.reason(call)
                .ifPresent(reason ->
                        console.say("layer '" + String.join("/", call.path()) + "' is left out: it " + reason + "."));
        return MatchKernels.reason(call).isEmpty();
    }

    /** What random kernels reach, how many slices are most like which kernel beyond that, and the most like of all. */
    private static String text(KernelMatches matches) {
        Map<String, Long> counts = matches.slices().stream()
                .filter(slice -> slice.magnitude() > matches.chance().most())
                .flatMap(slice -> slice.best().stream())
                .collect(
                        Collectors.groupingBy(best -> best.kernel().name(), LinkedHashMap::new, Collectors.counting()));
        long beyond = counts.values().stream().mapToLong(Long::longValue).sum();
        var text = new StringBuilder(String.format(
                Locale.ROOT,
                "%s: %d slices of %d x %d, %d of them (%.1f %%) more like a classic kernel than 95 %% of random ones"
                        + " (median %.2f, 95 %% below %.2f)%n",
                matches.layer(),
                matches.slices().size(),
                matches.side(),
                matches.side(),
                beyond,
                100.0 * beyond / Math.max(1, matches.slices().size()),
                matches.chance().median(),
                matches.chance().most()));
        if (!counts.isEmpty()) {
            text.append("  beyond: ")
                    .append(counts.entrySet().stream()
                            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                            .map(entry -> entry.getKey() + " " + entry.getValue())
                            .collect(Collectors.joining(", ")))
                    .append(System.lineSeparator());
        }
        matches.slices().stream()
                .filter(slice -> slice.best().isPresent())
                .sorted(Comparator.comparingDouble(KernelMatches.Slice::magnitude)
                        .reversed())
                .limit(STRONGEST)
                .forEach(slice -> text.append(line(slice)));
        return text.toString().stripTrailing();
    }

    private static String line(KernelMatches.Slice slice) {
        KernelBank.Likeness best = slice.best().orElseThrow();
        return String.format(
                Locale.ROOT,
                "  unit %d, channel %d: %s %.3f%n",
                slice.unit(),
                slice.channel(),
                best.kernel().name(),
                best.cosine());
    }
}
