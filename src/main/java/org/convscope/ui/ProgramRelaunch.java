package org.convscope.ui;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.convscope.file.UserFolders;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;
import org.convscope.workspace.ComputeChoice;

/** Starts this program again, with the same JVM options. */
final class ProgramRelaunch {
    private static final String MAIN = "org.convscope.Main";

    private ProgramRelaunch() {}

    /**
     * @param workspace to open
     * @throws ProblemException if no process can be started
     */
    static void start(ComputeChoice choice, Path workspace) {
        try {
            new ProcessBuilder(command(choice, workspace)).inheritIO().start();
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.of("Convscope could not be started again: " + e.getMessage())
                            .nextStep("Start it by hand with " + String.join(" ", options(choice))),
                    e);
        }
    }

    static List<String> command(ComputeChoice choice, Path workspace) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        Optional.ofNullable(System.getProperty(UserFolders.PROPERTY))
                .ifPresent(folder -> command.add("-D" + UserFolders.PROPERTY + "=" + folder));
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.addAll(List.of(MAIN, "gui"));
        command.addAll(options(choice));
        command.add(workspace.toString());
        return command;
    }

    private static List<String> options(ComputeChoice choice) {
        return List.of("--backend", word(choice.backend()), "--engine", word(choice.engine()));
    }

    private static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }
}
