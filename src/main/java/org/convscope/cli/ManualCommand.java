package org.convscope.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.convscope.manual.WriteManual;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code manual}: the manual page, or all documents as pages. */
@Command(
        name = "manual",
        mixinStandardHelpOptions = true,
        versionProvider = Cli.Version.class,
        description = "Print the manual page of all commands, for man: 'convscope manual | man -l -'; or write the"
                + " documents as pages for a browser.")
final class ManualCommand implements Callable<Integer> {
    private final CommandOutput console;

    @Option(
            names = "--pages",
            paramLabel = "DIR",
            description =
                    "Write the documents as pages with a search into this folder, and print where the first one is.")
    private @Nullable Path pages;

    @Option(
            names = "--documents",
            paramLabel = "DIR",
            description = "Where README.md and docs are; the current folder unless told otherwise.")
    private Path documents = Path.of("");

    @Spec
    private @Nullable CommandSpec spec;

    ManualCommand(CommandOutput console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (pages != null) {
            console.print(WriteManual.whole(documents, pages).toString());
        } else if (spec != null) {
            console.print(ManualPage.of(spec.root().commandLine()));
        }
        return console.exitCode();
    }
}
