package org.convscope.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.convscope.export.JsonText;
import org.convscope.inspect.modelcomparison.CompareFilters;
import org.convscope.inspect.modelcomparison.CompareModels;
import org.convscope.inspect.modelcomparison.FilterDifference;
import org.convscope.inspect.modelcomparison.LayerDifference;
import org.convscope.inspect.modelcomparison.ReadUnit;
import org.convscope.keras.KerasModels;
import org.convscope.keras.OpenModel;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code diff}: two models. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        versionProvider = Cli.Version.class,
        description = "Say in which layers two models have the same weights, and by how much the others differ.")
final class DiffCommand implements Callable<Integer> {
    private final CommandOutput console;

    @Parameters(index = "0", paramLabel = "MODEL", description = "A model.")
    private Path first = Path.of("");

    @Parameters(index = "1", paramLabel = "MODEL", description = "Another model.")
    private Path second = Path.of("");

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    DiffCommand(CommandOutput console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (OpenModel left = KerasModels.open(first, Optional.empty());
                OpenModel right = KerasModels.open(second, Optional.empty())) {
            List<LayerDifference> differences =
                    new CompareModels().compare(left.network(), right.network(), console.monitor());
            console.print(json ? JsonText.text(tree(left.network(), right.network(), differences)) : text(differences));
            return console.exitCode();
        }
    }

    private List<Object> tree(Network left, Network right, List<LayerDifference> differences) {
        List<Object> tree = new ArrayList<>();
        for (LayerDifference one : differences) {
            Map<String, @Nullable Object> json = JsonText.object();
            json.put("layer", one.layer());
            json.put("verdict", one.verdict().label());
            json.put("parameters", one.parameters());
            json.put("largest", JsonText.number(one.largest()));
            if (!one.largestWeight().isEmpty()) {
                json.put("largestWeight", one.largestWeight());
            }
            json.put("relative", JsonText.number(one.relative()));
            if (one.verdict() == LayerDifference.Verdict.DIFFERS) {
                json.put("filters", filters(left, right, one.layer()));
            }
            tree.add(json);
        }
        return tree;
    }

    /** Relative norms of the difference in the order of the units; none for a layer without filters. */
    private List<Object> filters(Network left, Network right, String layer) {
        LayerCall first = ReadUnit.call(left, layer).orElseThrow();
        LayerCall second = ReadUnit.call(right, layer).orElseThrow();
        List<Object> relative = new ArrayList<>();
        new CompareFilters()
                .compare(first, second, console.monitor()).stream()
                        .sorted(Comparator.comparingInt(FilterDifference::unit))
                        .forEach(filter -> relative.add(JsonText.number(filter.relative())));
        return relative;
    }

    private static String text(List<LayerDifference> differences) {
        int width =
                differences.stream().mapToInt(one -> one.layer().length()).max().orElse(0);
        String format = "%-" + Math.max(5, width) + "s  %13s  %9s  %-16s  %9s  %s%n";
        var text = new StringBuilder(
                String.format(Locale.ROOT, format, "layer", "parameters", "largest", "of", "relative", "verdict"));
        for (LayerDifference one : differences) {
            text.append(String.format(
                    Locale.ROOT,
                    format,
                    one.layer(),
                    String.format(Locale.ROOT, "%,d", one.parameters()),
                    number(one.largest()),
                    one.largestWeight(),
                    number(one.relative()),
                    one.verdict().label()));
        }
        long identical = differences.stream()
                .filter(one -> one.verdict() == LayerDifference.Verdict.IDENTICAL)
                .count();
        return text.append(identical)
                .append(" of ")
                .append(differences.size())
                .append(" layers with weights are identical.")
                .toString();
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.2e", value);
    }
}
