package org.convscope.frame.io;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.convscope.frame.Pixels;

/**
 * Finds and reads the single numbers and datasets that belong to images: of their detector, wherever it stands, and of the
 * beam. To be used guarded.
 */
final class Hdf5Fields {
    private final Hdf5File file;
    private final List<Hdf5Node> entries;
    private final Hdf5Image images;
    private final long image;
    private final List<Hdf5Node> detectors;

    /**
     * @param entries paths of the groups that may hold an experiment
     * @param images the dataset that is read
     * @param image which of its images
     */
    Hdf5Fields(Hdf5File file, List<String> entries, Hdf5Image images, long image) {
        this.file = file;
        this.entries =
                entries.stream().flatMap(path -> file.find(path).stream()).toList();
        this.images = images;
        this.image = image;
        this.detectors = detectors();
    }

    /** The image's number where there is one for each image, else the first; NaN where it is none. */
    double number(Hdf5Node node) {
        Optional<Hdf5Dataset> numbers = Hdf5Dataset.of(node);
        if (numbers.isEmpty()) {
            return node.smallData()
                    .map(Hdf5Node::text)
                    .map(HeaderNumbers::parse)
                    .orElse(Double.NaN);
        }
        Hdf5Dataset dataset = numbers.get();
        boolean each = dataset.rank() == 1 && dataset.length(0) == images.images();
        Optional<ByteBuffer> bytes = dataset.number(each ? image : 0);
        if (bytes.isEmpty()) {
            return Double.NaN;
        }
        Pixels one = dataset.type().decode(dataset.content(), bytes.get().order(dataset.order()), 1);
        // the shortest number that a float stands for: 0.9763, not 0.97630000114
        return one instanceof Pixels.Float32 floats
                ? Double.parseDouble(Float.toString(floats.values()[0]))
                : one.get(0);
    }

    /** The group that a node lies in. */
    static Hdf5Node parent(Hdf5Node node) {
        String path = node.path();
        return node.file()
                .find("/" + path.substring(0, Math.max(0, path.lastIndexOf('/'))))
                .orElse(node);
    }

    /** The first of these names that a detector has. */
    Optional<Hdf5Node> detector(String... names) {
        return Stream.of(names)
                .flatMap(name -> detectors.stream().flatMap(group -> dataset(group, name).stream()))
                .findFirst();
    }

    /** The groups that may say something of the detector: by their usual names, by the data in them, or the only one. */
    private List<Hdf5Node> detectors() {
        List<Hdf5Node> groups = new ArrayList<>();
        for (Hdf5Node entry : entries) {
            for (String name : List.of("instrument/detector", "instrument_1/detector_1")) {
                entry.file().find(entry, name).ifPresent(groups::add);
            }
            List<Hdf5Node> all = Hdf5Classes.detectors(entry);
            if (all.size() == 1) {
                groups.addAll(all);
            }
        }
        Hdf5Node own = images.dataset().node();
        if (own.file().equals(file)) {
            Hdf5Node group = parent(own);
            if (group.text("NX_class").equals("NXdetector")) {
                groups.add(0, group);
            }
        }
        return groups;
    }

    /** A name in a group of a class, within instrument or sample. */
    Optional<Hdf5Node> ofClass(String nexusClass, String name) {
        return entries.stream()
                .flatMap(entry ->
                        Stream.of("instrument", "sample").flatMap(group -> entry.file().find(entry, group).stream()))
                .flatMap(group -> Hdf5Classes.children(group, nexusClass).stream()
                        .flatMap(child -> dataset(group, child + "/" + name).stream()))
                .findFirst();
    }

    /** The first of these paths that an entry has. */
    Optional<Hdf5Node> first(String... paths) {
        return entries.stream()
                .flatMap(entry -> Stream.of(paths).flatMap(path -> dataset(entry, path).stream()))
                .findFirst();
    }

    private static Optional<Hdf5Node> dataset(Hdf5Node group, String path) {
        return group.file().find(group, path).filter(Hdf5Node::isDataset);
    }
}
