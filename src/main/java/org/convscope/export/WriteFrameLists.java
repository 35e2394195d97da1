package org.convscope.export;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.convscope.file.AtomicFile;
import org.convscope.file.OutputFolder;
import org.convscope.frame.FrameSource;
import org.convscope.inspect.metrics.KeptFrames;

/** Lists of frames as CrystFEL and DIALS read them: a file a line, {@code file //image} for one image of several, from 0. */
public final class WriteFrameLists {
    private static final String KEEP = "keep.lst";
    private static final String REJECT = "reject.lst";
    /** What {@link #write} writes. */
    public static final List<String> FILES = List.of(KEEP, REJECT);

    private WriteFrameLists() {}

    /**
     * Writes keep.lst and reject.lst.
     *
     * @throws org.convscope.problem.ProblemException if nothing can be written there
     */
    public static void write(OutputFolder folder, KeptFrames frames) {
        folder.write(KEEP, text(frames.keep()));
        folder.write(REJECT, text(frames.reject()));
    }

    /**
     * Writes one list.
     *
     * @throws org.convscope.problem.ProblemException if it cannot be written
     */
    public static void write(Path file, List<FrameSource> frames) {
        AtomicFile.write(file, text(frames));
    }

    private static String text(List<FrameSource> frames) {
        return frames.stream().map(WriteFrameLists::line).collect(Collectors.joining());
    }

    private static String line(FrameSource frame) {
        return frame.file() + (frame.isOneOfSeveral() ? " //" + frame.image() : "") + "\n";
    }
}
