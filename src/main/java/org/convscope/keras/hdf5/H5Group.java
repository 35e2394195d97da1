package org.convscope.keras.hdf5;

import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Link;
import io.jhdf.api.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convscope.problem.Problem;

/** A group of an HDF5 file. Links to elsewhere are never followed. */
public final class H5Group {
    private final H5File file;
    private final Group group;
    private final String path;

    H5Group(H5File file, Group group, String path) {
        this.file = file;
        this.group = group;
        this.path = path;
    }

    /** Names of what is in it, in the file's order. */
    public List<String> names() {
        return guarded(() -> List.copyOf(group.getChildren().keySet()));
    }

    /** The group under a path of names joined by '/'. */
    public Optional<H5Group> group(String subPath) {
        return guarded(() -> node(subPath)
                .filter(Group.class::isInstance)
                .map(node -> new H5Group(file, (Group) node, join(subPath))));
    }

    /** The dataset under a path of names joined by '/'. */
    public Optional<H5Dataset> dataset(String subPath) {
        return guarded(() -> node(subPath)
                .filter(Dataset.class::isInstance)
                .map(node -> new H5Dataset(file, (Dataset) node, join(subPath))));
    }

    private Optional<Node> node(String subPath) {
        Node node = group;
        for (String name : subPath.split("/")) {
            if (name.isEmpty()) {
                continue;
            }
            if (!(node instanceof Group parent)) {
                return Optional.empty();
            }
            node = parent.getChild(name);
            if (node == null) {
                return Optional.empty();
            }
            if (node instanceof Link) {
                throw Problem.inFile(file.file(), "is a link, which is not followed")
                        .subject(join(subPath))
                        .asException();
            }
        }
        return Optional.of(node);
    }

    public boolean hasAttribute(String name) {
        return guarded(() -> group.getAttribute(name) != null);
    }

    /**
     * A text attribute.
     *
     * @throws org.convscope.problem.ProblemException if it is there but no text
     */
    public Optional<String> text(String name) {
        List<String> texts = texts(name);
        return texts.isEmpty() ? Optional.empty() : Optional.of(texts.get(0));
    }

    /** A list of texts; long ones are split by h5py into name0, name1 ... Empty if there is none. */
    public List<String> texts(String name) {
        return guarded(() -> {
            Attribute attribute = group.getAttribute(name);
            if (attribute != null) {
                return H5Text.read(file, attribute, subject(name));
            }
            List<String> all = new ArrayList<>();
            for (int i = 0; ; i++) {
                Attribute part = group.getAttribute(name + i);
                if (part == null) {
                    return all;
                }
                all.addAll(H5Text.read(file, part, subject(name + i)));
            }
        });
    }

    private String subject(String attribute) {
        return path.isEmpty() ? "attribute " + attribute : "attribute " + attribute + " of " + path;
    }

    private String join(String subPath) {
        return path.isEmpty() ? subPath : path + "/" + subPath;
    }

    private <T> T guarded(java.util.function.Supplier<T> reading) {
        return JhdfGuard.read(file.file(), path, reading);
    }
}
