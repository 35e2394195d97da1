package org.convscope.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.convscope.dataset.CategorizedFrame;
import org.convscope.dataset.DataSet;
import org.convscope.dataset.DataSets;
import org.convscope.dataset.FrameFolders;
import org.convscope.frame.FrameSource;
import org.convscope.frame.io.FrameFiles;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;

/** The frames that a user names: frames, single images of files, folders. */
final class FrameArguments {
    private final FrameFiles frames;
    private final CommandOutput console;

    FrameArguments(FrameFiles frames, CommandOutput console) {
        this.frames = frames;
        this.console = console;
    }

    /**
     * The frames of {@link #expand}; those that lie in a named folder itself have its name as category, as in the
     * window.
     */
    List<CategorizedFrame> categorised(List<String> names) {
        List<CategorizedFrame> entries = new ArrayList<>();
        for (String name : names) {
            for (CategorizedFrame entry : expand(List.of(name))) {
                boolean inFolder = entry.category().isEmpty() && Files.isDirectory(path(name));
                entries.add(inFolder ? new CategorizedFrame(entry.source(), folderName(path(name))) : entry);
            }
        }
        return entries;
    }

    private static String folderName(Path folder) {
        Path name = folder.toAbsolutePath().normalize().getFileName();
        return name == null ? "" : name.toString();
    }

    /** Every frame meant; what cannot be read at all is reported and left out. */
    List<CategorizedFrame> expand(List<String> names) {
        List<CategorizedFrame> entries = new ArrayList<>();
        for (String name : names) {
            try {
                entries.addAll(expand(name));
            } catch (ProblemException e) {
                console.fail(e);
            }
        }
        return entries;
    }

    private List<CategorizedFrame> expand(String name) {
        Path path = path(name);
        var dataSets = new DataSets(frames);
        if (!FrameSource.namesPart(name) && dataSets.isDataSet(path)) {
            return labelled(dataSets.open(path, console.monitor()));
        }
        if (Files.isDirectory(path)) {
            List<CategorizedFrame> found = new FrameFolders(frames)
                    .list(path, console.monitor(), problem -> console.fail(problem.asException()));
            if (found.isEmpty()) {
                throw Problem.inFile(path, "there is no frame in this folder").asException();
            }
            return found;
        }
        List<FrameSource> sources = frames.named(name);
        if (!FrameSource.namesPart(name)) {
            frames.missing(path).forEach(problem -> console.fail(problem.asException()));
        }
        return sources.stream().map(source -> new CategorizedFrame(source, "")).toList();
    }

    /** A label file's frames; its first column of classes gives the categories. */
    private List<CategorizedFrame> labelled(DataSet dataSet) {
        dataSet.broken().forEach(problem -> console.fail(problem.asException()));
        return dataSet.frames().stream()
                .map(frame -> new CategorizedFrame(frame.source(), dataSet.category(frame)))
                .toList();
    }

    private static Path path(String name) {
        try {
            return FrameSource.parse(name).file();
        } catch (InvalidPathException e) {
            throw new ProblemException(Problem.inFile(name, "is no name that a file can have"), e);
        }
    }
}
