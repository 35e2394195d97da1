package org.convscope.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code manual}: the manual page. */
@Command(
        name = "manual",
        mixinStandardHelpOptions = true,
        versionProvider = Cli.Version.class,
        description = "Print the manual page of all commands, for man: 'convscope manual | man -l -'.")
final class ManualCommand implements Callable<Integer> {
    private final CommandOutput console;

    @Spec
    private @Nullable CommandSpec spec;

    ManualCommand(CommandOutput console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (spec != null) {
            console.print(ManualPage.of(spec.root().commandLine()));
        }
        return console.exitCode();
    }
}
