package org.convscope.ui;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;
import org.convscope.workspace.BackendChoice;

/** Starts this program again, with the same JVM options. */
final class Relaunch {
    private static final String MAIN = "org.convscope.Main";

    private Relaunch() {}

    /**
     * @param workspace to open
     * @throws ProblemException if no process can be started
     */
    static void start(BackendChoice backend, Path workspace) {
        try {
            new ProcessBuilder(command(backend, workspace)).inheritIO().start();
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.of("Convscope could not be started again: " + e.getMessage())
                            .nextStep("Start it by hand with --backend " + word(backend)),
                    e);
        }
    }

    static List<String> command(BackendChoice backend, Path workspace) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.addAll(List.of(MAIN, "gui", "--backend", word(backend), workspace.toString()));
        return command;
    }

    private static String word(BackendChoice backend) {
        return backend.name().toLowerCase(Locale.ROOT);
    }
}
