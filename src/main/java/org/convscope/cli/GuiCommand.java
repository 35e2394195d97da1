package org.convscope.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gui}: the window. */
@Command(
        name = "gui",
        mixinStandardHelpOptions = true,
        versionProvider = Cli.Version.class,
        description = "Open the window.")
final class GuiCommand implements Callable<Integer> {
    private final CommandOutput console;
    private final WindowOpener window;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private EngineOptions engine = new EngineOptions();

    @Parameters(
            paramLabel = "MODEL|FRAME|FOLDER|WORKSPACE",
            description = "What to open: a model, frames, folders of frames, a saved workspace.")
    private List<String> names = List.of();

    GuiCommand(CommandOutput console, WindowOpener window) {
        this.console = console;
        this.window = window;
    }

    @Override
    public Integer call() {
        if (!window.canOpen()) {
            console.say(window.obstacle() + ", so no window can be opened.");
            if (spec != null) {
                CommandLine command = spec.commandLine();
                CommandLine whole = command.getParent() == null ? command : command.getParent();
                whole.usage(whole.getErr());
            }
            return ExitCode.WRONG_USAGE;
        }
        window.open(names, engine.backend(), engine.engine());
        return ExitCode.GOES_ON;
    }
}
