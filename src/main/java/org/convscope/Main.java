package org.convscope;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.convscope.cli.Cli;
import org.convscope.ui.WindowLauncher;

/** Starts Convscope: the window without arguments and with a display, else the command line. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        OptionalInt elsewhere = Threads.relaunch(List.of(args));
        if (elsewhere.isPresent()) {
            System.exit(elsewhere.getAsInt());
        }
        SystemProperties.set();
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        Cli cli = new Cli(out, System.err, Main::openWindow);
        int code = args.length == 0 && Display.isThere() ? cli.run("gui") : cli.run(args);
        out.flush();
        if (code >= 0) {
            System.exit(code);
        }
    }

    private static void openWindow(List<String> names, String backend) {
        new WindowLauncher(backend).launch(names.stream().map(Path::of).toList());
    }
}
