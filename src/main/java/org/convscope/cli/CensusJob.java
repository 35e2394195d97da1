package org.convscope.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.convscope.core.Engine;
import org.convscope.export.census.CensusParts;
import org.convscope.export.census.WriteCensus;
import org.convscope.file.OutputFolder;
import org.convscope.inspect.census.CensusPlan;
import org.convscope.inspect.census.TakeCensus;
import org.convscope.keras.OpenModel;
import org.convscope.problem.Problem;
import picocli.CommandLine;

/**
 * The census that a command line of {@code census} asks for, counted by many processes: each opens the model and lists the frames
 * by itself, and what they count comes together in one. The model and the engine stay open between parts.
 */
public final class CensusJob implements AutoCloseable {
    private final CensusCommand command;
    private final OpenModel open;
    private final CensusRun run;
    private final Engine engine;

    /**
     * Opens the model and lists the frames.
     *
     * @param arguments those of {@code census}, without {@code --part} and {@code --merge}; the same in all processes
     * @param err gets messages
     * @throws org.convscope.problem.ProblemException if they are wrong, or something cannot be opened
     */
    public CensusJob(List<String> arguments, PrintStream err) {
        var console = new CommandOutput(err, err, CommandOutput.Terminal.NONE);
        CommandLine line = CensusCommand.commandLine(console).setCaseInsensitiveEnumValuesAllowed(true);
        CommandLine.ParseResult parsed = parsed(line, arguments);
        for (String option : List.of("--part", "--merge", "--threads", "--help", "--version")) {
            if (parsed.hasMatchedOption(option)) {
                throw Problem.of("a census on several machines takes no " + option)
                        .nextStep(
                                option.equals("--threads")
                                        ? "Set OMP_NUM_THREADS where each process starts"
                                        : "See 'convscope census --help' for the options that are left")
                        .asException();
            }
        }
        command = line.getCommand();
        if (!command.hasFrames()) {
            throw Problem.of("MODEL and FOLDER|LABELS are missing").asException();
        }
        open = command.model().open(console);
        run = command.run(open);
        run.read().named().filter(file -> !file.isAbsolute()).findFirst().ifPresent(file -> {
            throw Problem.inFile(file, "is named from the folder of one process, which others do not have")
                    .expected("a path from the root on a file system that all machines have")
                    .asException();
        });
        engine = command.engine().start();
    }

    private static CommandLine.ParseResult parsed(CommandLine line, List<String> arguments) {
        try {
            CommandLine.ParseResult parsed = line.parseArgs(arguments.toArray(String[]::new));
            line.<CensusCommand>getCommand().requireOptions();
            return parsed;
        } catch (CommandLine.ParameterException e) {
            throw Problem.of("the options of the census are wrong")
                    .found(String.valueOf(e.getMessage()))
                    .asException();
        }
    }

    /**
     * Asked before anything is computed.
     *
     * @throws org.convscope.problem.ProblemException if the folder of the results takes no file, or one of them is read
     */
    public void requireOutput() {
        output().require(WriteCensus.FILES);
    }

    private OutputFolder output() {
        Path out = command.out();
        return new OutputFolder(out, run.read()::all);
    }

    /**
     * Counts a part. What cannot be read is counted as failed, and told.
     *
     * @param part {@code I/N}, the I-th of N parts
     * @return what was counted, in pieces that {@link #merge} takes
     */
    public synchronized List<byte[]> part(String part) {
        TakeCensus.Request request = run.request(PartOfMany.parse(part));
        CensusPlan plan = run.plan().computedBy(List.of(engine.backend().computedBy()));
        return run.count(request, engine, List.of(), all -> {}).stream()
                .map(one -> CensusParts.bytes(plan, one))
                .toList();
    }

    /**
     * Writes the result of all parts.
     *
     * @return the exit code
     * @throws org.convscope.problem.ProblemException if parts are missing, or of another census than this one
     */
    public int merge(List<byte[]> parts) {
        CensusParts.Kept kept = CensusParts.ofBytes(parts);
        requireSame(kept.plan());
        return command.written(output(), kept);
    }

    private void requireSame(CensusPlan plan) {
        if (!plan.countsTheSame(run.plan())) {
            throw Problem.of("other processes saw another model or other frames than this one")
                    .nextStep("See that all machines have the same files under the same names, and that none changes")
                    .asException();
        }
    }

    @Override
    public void close() {
        engine.close();
        open.close();
    }
}
