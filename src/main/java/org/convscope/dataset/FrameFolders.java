package org.convscope.dataset;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.convscope.frame.FrameSource;
import org.convscope.frame.io.EigerFiles;
import org.convscope.frame.io.FrameFiles;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;
import org.convscope.task.TaskMonitor;

/** Finds the frames in a folder and its subfolders, which are their categories. */
public final class FrameFolders {
    private record Listed(List<CategorizedFrame> frames, List<Problem> missing) {}

    /** A file that may be a frame. */
    record Found(Path path, String category, String name) {}

    private final FrameFiles frames;

    public FrameFolders(FrameFiles frames) {
        this.frames = frames;
    }

    /** The frames of a folder, as {@link #list(Path, TaskMonitor)} lists them, without a monitor. */
    public List<CategorizedFrame> list(Path folder) {
        return list(folder, TaskMonitor.NONE);
    }

    /**
     * The frames of a folder, as {@link #list(Path, TaskMonitor, Consumer)} lists them, without a word on what is
     * missing.
     */
    public List<CategorizedFrame> list(Path folder, TaskMonitor monitor) {
        return list(folder, monitor, problem -> {});
    }

    /**
     * Every image of every frame, by category and then by name, numbers in names by their value. Files that are no frames
     * by content, hidden ones, and EIGER's data files beside their master file are passed over; of a frame that is damaged
     * its first image is listed, so that reading it says what is wrong. Links are followed, as collections are often made
     * of them; one that leads back up is passed over.
     *
     * @param missing gets what belongs to frames and cannot be read, such as data files that are not there
     * @throws ProblemException if the folder cannot be read
     */
    public List<CategorizedFrame> list(Path folder, TaskMonitor monitor, Consumer<Problem> missing) {
        List<Found> files = files(folder, monitor);
        var done = new AtomicInteger();
        List<Listed> listed = files.parallelStream()
                .map(file -> {
                    monitor.checkCancelled();
                    int n = done.getAndIncrement();
                    if (n % 256 == 0) {
                        monitor.progress("Looking for frames", (double) n / files.size());
                    }
                    List<Problem> problems = new ArrayList<>();
                    List<FrameSource> sources = frames.listed(file.path, problems::add);
                    return new Listed(
                            sources.stream()
                                    .map(source -> new CategorizedFrame(source, file.category))
                                    .toList(),
                            problems);
                })
                .toList();
        listed.forEach(file -> file.missing.forEach(missing));
        return listed.stream().flatMap(file -> file.frames.stream()).toList();
    }

    /**
     * The files that may be frames, by category and then by name.
     *
     * @throws ProblemException if the folder cannot be read
     */
    static List<Found> files(Path folder, TaskMonitor monitor) {
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(
                    folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                            monitor.checkCancelled();
                            return isHidden(directory) && !directory.equals(folder)
                                    ? FileVisitResult.SKIP_SUBTREE
                                    : FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                            // EIGER's data files are the images of the master file beside them already
                            if (!isHidden(file) && EigerFiles.master(file).isEmpty()) {
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
        return files.stream()
                .map(file -> new Found(file, category(folder, file), String.valueOf(file.getFileName())))
                .sorted(Comparator.comparing(Found::category, NaturalOrder.COMPARATOR)
                        .thenComparing(Found::name, NaturalOrder.COMPARATOR))
                .toList();
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
