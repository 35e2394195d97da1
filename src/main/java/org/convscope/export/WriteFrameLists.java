package org.convscope.export;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.convscope.file.AtomicFile;
import org.convscope.file.OutputFolder;
import org.convscope.frame.FrameSource;
import org.convscope.inspect.metrics.KeptFrames;

/**
 * Lists of frames for other programs. CrystFEL's: a file a line, {@code file //image} for one image of several, from 0. DIALS takes
 * such a list of whole files alone ({@code input.file_list} of stills_process); of a file of several images it wants tags ({@code
 * input.image_tag}): the file's name without its ending, and the image with five digits.
 */
public final class WriteFrameLists {
    private static final String KEEP = "keep";
    private static final String REJECT = "reject";
    private static final String LIST = ".lst";
    private static final String PARAMETERS = ".phil";
    /** What {@link #write} writes. */
    public static final List<String> FILES =
            List.of(KEEP + LIST, REJECT + LIST, KEEP + PARAMETERS, REJECT + PARAMETERS);

    private WriteFrameLists() {}

    /**
     * Writes a list of what is kept and of what is rejected, and DIALS's parameters of each.
     *
     * @throws org.convscope.problem.ProblemException if nothing can be written there
     */
    public static void write(OutputFolder folder, KeptFrames frames) {
        write(folder, KEEP, frames.keep());
        write(folder, REJECT, frames.reject());
    }

    private static void write(OutputFolder folder, String name, List<FrameSource> frames) {
        folder.write(name + LIST, text(frames));
        folder.write(name + PARAMETERS, parameters(name + LIST, frames));
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

    /** Where no image is one of several, the list itself; else a tag an image. */
    private static String parameters(String list, List<FrameSource> frames) {
        if (frames.stream().noneMatch(FrameSource::isOneOfSeveral)) {
            return "# dials.stills_process\ninput.file_list = " + list + "\n";
        }
        return "# dials.stills_process FILE, for each file of several images by itself\n"
                + frames.stream()
                        .filter(FrameSource::isOneOfSeveral)
                        .map(frame -> "input.image_tag = " + tag(frame) + "\n")
                        .collect(Collectors.joining());
    }

    private static String tag(FrameSource frame) {
        Path name = frame.file().getFileName();
        String stem = String.valueOf(name).replaceFirst("(?<=.)\\.[^.]*$", "");
        return String.format(Locale.ROOT, "\"%s_%05d\"", stem, frame.image());
    }
}
