package org.convscope;

import java.io.File;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.convscope.choice.BackendChoice;
import org.convscope.choice.EngineChoice;
import org.convscope.cli.Cli;
import org.convscope.cli.WindowOpener;
import org.convscope.frame.FrameSource;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;
import org.convscope.ui.WindowLauncher;

/**
 * Starts Convscope: the window without arguments and with a display, or with files as desktops hand them over, else the command
 * line.
 */
public final class Main {
    private static final String WINDOW = "gui";

    private Main() {}

    public static void main(String[] args) {
        OptionalInt elsewhere = ThreadSettings.relaunch(List.of(args));
        if (elsewhere.isPresent()) {
            System.exit(elsewhere.getAsInt());
        }
        List<String> command = command(List.of(args));
        SystemProperties.set(
                command.get(0).equals(WINDOW) ? SystemProperties.Use.WINDOW : SystemProperties.Use.COMMAND);
        if (isWindowAlone(command) && isWindowOpened(command)) {
            return;
        }
        StandardOutput output = StandardOutput.ofThisProcess();
        var out = new PrintStream(output, false, StandardCharsets.UTF_8);
        var cli = new Cli(out, System.err, new LazyWindow());
        int code = cli.run(command.toArray(String[]::new));
        out.flush();
        output.failure()
                .ifPresent(why -> System.err.println("convscope: standard output cannot be written (" + why + ")."));
        if (code >= 0) {
            System.exit(code == 0 && output.failure().isPresent() ? 1 : code);
        }
    }

    /** The window with nothing but files to open, as desktops start it. */
    private static boolean isWindowAlone(List<String> command) {
        return command.get(0).equals(WINDOW)
                && command.stream().skip(1).noneMatch(argument -> argument.startsWith("-") || argument.startsWith("@"));
    }

    /**
     * Opens it without the commands, whose making takes a good part of a start.
     *
     * @return false where it cannot be opened: the command line says why
     */
    private static boolean isWindowOpened(List<String> command) {
        if (!DisplayCheck.isThere()) {
            return false;
        }
        try {
            new LazyWindow().open(command.subList(1, command.size()), BackendChoice.AUTO, EngineChoice.AUTO);
            return true;
        } catch (ProblemException | LinkageError e) {
            return false;
        }
    }

    /** What to run. No command has a dot or a slash in its name, as what is handed over to be opened has. */
    private static List<String> command(List<String> arguments) {
        boolean opens = arguments.isEmpty()
                || (arguments.get(0).matches(".*[./\\\\].*")
                        && !arguments.get(0).startsWith("-")
                        && new File(local(arguments.get(0))).exists());
        return opens ? Stream.concat(Stream.of(WINDOW), arguments.stream()).toList() : arguments;
    }

    /** A name as paths are written: some file managers, and whoever copies from a browser, hand over {@code file:///...}. */
    private static String local(String name) {
        if (!name.startsWith("file:/")) {
            return name;
        }
        try {
            return Path.of(URI.create(name)).toString();
        } catch (IllegalArgumentException e) {
            return name;
        }
    }

    /** The window, of which nothing is loaded before it is opened. */
    private static final class LazyWindow implements WindowOpener {
        @Override
        public boolean canOpen() {
            return DisplayCheck.isThere();
        }

        @Override
        public String obstacle() {
            return DisplayCheck.obstacle().orElseGet(WindowOpener.super::obstacle);
        }

        @Override
        public void open(List<String> names, BackendChoice backend, EngineChoice engine) {
            new WindowLauncher(backend, engine)
                    .launch(names.stream().map(LazyWindow::path).toList());
        }

        /** Windows has no colon in a path: there the whole file is opened where one image was named. */
        private static Path path(String name) {
            try {
                return Path.of(local(name));
            } catch (InvalidPathException e) {
                if (FrameSource.namesPart(name)) {
                    return FrameSource.parse(name).file();
                }
                throw new ProblemException(Problem.of("'" + name + "' is no path"), e);
            }
        }
    }
}
