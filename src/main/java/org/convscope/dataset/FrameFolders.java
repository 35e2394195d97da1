package org.convscope.dataset;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.convscope.frame.FrameSource;
import org.convscope.frame.io.Frames;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;
import org.convscope.task.TaskMonitor;

/** Finds the frames in a folder and its subfolders, which are their categories. */
public final class FrameFolders {
    private final Frames frames;

    public FrameFolders(Frames frames) {
        this.frames = frames;
    }

    /** As {@link #list(Path, TaskMonitor)}, watched by nobody. */
    public List<FrameEntry> list(Path folder) {
        return list(folder, TaskMonitor.NONE);
    }

    /**
     * Every image of every frame, by category and then by name, numbers in names by their value. Files that are no frames
     * by content, hidden ones and links to folders are passed over; of a frame that is damaged its first image is listed,
     * so that reading it says what is wrong.
     *
     * @throws ProblemException if the folder cannot be read
     */
    public List<FrameEntry> list(Path folder, TaskMonitor monitor) {
        List<Path> files = files(folder, monitor);
        List<FrameEntry> entries = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            monitor.checkCancelled();
            if (i % 256 == 0) {
                monitor.progress("Looking for frames", (double) i / files.size());
            }
            Path file = files.get(i);
            if (frames.isFrame(file)) {
                String category = category(folder, file);
                sources(file).forEach(source -> entries.add(new FrameEntry(source, category)));
            }
        }
        return entries;
    }

    private List<FrameSource> sources(Path file) {
        try {
            return frames.sources(file);
        } catch (ProblemException e) {
            return List.of(FrameSource.of(file));
        }
    }

    private static List<Path> files(Path folder, TaskMonitor monitor) {
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    monitor.checkCancelled();
                    return isHidden(directory) && !directory.equals(folder)
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (!isHidden(file)) {
                        files.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                    if (file.equals(folder)) {
                        throw e;
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new ProblemException(Problem.inFile(folder, "the folder cannot be read"), e);
        }
        files.sort(Comparator.comparing((Path file) -> category(folder, file), NaturalOrder.COMPARATOR)
                .thenComparing(file -> String.valueOf(file.getFileName()), NaturalOrder.COMPARATOR));
        return files;
    }

    private static boolean isHidden(Path file) {
        return String.valueOf(file.getFileName()).startsWith(".");
    }

    private static String category(Path folder, Path file) {
        Path parent = file.getParent();
        if (parent == null || parent.equals(folder)) {
            return "";
        }
        return StreamSupport.stream(folder.relativize(parent).spliterator(), false)
                .map(Path::toString)
                .collect(Collectors.joining("/"));
    }
}
