package org.convscope.export.census;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.convscope.file.ContentKey;
import org.convscope.frame.FrameSource;
import org.convscope.frame.io.FrameFiles;
import org.convscope.inspect.census.FrameIdentity;
import org.convscope.problem.ProblemException;

/** Says what is in frames, each file read once. */
public final class FrameContents {
    /** The beginning of the key of what cannot be read. */
    static final String UNREADABLE = "unreadable";

    private final FrameFiles frames;
    private final Map<Path, String> known = new HashMap<>();

    public FrameContents(FrameFiles frames) {
        this.frames = frames;
    }

    /**
     * Blocks while the frame's file is read.
     *
     * @param labels the names of the frame's categories
     */
    public FrameIdentity of(FrameSource source, Collection<String> labels) {
        String image = source.toString().substring(source.file().toString().length());
        return new FrameIdentity(
                source.toString(), known.computeIfAbsent(source.file(), this::content) + image, List.copyOf(labels));
    }

    /** Of a master, what it takes its images from too. */
    private String content(Path file) {
        try {
            List<Path> files = new ArrayList<>(List.of(file));
            files.addAll(frames.linked(file));
            return ContentKey.of(files);
        } catch (IOException | ProblemException e) {
            // told when the frame itself is read
            return UNREADABLE;
        }
    }
}
