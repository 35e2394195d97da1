package org.convscope.export;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.convscope.file.AtomicFile;
import org.convscope.file.OutputFolder;
import org.convscope.frame.FrameSource;
import org.convscope.frame.io.CrystFelEvents;
import org.convscope.frame.io.FrameFiles;
import org.convscope.inspect.metrics.KeptFrames;

/**
 * Lists of frames for other programs. CrystFEL's: a file a line, with an event for one image of several ({@link CrystFelEvents}).
 * DIALS takes such a list of whole files alone ({@code input.file_list} of stills_process); where a file holds several images it
 * wants tags ({@code input.image_tag}): the file's name without its ending, and for one of several images its number with five digits.
 */
public final class WriteFrameLists {
    private static final String KEEP = "keep";
    private static final String REJECT = "reject";
    private static final String LIST = ".lst";
    private static final String PARAMETERS = ".phil";
    /** What {@link #write} writes. */
    public static final List<String> FILES =
            List.of(KEEP + LIST, REJECT + LIST, KEEP + PARAMETERS, REJECT + PARAMETERS);

    private final CrystFelEvents events;

    public WriteFrameLists(FrameFiles frames) {
        this.events = new CrystFelEvents(frames);
    }

    /**
     * Writes a list of what is kept and of what is rejected, and DIALS's parameters of each.
     *
     * @throws org.convscope.problem.ProblemException if nothing can be written there
     */
    public void write(OutputFolder folder, KeptFrames frames) {
        write(folder, KEEP, frames.keep());
        write(folder, REJECT, frames.reject());
    }

    private void write(OutputFolder folder, String name, List<FrameSource> frames) {
        folder.write(name + LIST, text(frames));
        folder.write(name + PARAMETERS, parameters(folder.file(name + LIST), frames));
    }

    /**
     * Writes one list.
     *
     * @throws org.convscope.problem.ProblemException if it cannot be written
     */
    public void write(Path file, List<FrameSource> frames) {
        AtomicFile.write(file, text(frames));
    }

    private String text(List<FrameSource> frames) {
        Map<Path, Set<String>> dataSets = new HashMap<>();
        frames.forEach(frame -> dataSets.computeIfAbsent(frame.file(), any -> new LinkedHashSet<>())
                .add(frame.dataSet()));
        return frames.stream()
                .map(frame -> line(frame, dataSets.getOrDefault(frame.file(), Set.of())) + "\n")
                .collect(Collectors.joining());
    }

    /** An event does not say which of several data sets that were named is meant: their images keep the names they have here. */
    private String line(FrameSource frame, Set<String> dataSets) {
        return dataSets.size() > 1 ? frame.toString() : events.line(frame);
    }

    /** Where no image is one of several, the list itself; else a tag an image, file by file. */
    private static String parameters(Path list, List<FrameSource> frames) {
        if (frames.stream().noneMatch(FrameSource::isOneOfSeveral)) {
            return "# dials.stills_process\ninput.file_list = \"" + list + "\"\n";
        }
        Map<Path, List<FrameSource>> byFile = new LinkedHashMap<>();
        Map<String, Set<Path>> files = new HashMap<>();
        for (FrameSource frame : frames) {
            byFile.computeIfAbsent(frame.file(), any -> new ArrayList<>()).add(frame);
            files.computeIfAbsent(stem(frame), any -> new LinkedHashSet<>()).add(frame.file());
        }
        var text = new StringBuilder("# dials.stills_process FILE, for each file of several images by itself\n");
        byFile.forEach((file, own) -> {
            boolean isClear = files.getOrDefault(stem(own.get(0)), Set.of()).size() == 1;
            text.append("# ").append(file);
            text.append(
                    isClear
                            ? "\n"
                            : ": another file has this name too, so its tags are taken out: give one at a time\n");
            for (FrameSource frame : own) {
                text.append(isClear ? "" : "# ")
                        .append("input.image_tag = \"")
                        .append(tag(frame))
                        .append("\"\n");
            }
        });
        return text.toString();
    }

    private static String tag(FrameSource frame) {
        return frame.isOneOfSeveral() ? String.format(Locale.ROOT, "%s_%05d", stem(frame), frame.image()) : stem(frame);
    }

    private static String stem(FrameSource frame) {
        return String.valueOf(frame.file().getFileName()).replaceFirst("(?<=.)\\.[^.]*$", "");
    }
}
