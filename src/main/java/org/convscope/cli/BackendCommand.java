package org.convscope.cli;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.convscope.core.BackendReport;
import org.convscope.core.Engine;
import org.convscope.core.EngineReport;
import org.convscope.export.JsonText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code backend}: what computes. */
@Command(
        name = "backend",
        mixinStandardHelpOptions = true,
        versionProvider = Cli.Version.class,
        description = "Say what was found to compute with, what was chosen, and why.")
final class BackendCommand implements Callable<Integer> {
    private final CommandOutput console;

    @Mixin
    private EngineOptions engineOptions = new EngineOptions();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    BackendCommand(CommandOutput console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (Engine engine = engineOptions.start()) {
            BackendReport report = engine.backend();
            console.print(json ? JsonText.text(tree(report)) : text(report));
            return console.exitCode();
        }
    }

    private static Map<String, @Nullable Object> tree(BackendReport report) {
        Map<String, @Nullable Object> tree = JsonText.object();
        tree.put("backend", report.backend());
        tree.put("device", report.device());
        tree.put("threads", report.threads());
        tree.put("oneDnn", report.oneDnn());
        tree.put("memoryBytes", report.memoryBytes());
        tree.put("reason", report.reason());
        tree.put("engine", tree(report.engine()));
        tree.put("found", report.found());
        return tree;
    }

    private static Map<String, @Nullable Object> tree(EngineReport engine) {
        Map<String, @Nullable Object> tree = JsonText.object();
        tree.put("name", engine.name());
        tree.put("reason", engine.reason());
        tree.put("computes", engine.shares().stream().map(BackendCommand::tree).toList());
        return tree;
    }

    private static Map<String, @Nullable Object> tree(EngineReport.Share share) {
        Map<String, @Nullable Object> tree = JsonText.object();
        tree.put("library", share.library());
        tree.put("work", share.work());
        return tree;
    }

    private static String text(BackendReport report) {
        var text = new StringBuilder();
        text.append("chosen   ").append(report.backend()).append('\n');
        text.append("because  ").append(report.reason()).append('\n');
        text.append("engine   ").append(report.engine().name()).append('\n');
        text.append("because  ").append(report.engine().reason()).append('\n');
        report.engine().shares().forEach(share -> text.append("computes ")
                .append(share.library())
                .append(": ")
                .append(share.work())
                .append('\n'));
        text.append("device   ").append(report.device()).append('\n');
        text.append("threads  ").append(report.threads()).append('\n');
        text.append("oneDNN   ").append(report.oneDnn() ? "yes" : "no").append('\n');
        text.append(String.format(Locale.ROOT, "memory   %.1f GiB%n", report.memoryBytes() / (double) (1L << 30)));
        report.found().forEach(line -> text.append("found    ").append(line).append('\n'));
        return text.toString().stripTrailing();
    }
}
