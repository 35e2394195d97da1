package org.convscope.ui.lab;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.convscope.task.TaskMonitor;
import org.convscope.ui.dialog.FileChoosers;

/**
 * What the lab does with files.
 *
 * @param choosers ask the user
 * @param open opens files in the window
 * @param guard refuses files that are open, off the event thread
 */
public record LabFiles(Supplier<FileChoosers> choosers, Consumer<List<Path>> open, Guard guard) {
    /** Keeps what is open from being written over. */
    @FunctionalInterface
    public interface Guard {
        /**
         * @throws org.convscope.problem.ProblemException if the file must not be written
         */
        void refuse(Path output, TaskMonitor monitor);
    }
}
