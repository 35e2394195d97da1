package org.convscope.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.convscope.export.Provenance;
import org.convscope.task.CancelledException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The whole command line. */
public final class Cli {
    /** Commands that tell of all the others; the window does where it cannot be opened. */
    private static final Set<String> OF_ALL = Set.of("gui", "manual", "completion");

    private final CommandOutput console;
    private final PrintWriter out;
    private final PrintWriter err;
    private final List<OfferedCommand> commands;

    /**
     * A command that is made when it is wanted: reading what its annotations say takes a part of the start of each.
     *
     * @param name as its annotation says it too
     */
    private record OfferedCommand(String name, Supplier<Object> maker) {}

    /**
     * @param out gets results
     * @param err gets messages and progress
     * @param window opens the window
     */
    public Cli(PrintStream out, PrintStream err, WindowOpener window) {
        this.console = new CommandOutput(out, err, terminal());
        this.out = writer(out);
        this.err = writer(err);
        this.commands = List.of(
                new OfferedCommand("gui", () -> new GuiCommand(console, window)),
                new OfferedCommand("inspect", () -> new InspectCommand(console)),
                new OfferedCommand("summary", () -> new SummaryCommand(console)),
                new OfferedCommand("activations", () -> new ActivationsCommand(console)),
                new OfferedCommand("predict", () -> new PredictCommand(console)),
                new OfferedCommand("top", () -> new TopCommand(console)),
                new OfferedCommand("ablate", () -> new AblateCommand(console)),
                new OfferedCommand("census", () -> CensusCommand.commandLine(console)),
                new OfferedCommand("train", () -> new TrainCommand(console)),
                new OfferedCommand("embed", () -> new EmbedCommand(console)),
                new OfferedCommand("saliency", () -> new SaliencyCommand(console)),
                new OfferedCommand("occlude", () -> new OccludeCommand(console)),
                new OfferedCommand("explain", () -> new ExplainCommand(console)),
                new OfferedCommand("verify", () -> new VerifyCommand(console)),
                new OfferedCommand("diff", () -> new DiffCommand(console)),
                new OfferedCommand("match", () -> new MatchCommand(console)),
                new OfferedCommand("preprocessings", () -> new PreprocessingsCommand(console)),
                new OfferedCommand("dataset", () -> new DatasetCommand(console)),
                new OfferedCommand("exciter", () -> new ExciterCommand(console)),
                new OfferedCommand("incoming", () -> new IncomingCommand(console)),
                new OfferedCommand("frame", () -> new FrameCommand(console)),
                new OfferedCommand("backend", () -> new BackendCommand(console)),
                new OfferedCommand("manual", () -> new ManualCommand(console)),
                new OfferedCommand("completion", () -> new CompletionCommand(console)));
    }

    /** With the command that the first argument names alone, or with all where it names none. */
    private CommandLine commandLine(String... arguments) {
        var commandLine = new CommandLine(new Root(console));
        List<OfferedCommand> named = commands.stream()
                .filter(command -> arguments.length > 0 && command.name().equals(arguments[0]))
                .filter(command -> !OF_ALL.contains(command.name()))
                .toList();
        for (OfferedCommand command : named.isEmpty() ? commands : named) {
            commandLine.addSubcommand(command.name(), command.maker().get());
        }
        if (named.isEmpty()) {
            commandLine.addSubcommand(new CommandLine.HelpCommand());
        }
        commandLine.setOut(out);
        commandLine.setErr(err);
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setUsageHelpAutoWidth(true);
        commandLine.setParameterExceptionHandler((e, given) -> wrongUsage(e));
        commandLine.setExecutionExceptionHandler((e, command, parsed) -> {
            // cancelled by nothing but a signal to the process, of which whoever sent it knows
            if (!(e instanceof CancelledException)) {
                console.fail(e);
            }
            return ExitCode.FAILED;
        });
        return commandLine;
    }

    /**
     * @return 0 all done, 1 something failed, 2 wrong usage, negative if the window is open and the program goes on
     */
    public int run(String... arguments) {
        try {
            return commandLine(arguments).execute(arguments);
        } catch (Error e) { // also a plain one, as Java throws it where a system has no fonts
            console.fail(e);
            return ExitCode.FAILED;
        }
    }

    private int wrongUsage(CommandLine.ParameterException e) {
        CommandLine command = e.getCommandLine();
        String message = String.valueOf(e.getMessage());
        console.say(message.endsWith(".") ? message : message + ".");
        console.say("See '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.WRONG_USAGE;
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    private static CommandOutput.Terminal terminal() {
        // only the launcher can see whether stderr is one
        return Boolean.getBoolean("convscope.terminal") ? CommandOutput.Terminal.TERMINAL : CommandOutput.Terminal.NONE;
    }

    /** The program without a command: the help, since Main has seen to the window already. */
    @Command(
            name = "convscope",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            description = "See what a convolutional network learned: kernels, feature maps and row histograms of any"
                    + " Keras model.",
            footer = {
                "",
                "Without a command, and with a display, the window opens.",
                "Exit codes: 0 all done, 1 something failed, 2 wrong usage."
            })
    static final class Root implements Callable<Integer> {
        private final CommandOutput console;

        @CommandLine.Spec
        private @Nullable CommandSpec spec;

        Root(CommandOutput console) {
            this.console = console;
        }

        @Option(
                names = "--verbose",
                scope = ScopeType.INHERIT,
                description = "Show where in the program a problem came from.")
        void verbose(boolean on) {
            if (on) {
                console.verbose();
            }
        }

        @Override
        public Integer call() {
            console.say("no command was given.");
            if (spec != null) {
                spec.commandLine().usage(spec.commandLine().getErr());
            }
            return ExitCode.WRONG_USAGE;
        }
    }

    /** The version, from the jar's manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Convscope " + Provenance.version()};
        }
    }
}
