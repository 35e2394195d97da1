package org.convscope.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.convscope.dataset.DataSet;
import org.convscope.dataset.DataSets;
import org.convscope.dataset.LabelledFrame;
import org.convscope.export.WriteDataSet;
import org.convscope.file.OutputFolder;
import org.convscope.frame.io.Frames;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dataset}: what a data set holds. */
@Command(
        name = "dataset",
        mixinStandardHelpOptions = true,
        versionProvider = Cli.Version.class,
        description = "Describe a data set: how many frames carry each label, how labels go together, 25 frames.")
final class DatasetCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(
            paramLabel = "FOLDER|LABELS",
            description = "A folder whose subfolders are categories, or a label file.")
    private Path origin = Path.of("");

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where the files go.")
    private Path out = Path.of("");

    DatasetCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Frames frames = new Frames();
        DataSet dataSet = new DataSets(frames).open(origin, console.monitor());
        dataSet.broken().forEach(problem -> console.fail(problem.asException()));
        ReadFiles read = new ReadFiles()
                .and(List.of(origin))
                .frames(dataSet.frames().stream().map(LabelledFrame::source).toList(), frames);
        OutputFolder folder = new OutputFolder(out, read::all);
        folder.require(WriteDataSet.FILES);
        new WriteDataSet(frames).write(dataSet, folder, console::fail, console.monitor());
        console.say(dataSet.frames().size() + " frames are described in " + out.resolve("dataset.json") + ".");
        return console.exitCode();
    }
}
