package org.convscope.frame.io;

import io.jhdf.HdfFile;
import io.jhdf.api.Group;
import io.jhdf.storage.HdfBackingStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.convscope.problem.FailureText;
import org.convscope.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * An HDF5 file whose links are followed by us, never by jhdf: soft links within the file, external links only to the file of
 * that name in the same folder, whatever folder they name.
 */
final class Hdf5File implements AutoCloseable {
    private static final int MOST_LINKS = 16;
    private static final String LINKS_TO = "links to a file";

    private final FileContent content;
    private final HdfFile file;
    private final Hdf5Sizes sizes;
    private final Set<Path> linked;
    private final Map<Path, Hdf5File> others;
    private final List<FileContent> opened = new ArrayList<>();
    private final Map<Long, Map<String, Hdf5Link>> links = new HashMap<>();

    /**
     * @param linked gets every file that a link is followed to, shared with the files that links lead to
     * @param others the files that are open already, shared too
     */
    private Hdf5File(FileContent content, HdfFile file, Set<Path> linked, Map<Path, Hdf5File> others) {
        this.content = content;
        this.file = file;
        this.sizes = Hdf5Sizes.of(file.getHdfBackingStorage());
        this.linked = linked;
        this.others = others;
    }

    /**
     * Runs something that reads HDF5 and says in a sentence whatever goes wrong.
     *
     * @throws ProblemException for everything that goes wrong
     */
    static <T> T guarded(FileContent content, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (ProblemException e) {
            throw e;
        } catch (StackOverflowError e) {
            throw damaged(content, "its structure is nested without end", e);
        } catch (OutOfMemoryError e) {
            throw damaged(content, "it claims more than memory holds", e);
        } catch (InternalError e) {
            throw damaged(content, "it became shorter while it was read", e);
        } catch (RuntimeException e) {
            throw damaged(content, "the HDF5 structure is damaged, or of a kind that is not read", e);
        }
    }

    private static ProblemException damaged(FileContent content, String what, Throwable cause) {
        Throwable deepest = cause;
        for (int i = 0; deepest.getCause() != null && i < MOST_LINKS; i++) {
            deepest = deepest.getCause();
        }
        String message = FailureText.of(deepest);
        return new ProblemException(
                content.problem(what)
                        .found(message.length() > 160 ? message.substring(0, 160) : message)
                        .nextStep("Copy the file again"),
                cause);
    }

    /** Opens a file; to be called guarded. */
    static Hdf5File open(FileContent content) {
        return open(content, new LinkedHashSet<>(), new HashMap<>());
    }

    private static Hdf5File open(FileContent content, Set<Path> linked, Map<Path, Hdf5File> others) {
        HdfFile file = content.openHdf5();
        long end = file.getHdfBackingStorage().getSuperblock().getEndOfFileAddress();
        if (end > content.size()) {
            throw content.problem("the file ends too early")
                    .expected(end + " bytes")
                    .found(content.size() + " bytes")
                    .nextStep("Copy the file again; it is truncated")
                    .asException();
        }
        return new Hdf5File(content, file, linked, others);
    }

    FileContent content() {
        return content;
    }

    Hdf5Sizes sizes() {
        return sizes;
    }

    HdfBackingStorage storage() {
        return file.getHdfBackingStorage();
    }

    /** The root group as jhdf has it. */
    Group root() {
        return file;
    }

    Hdf5Node rootNode() {
        return new Hdf5Node(this, "", file.getAddress());
    }

    /** The files that the links followed until now led to, damaged or not. */
    List<Path> linked() {
        return List.copyOf(linked);
    }

    /** Whether a problem is that a link leads to no file that can be read. */
    static boolean isLinkProblem(ProblemException e) {
        return e.problem().what().startsWith(LINKS_TO);
    }

    /** Where the names in a group lead to, in the file's order; none where it is no group. */
    Map<String, Hdf5Link> links(Hdf5Node group) {
        return group.isGroup()
                ? links.computeIfAbsent(group.address(), address -> Hdf5Link.of(storage(), group.header()))
                : Map.of();
    }

    /**
     * What a path leads to, links followed; empty where there is no such thing.
     *
     * @throws ProblemException if it leads to a file that is not there or damaged
     */
    Optional<Hdf5Node> find(String path) {
        return find(rootNode(), path, 0);
    }

    /** The node at a path from a group of this file, or from the root where the path begins so. */
    Optional<Hdf5Node> find(Hdf5Node from, String path) {
        return find(from, path, 0);
    }

    private Optional<Hdf5Node> find(Hdf5Node from, String path, int followed) {
        Hdf5Node at = path.startsWith("/") ? rootNode() : from;
        for (String name : path.split("/")) {
            if (name.isEmpty() || name.equals(".")) {
                continue;
            }
            Optional<Hdf5Node> next = at.file().child(at, name, followed);
            if (next.isEmpty()) {
                return next;
            }
            at = next.get();
        }
        return Optional.of(at);
    }

    private Optional<Hdf5Node> child(Hdf5Node group, String name, int followed) {
        if (followed > MOST_LINKS) {
            throw content.problem("links lead in a circle")
                    .subject(group.path() + "/" + name)
                    .asException();
        }
        @Nullable Hdf5Link link = links(group).get(name);
        if (link instanceof Hdf5Link.Hard hard) {
            return Optional.of(new Hdf5Node(this, group.path() + "/" + name, hard.address()));
        }
        if (link instanceof Hdf5Link.Soft soft) {
            return find(group, soft.path(), followed + 1);
        }
        if (link instanceof Hdf5Link.External external) {
            return guarded(content, () -> {
                Hdf5File other = beside(external.file());
                return other.find(other.rootNode(), external.path(), followed + 1);
            });
        }
        return Optional.empty();
    }

    /**
     * The file of that name beside this one: of a path only the last name counts, as libhdf5 does with a path that is not
     * there; "." is this file itself.
     *
     * @throws ProblemException if there is none, or it cannot be read
     */
    Hdf5File beside(String path) {
        String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        if (path.equals(".")) {
            return this;
        }
        try {
            Path folder = content.file().toRealPath().getParent();
            Path target = folder == null ? Path.of(name) : folder.resolve(name);
            if (!content.isFile() || name.isEmpty() || !Files.isRegularFile(target)) {
                throw content.problem(LINKS_TO + " that is not there")
                        .found(path)
                        .nextStep("Copy the data files into the folder of the master file")
                        .asException();
            }
            Path real = target.toRealPath();
            if (folder == null || !folder.equals(real.getParent())) {
                throw content.problem(LINKS_TO + " outside its own folder, which is not followed")
                        .found(path)
                        .nextStep("Copy the data files into the folder of the master file")
                        .asException();
            }
            linked.add(real);
            @Nullable Hdf5File known = others.get(real);
            if (known == null) {
                FileContent bytes = FileContent.open(real);
                opened.add(bytes);
                known = open(bytes, linked, others);
                others.put(real, known);
            }
            return known;
        } catch (IOException | java.nio.file.InvalidPathException e) {
            throw new ProblemException(
                    content.problem(LINKS_TO + " that cannot be read").found(path), e);
        }
    }

    @Override
    public void close() {
        opened.forEach(FileContent::close);
        others.values().stream()
                .filter(other -> other != this)
                .forEach(other -> other.opened.forEach(FileContent::close));
    }
}
