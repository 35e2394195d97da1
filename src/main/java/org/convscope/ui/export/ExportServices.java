package org.convscope.ui.export;

import java.nio.file.Path;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.convscope.task.TaskMonitor;
import org.convscope.task.TaskRunner;
import org.convscope.ui.dialog.FileChoosers;
import org.convscope.ui.view.ProblemReporter;

/**
 * What writing takes.
 *
 * @param check refuses a file that must not be written over; called off the event thread
 * @param state puts what a picture was made in into it, once it is written; called off the event thread
 * @param written told each file that was written
 * @param folders opens the folder that a file lies in; called off the event thread
 */
public record ExportServices(
        TaskRunner tasks,
        ProblemReporter problems,
        FileChoosers choosers,
        BiConsumer<Path, TaskMonitor> check,
        Consumer<Path> state,
        Consumer<Path> written,
        Consumer<Path> folders) {}
