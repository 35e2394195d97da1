package org.convscope.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** What ends a command with exit code 2: options that make no sense, or not together. */
final class WrongUsage {
    private WrongUsage() {}

    /**
     * @param spec of the command, or of the command that options are mixed into; picocli fills it in
     * @param message for the user
     */
    static CommandLine.ParameterException of(@Nullable CommandSpec spec, String message) {
        if (spec == null) {
            throw new IllegalStateException(message);
        }
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }
}
