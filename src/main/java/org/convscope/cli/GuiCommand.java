package org.convscope.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code gui}: the window. */
@Command(
        name = "gui",
        mixinStandardHelpOptions = true,
        versionProvider = Cli.Version.class,
        description = "Open the window.")
final class GuiCommand implements Callable<Integer> {
    private final Window window;

    @Mixin
    private EngineOptions engine = new EngineOptions();

    @Parameters(paramLabel = "MODEL|FRAME|FOLDER", description = "What to open: a model, frames, folders of frames.")
    private List<String> names = List.of();

    GuiCommand(Window window) {
        this.window = window;
    }

    @Override
    public Integer call() {
        window.open(names, engine.backend());
        return ExitCode.GOES_ON;
    }
}
