package org.convscope.frame.io;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.links.ExternalLink;
import io.jhdf.links.SoftLink;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.convscope.problem.FailureText;
import org.convscope.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * An HDF5 file whose links are followed by us, never by jhdf: soft links within the file, external links only to files in the
 * same folder.
 */
final class Hdf5File implements AutoCloseable {
    private static final int MOST_LINKS = 16;
    private static final Pattern EXTERNAL = Pattern.compile("targetFile=(.*), targetPath=(.*)]$", Pattern.DOTALL);

    /** What becomes of a link to a file that is missing or damaged. */
    private enum Broken {
        TOLD,
        PASSED_OVER
    }

    private final Content content;
    private final HdfFile file;
    private final Broken broken;
    private final Set<Path> linked;
    private final Map<Path, Hdf5File> others = new HashMap<>();
    private final List<Content> opened = new ArrayList<>();

    /** A node and the file that it lies in. */
    record Located(Hdf5File file, Node node) {
        Optional<Dataset> dataset() {
            return node instanceof Dataset dataset ? Optional.of(dataset) : Optional.empty();
        }
    }

    private Hdf5File(Content content, HdfFile file, Broken broken, Set<Path> linked) {
        this.content = content;
        this.file = file;
        this.broken = broken;
        this.linked = linked;
    }

    /**
     * Runs something that reads HDF5 and says in a sentence whatever goes wrong.
     *
     * @throws ProblemException for everything that goes wrong
     */
    static <T> T guarded(Content content, Supplier<T> reading) {
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

    private static ProblemException damaged(Content content, String what, Throwable cause) {
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

    /** To be called guarded. */
    static Hdf5File open(Content content) {
        return open(content, Broken.TOLD, new LinkedHashSet<>());
    }

    /** Where a link leads to no file that can be read there is nothing. To be called guarded. */
    static Hdf5File openWhatIsThere(Content content) {
        return open(content, Broken.PASSED_OVER, new LinkedHashSet<>());
    }

    private static Hdf5File open(Content content, Broken broken, Set<Path> linked) {
        HdfFile file = content.openHdf5();
        long end = file.getHdfBackingStorage().getSuperblock().getEndOfFileAddress();
        if (end > content.size()) {
            throw content.problem("the file ends too early")
                    .expected(end + " bytes")
                    .found(content.size() + " bytes")
                    .nextStep("Copy the file again; it is truncated")
                    .asException();
        }
        return new Hdf5File(content, file, broken, linked);
    }

    Content content() {
        return content;
    }

    /** The files that the links followed until now led to, damaged or not. */
    List<Path> linked() {
        return List.copyOf(linked);
    }

    Group root() {
        return file;
    }

    /** What a path leads to, links followed; empty where there is no such thing. */
    Optional<Located> find(String path) {
        return find(file, path, 0);
    }

    Optional<Located> find(Group from, String path) {
        return find(from, path, 0);
    }

    private Optional<Located> find(Group from, String path, int links) {
        Located at = new Located(this, path.startsWith("/") ? file : from);
        for (String name : path.split("/")) {
            if (name.isEmpty()) {
                continue;
            }
            if (!(at.node instanceof Group group)) {
                return Optional.empty();
            }
            @Nullable Node child = group.getChild(name);
            if (child == null) {
                return Optional.empty();
            }
            Optional<Located> next = at.file.followed(group, child, links);
            if (next.isEmpty()) {
                return next;
            }
            at = next.get();
        }
        return Optional.of(at);
    }

    private Optional<Located> followed(Group parent, Node node, int links) {
        if (links > MOST_LINKS) {
            throw content.problem("links lead in a circle")
                    .subject(node.getPath())
                    .asException();
        }
        if (node instanceof SoftLink link) {
            return find(parent, link.getTargetPath(), links + 1);
        }
        if (node instanceof ExternalLink link) {
            Matcher matcher = EXTERNAL.matcher(link.toString());
            if (!matcher.find()) {
                return Optional.empty();
            }
            return followed(matcher.group(1), matcher.group(2), links);
        }
        return Optional.of(new Located(this, node));
    }

    private Optional<Located> followed(String name, String path, int links) {
        try {
            return guarded(content, () -> {
                Hdf5File other = other(name);
                return other.find(other.file, path, links + 1);
            });
        } catch (ProblemException e) {
            if (broken == Broken.PASSED_OVER) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** A file beside this one. */
    private Hdf5File other(String name) {
        try {
            Path folder = content.file().toRealPath().getParent();
            Path target = folder == null ? Path.of(name) : folder.resolve(name);
            if (!content.isFile() || !Files.isRegularFile(target)) {
                throw content.problem("links to a file that is not there")
                        .found(name)
                        .nextStep("Copy the data files into the folder of the master file")
                        .asException();
            }
            Path real = target.toRealPath();
            if (folder == null || !folder.equals(real.getParent())) {
                throw content.problem("links to a file outside its own folder, which is not followed")
                        .found(name)
                        .nextStep("Copy the data files into the folder of the master file")
                        .asException();
            }
            linked.add(real);
            Hdf5File known = others.get(real);
            if (known == null) {
                Content bytes = Content.open(real);
                opened.add(bytes);
                known = open(bytes, broken, linked);
                others.put(real, known);
            }
            return known;
        } catch (IOException | java.nio.file.InvalidPathException e) {
            throw new ProblemException(
                    content.problem("links to a file that cannot be read").found(name), e);
        }
    }

    /** A text attribute, empty where there is none. */
    static String text(Node node, String name) {
        @Nullable Attribute attribute = node.getAttribute(name);
        Object data = attribute == null ? null : attribute.getData();
        if (data instanceof String[] texts && texts.length > 0) {
            return texts[0];
        }
        return data instanceof String text ? text : "";
    }

    @Override
    public void close() {
        others.values().forEach(Hdf5File::close);
        opened.forEach(Content::close);
    }
}
