package org.convscope.cli;

import java.util.concurrent.Callable;
import org.convscope.export.JsonText;
import org.convscope.export.SummaryJson;
import org.convscope.inspect.summary.ModelSummary;
import org.convscope.inspect.summary.SummariseNetwork;
import org.convscope.keras.OpenModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code summary}: the model's layers. */
@Command(
        name = "summary",
        mixinStandardHelpOptions = true,
        versionProvider = Cli.Version.class,
        description = "List a model's layers as Keras does, and which of them can be computed here.")
final class SummaryCommand implements Callable<Integer> {
    private final CommandOutput console;

    @Mixin
    private ModelOptions model = new ModelOptions();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(names = "--importer", description = "Ask DL4J's Keras importer too and print what it says.")
    private boolean importer;

    SummaryCommand(CommandOutput console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (OpenModel open = model.open(console)) {
            ModelSummary summary = new SummariseNetwork().of(open.network());
            open.remarks().forEach(remark -> console.say(remark.sentence()));
            model.sidecar().ifPresent(sidecar -> sidecar.training().forEach(console::say));
            if (json) {
                console.print(JsonText.text(SummaryJson.tree(summary)));
            } else {
                console.print(SummaryText.of(summary));
            }
            if (importer) {
                console.say("DL4J's importer: " + open.importer().text());
            }
            return console.exitCode();
        }
    }
}
