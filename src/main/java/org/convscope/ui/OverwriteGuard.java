package org.convscope.ui;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.convscope.dataset.DataSetOrigin;
import org.convscope.dataset.DataSets;
import org.convscope.file.OriginalFiles;
import org.convscope.frame.io.FrameFiles;
import org.convscope.input.ModelSidecar;
import org.convscope.problem.ProblemException;
import org.convscope.task.TaskMonitor;
import org.convscope.workspace.Workspace;

/** The files of what is open, which no export may be written over. */
final class OverwriteGuard {
    private final FrameFiles frames = new FrameFiles();
    private final Supplier<Workspace> workspace;

    /**
     * @param workspace what is open now; asked off the event thread
     */
    OverwriteGuard(Supplier<Workspace> workspace) {
        this.workspace = workspace;
    }

    /**
     * Lists the data set where the file exists: not for the event thread.
     *
     * @throws ProblemException if the file to be written is the model, its sidecar, the label file, a frame, open or of the
     *     data set, or a data file that a frame links to
     */
    void refuse(Path output, TaskMonitor monitor) {
        if (!Files.exists(output)) {
            return;
        }
        Workspace now = workspace.get();
        List<Path> files = new ArrayList<>();
        now.model().ifPresent(model -> {
            files.add(model);
            ModelSidecar.beside(model).ifPresent(files::add);
        });
        Set<Path> frameFiles = new LinkedHashSet<>();
        now.frames().forEach(frame -> frameFiles.add(frame.source().file()));
        now.dataSet().ifPresent(origin -> {
            files.addAll(origin.paths());
            frameFiles.addAll(frames(origin, monitor));
        });
        files.addAll(frameFiles);
        for (Path file : frameFiles) {
            monitor.checkCancelled();
            files.addAll(frames.linked(file));
        }
        new OriginalFiles(() -> files).refuse(output);
    }

    private List<Path> frames(DataSetOrigin dataSet, TaskMonitor monitor) {
        try {
            return new DataSets(frames)
                    .open(dataSet, monitor).frames().stream()
                            .map(frame -> frame.source().file())
                            .toList();
        } catch (ProblemException e) {
            // a data set that cannot be read any more has no frames that could be lost
            return List.of();
        }
    }
}
