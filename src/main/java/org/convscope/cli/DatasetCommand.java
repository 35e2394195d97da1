package org.convscope.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.convscope.dataset.DataSet;
import org.convscope.dataset.DataSets;
import org.convscope.export.WriteDataSet;
import org.convscope.file.OutputFolder;
import org.convscope.frame.io.FrameFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dataset}: what a data set holds. */
@Command(
        name = "dataset",
        mixinStandardHelpOptions = true,
        versionProvider = Cli.Version.class,
        description = "Describe a data set: how many frames carry each label, how labels go together, 25 frames.")
final class DatasetCommand implements Callable<Integer> {
    private final CommandOutput console;

    @Parameters(
            arity = "1..*",
            paramLabel = "FOLDER|LABELS|ARRAYS",
            description =
                    "Folders whose subfolders are categories, label files, and files of arrays x and y (.npz, HDF5,"
                            + " CIFAR-10); several are joined.")
    private List<Path> origins = List.of();

    @Mixin
    private RenameOptions renames = new RenameOptions();

    @Option(
            names = "--check",
            description = "Read every frame, not only 25 of them, and list those that cannot be read.")
    private boolean check;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where the files go.")
    private Path out = Path.of("");

    DatasetCommand(CommandOutput console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var frames = new FrameFiles();
        var dataSets = new DataSets(frames);
        DataSet listed = dataSets.open(renames.of(origins), console.monitor());
        DataSet dataSet = check ? dataSets.check(listed, console.monitor()) : listed;
        dataSet.broken().forEach(problem -> console.fail(problem.asException()));
        var read = new ReadFiles().and(origins).labelled(dataSet.frames(), frames);
        var folder = new OutputFolder(out, read::all);
        folder.require(WriteDataSet.FILES);
        new WriteDataSet(frames).write(dataSet, folder, console::fail, console.monitor());
        console.say(dataSet.frames().size() + " frames are described in " + out.resolve("dataset.json") + ".");
        return console.exitCode();
    }
}
