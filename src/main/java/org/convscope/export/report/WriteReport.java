package org.convscope.export.report;

import java.util.List;
import java.util.function.Consumer;
import org.convscope.core.Engine;
import org.convscope.frame.io.FrameFiles;
import org.convscope.problem.ProblemException;
import org.convscope.task.TaskMonitor;

/** Writes the report of a model and some frames into a folder. */
public final class WriteReport {
    /** The files that every report has, whatever the model and the frames. */
    public static final List<String> FILES = List.of(
            ReportFolder.PAGE, ReportFolder.NUMBERS, ReportFolder.SUMMARY, ReportFolder.KERNELS, ReportFolder.GRADIENT);

    private final Engine engine;
    private final FrameFiles frames;

    public WriteReport(Engine engine, FrameFiles frames) {
        this.engine = engine;
        this.frames = frames;
    }

    /**
     * @param failures gets what went wrong with single frames; the report is written of the others
     * @return paths of all files written, from the folder
     * @throws ProblemException if nothing can be written there, or there is no frame that the network can take
     */
    public List<String> write(ReportRequest request, Consumer<ProblemException> failures, TaskMonitor monitor) {
        return new ReportRun(engine, frames, request, failures, monitor).write();
    }
}
