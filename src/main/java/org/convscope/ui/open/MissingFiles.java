package org.convscope.ui.open;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.convscope.problem.Problem;
import org.convscope.task.TaskMonitor;
import org.convscope.workspace.Workspace;

/**
 * Files that a workspace names and that are not where they were, as on a disk that is not mounted. They stay in the workspace
 * until the user closes them or finds them again. Asks the file system: not for the event thread.
 */
public final class MissingFiles {
    /** More files than this are not looked through. */
    private static final int MOST_VISITED = 200_000;

    /** More of one folder are told together. */
    private static final int MOST_BY_NAME = 3;

    private static final String NEXT = "Choose File > Find missing files, or close what is missing";

    private MissingFiles() {}

    /**
     * @throws org.convscope.task.CancelledException if the monitor says so
     */
    public static Set<Path> of(Workspace workspace, TaskMonitor monitor) {
        Set<Path> missing = new LinkedHashSet<>();
        for (Path file : workspace.files()) {
            monitor.checkCancelled();
            if (!Files.exists(file)) {
                missing.add(file);
            }
        }
        return missing;
    }

    /** A sentence each; many files of one folder have one together. */
    static List<Problem> problems(Collection<Path> missing) {
        Map<Optional<Path>, List<Path>> byFolder = new LinkedHashMap<>();
        missing.forEach(
                file -> byFolder.computeIfAbsent(Optional.ofNullable(file.getParent()), any -> new ArrayList<>())
                        .add(file));
        List<Problem> problems = new ArrayList<>();
        byFolder.forEach((folder, files) -> {
            if (folder.isPresent() && files.size() > MOST_BY_NAME) {
                problems.add(Problem.inFile(folder.get(), files.size() + " files of the workspace are missing there")
                        .nextStep(NEXT));
            } else {
                files.forEach(file -> problems.add(
                        Problem.inFile(file, "the workspace's file is missing").nextStep(NEXT)));
            }
        });
        return problems;
    }

    /**
     * Where missing files lie now: those of the same name, in folders of the same names above them as far as can be had.
     *
     * @param folder that they lie in, at whatever depth
     * @return from where they were to where they are; what was not found is left out
     * @throws org.convscope.task.CancelledException if the monitor says so
     */
    public static Map<Path, Path> find(Collection<Path> missing, Path folder, TaskMonitor monitor) {
        Map<Path, Path> found = new HashMap<>();
        missing.forEach(file -> below(folder, file).ifPresent(place -> found.put(file, place)));
        List<Path> left =
                missing.stream().filter(file -> !found.containsKey(file)).toList();
        if (!left.isEmpty()) {
            Map<Path, List<Path>> candidates = candidates(left, folder, monitor);
            for (Path file : left) {
                candidates.getOrDefault(file.getFileName(), List.of()).stream()
                        .max((a, b) -> Integer.compare(alike(file, a), alike(file, b)))
                        .ifPresent(place -> found.put(file, place));
            }
        }
        return found;
    }

    /**
     * Where missing files of a workspace lie that was copied or sent without them: where they lay beside it when it was
     * written, else below its own folder.
     *
     * @param folder of the workspace
     * @param former the folder that it was written to; empty where it does not say so
     * @return from where it looks for them to where they are; what was not found is left out
     */
    static Map<Path, Path> beside(Collection<Path> missing, Path folder, Optional<Path> former) {
        Map<Path, Path> found = new HashMap<>();
        for (Path file : missing) {
            former.filter(any -> Objects.equals(file.getRoot(), folder.getRoot()))
                    .map(place -> place.resolve(folder.relativize(file)).normalize())
                    .filter(Files::exists)
                    .or(() -> below(folder, file))
                    .ifPresent(place -> found.put(file, place));
        }
        return found;
    }

    /** That files were found elsewhere: a sentence for those that have nothing but their names to say so. */
    static List<Problem> problems(Map<Path, Path> found, Path folder) {
        return found.entrySet().stream()
                .filter(place -> place.getValue().startsWith(folder))
                .map(place -> Problem.inFile(
                                place.getKey(), "the workspace's file is missing; one of its name was opened instead")
                        .found(place.getValue()))
                .toList();
    }

    /** As if a part of the path's beginning had been renamed to the folder. */
    private static Optional<Path> below(Path folder, Path file) {
        for (int from = 0; from < file.getNameCount(); from++) {
            Path place = folder.resolve(file.subpath(from, file.getNameCount()).toString());
            if (Files.exists(place)) {
                return Optional.of(place);
            }
        }
        return Optional.empty();
    }

    /** How many names at the ends of two paths are the same. */
    private static int alike(Path a, Path b) {
        int same = 0;
        while (same < Math.min(a.getNameCount(), b.getNameCount())
                && a.getName(a.getNameCount() - 1 - same).equals(b.getName(b.getNameCount() - 1 - same))) {
            same++;
        }
        return same;
    }

    /** By their names. */
    private static Map<Path, List<Path>> candidates(List<Path> wanted, Path folder, TaskMonitor monitor) {
        Set<Path> names = new HashSet<>();
        wanted.forEach(file -> names.add(file.getFileName()));
        Map<Path, List<Path>> candidates = new HashMap<>();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                private int visited;

                @Override
                public FileVisitResult preVisitDirectory(Path place, BasicFileAttributes attributes) {
                    return look(place);
                }

                @Override
                public FileVisitResult visitFile(Path place, BasicFileAttributes attributes) {
                    return look(place);
                }

                private FileVisitResult look(Path place) {
                    monitor.checkCancelled();
                    if (names.contains(place.getFileName())) {
                        candidates
                                .computeIfAbsent(place.getFileName(), any -> new ArrayList<>())
                                .add(place);
                    }
                    return ++visited > MOST_VISITED ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path place, IOException cause) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            // what was found until then is found
            System.getLogger(MissingFiles.class.getName()).log(System.Logger.Level.WARNING, "not all was looked at", e);
        }
        return candidates;
    }
}
