package org.convscope.export.census;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.convscope.file.ContentKey;
import org.convscope.file.FileStamp;
import org.convscope.frame.FrameSource;
import org.convscope.frame.io.FrameFiles;
import org.convscope.inspect.census.FrameIdentity;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;

/** Says what is in frames, each file read once, and whether it still is. */
public final class FrameContents {
    /** The beginning of the key of what cannot be read. */
    static final String UNREADABLE = "unreadable";

    private final FrameFiles frames;
    private final Map<Path, Known> known = new ConcurrentHashMap<>();

    /**
     * Of a file.
     *
     * @param stamps of it and of what it takes its images from, before they were read
     */
    private record Known(String content, Map<Path, FileStamp> stamps) {}

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
                source.toString(),
                known.computeIfAbsent(source.file(), this::read).content() + image,
                List.copyOf(labels));
    }

    /**
     * Looks whether a frame that has been read is the one whose content was said: of a file that is written meanwhile nothing is
     * counted, which would be kept under another content. From several threads.
     *
     * @throws ProblemException if its file has changed since
     */
    public void requireSame(FrameSource source) {
        Known read = known.get(source.file());
        if (read == null) {
            return;
        }
        read.stamps().forEach((file, stamp) -> {
            if (!stamp.equals(FileStamp.of(file))) {
                throw Problem.inFile(file, "has changed since its content was looked at")
                        .nextStep("Count again once it is written")
                        .asException();
            }
        });
    }

    /** Of a master, what it takes its images from too. */
    private Known read(Path file) {
        try {
            List<Path> files = new ArrayList<>(List.of(file));
            files.addAll(frames.linked(file));
            Map<Path, FileStamp> stamps = new LinkedHashMap<>();
            files.forEach(one -> stamps.put(one, FileStamp.of(one)));
            return new Known(ContentKey.of(files), stamps);
        } catch (IOException | ProblemException e) {
            // told when the frame itself is read
            return new Known(UNREADABLE, Map.of());
        }
    }
}
