package org.convscope.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
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
    private final CommandLine commandLine;
    private final CommandOutput console;

    /**
     * @param out gets results
     * @param err gets messages and progress
     * @param window opens the window
     */
    public Cli(PrintStream out, PrintStream err, WindowOpener window) {
        this.console = new CommandOutput(out, err, terminal());
        this.commandLine = new CommandLine(new Root(console));
        for (Object command : List.of(
                new GuiCommand(console, window),
                new InspectCommand(console),
                new SummaryCommand(console),
                new ActivationsCommand(console),
                new PredictCommand(console),
                new TopCommand(console),
                new AblateCommand(console),
                CensusCommand.commandLine(console),
                new CommandLine(new TrainCommand(console)),
                new EmbedCommand(console),
                new SaliencyCommand(console),
                new OccludeCommand(console),
                new ExplainCommand(console),
                new VerifyCommand(console),
                new DiffCommand(console),
                new MatchCommand(console),
                new PreprocessingsCommand(console),
                new DatasetCommand(console),
                new ExciterCommand(console),
                new IncomingCommand(console),
                new FrameCommand(console),
                new BackendCommand(console),
                new ManualCommand(console),
                new CompletionCommand(console))) {
            commandLine.addSubcommand(command);
        }
        commandLine.addSubcommand(new CommandLine.HelpCommand());
        commandLine.setOut(writer(out));
        commandLine.setErr(writer(err));
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setUsageHelpAutoWidth(true);
        commandLine.setParameterExceptionHandler((e, arguments) -> wrongUsage(e));
        commandLine.setExecutionExceptionHandler((e, command, parsed) -> {
            // cancelled by nothing but a signal to the process, of which whoever sent it knows
            if (!(e instanceof CancelledException)) {
                console.fail(e);
            }
            return ExitCode.FAILED;
        });
    }

    /**
     * @return 0 all done, 1 something failed, 2 wrong usage, negative if the window is open and the program goes on
     */
    public int run(String... arguments) {
        try {
            return commandLine.execute(arguments);
        } catch (OutOfMemoryError | StackOverflowError | LinkageError e) {
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
