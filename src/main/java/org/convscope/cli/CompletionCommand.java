package org.convscope.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code completion}: what a shell completes commands and options with. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        versionProvider = Cli.Version.class,
        description = "Print what a shell completes commands, options and their values with:"
                + " 'source <(convscope completion bash)'.")
final class CompletionCommand implements Callable<Integer> {
    private static final Pattern CONSTANT = Pattern.compile("\"[A-Z0-9_]+\"");

    private final CommandOutput console;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
    private Shell shell = Shell.BASH;

    CompletionCommand(CommandOutput console) {
        this.console = console;
    }

    enum Shell {
        BASH,
        ZSH
    }

    @Override
    public Integer call() {
        if (spec != null) {
            CommandSpec root = spec.root();
            String script = smallLetters(AutoComplete.bash(root.name(), root.commandLine()));
            console.print(
                    switch (shell) {
                        case BASH -> script;
                        case ZSH -> zsh(root.name(), script);
                    });
        }
        return console.exitCode();
    }

    /** Values as the help has them: the script's lists name enum constants, which are taken in either case. */
    private static String smallLetters(String script) {
        return script.lines()
                .map(line -> line.contains("_args=(")
                        ? CONSTANT.matcher(line)
                                .replaceAll(match -> match.group().toLowerCase(Locale.ROOT))
                        : line)
                .collect(Collectors.joining("\n"));
    }

    /**
     * The script of bash, which zsh runs too; in a file of zsh's function path it is read for the first completion, which is then
     * still to be made.
     */
    private static String zsh(String name, String script) {
        // an alias, as the script makes for it, is not known within what is read at once
        String known = script.replace(" compopt ", " complete ");
        return "#compdef " + name + "\n" + known + "\nif [[ -n ${compstate+here} ]]; then\n"
                + "  _bash_complete -o default -F _complete_" + name + "\nfi\n";
    }
}
