package org.convscope;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * {@code --threads N}. OpenMP and OpenBLAS read OMP_NUM_THREADS when the process starts, and nothing later changes that for
 * both; so a process that was started without it starts another with it. Java's own parallel work follows the same variable
 * ({@link SystemProperties}).
 */
final class ThreadSettings {
    static final String VARIABLE = "OMP_NUM_THREADS";
    private static final String OPTION = "--threads";

    private ThreadSettings() {}

    /**
     * Runs the same command again with the number of threads in its environment, if that is asked for and not so already.
     *
     * @return the other process's exit code; empty if this process is the one to go on
     */
    static OptionalInt relaunch(List<String> arguments) {
        String wanted = wanted(arguments);
        if (wanted == null || !wanted.matches("[1-9]\\d{0,4}") || wanted.equals(System.getenv(VARIABLE))) {
            return OptionalInt.empty();
        }
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).inheritIO();
        Map<String, String> environment = builder.environment();
        environment.put(VARIABLE, wanted);
        try {
            return OptionalInt.of(builder.start().waitFor());
        } catch (IOException e) {
            return OptionalInt.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalInt.empty();
        }
    }

    private static @Nullable String wanted(List<String> arguments) {
        String wanted = null;
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.startsWith(OPTION + "=")) {
                wanted = argument.substring(OPTION.length() + 1);
            } else if (argument.equals(OPTION) && i + 1 < arguments.size()) {
                wanted = arguments.get(i + 1);
            }
        }
        return wanted;
    }
}
