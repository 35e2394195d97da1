package org.convscope.frame.io;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;

/**
 * Finds the images in an HDF5 file: first where EIGER, NeXus and CXI lay them, then in the places of {@link Hdf5Places}. To be
 * used guarded.
 */
final class Hdf5Layout {
    /** The numbered names of EIGER's data sets, of its first threshold's, and of the SLS detectors'. */
    private static final List<Pattern> NUMBERED = List.of(
            Pattern.compile("data_\\d+"), Pattern.compile("threshold_1_data(_\\d+)?"), Pattern.compile("data_f\\d+"));

    private static final List<String> PLACES = List.of(
            "data_1/data",
            "image_1/data",
            "instrument_1/detector_1/data",
            "instrument/detector/data",
            "measurement/data",
            "data/data");

    private static final int MOST_NAMED = 6;
    private static final Pattern SCAN = Pattern.compile("/\\d+\\.\\d+");

    private final Hdf5File file;

    Hdf5Layout(Hdf5File file) {
        this.file = file;
    }

    /**
     * The datasets that hold the images, in order; none if there is nothing that is known.
     *
     * @throws ProblemException if none of the data files is there
     */
    Hdf5Images images() {
        List<String> entries = entries();
        for (String entry : entries) {
            Hdf5Images images = imagesOf(entry);
            if (!images.isEmpty()) {
                Hdf5Images all = SCAN.matcher(entry).matches() ? scans(entry, images, entries) : images;
                return all.withoutEmpty();
            }
        }
        return Hdf5Images.of(new Hdf5Places(file).known()).withoutEmpty();
    }

    /** The images of the same detector in all scans of the file, as BLISS numbers them. */
    private Hdf5Images scans(String first, Hdf5Images images, List<String> entries) {
        Hdf5Node pattern = images.datasets().get(0);
        List<Hdf5Node> all = new ArrayList<>();
        for (String scan : entries) {
            if (SCAN.matcher(scan).matches()) {
                imagesOf(scan).datasets().stream()
                        .filter(node -> place(scan, node).equals(place(first, pattern)) && isAlike(node, pattern))
                        .forEach(all::add);
            }
        }
        return new Hdf5Images(all, images.missing());
    }

    private static String place(String scan, Hdf5Node node) {
        return node.path().startsWith(scan) ? node.path().substring(scan.length()) : node.name();
    }

    private static boolean isAlike(Hdf5Node one, Hdf5Node other) {
        return size(one).equals(size(other));
    }

    private static List<Long> size(Hdf5Node node) {
        List<Long> shape = Hdf5Dataset.shape(node).orElse(List.of());
        return shape.subList(Math.max(0, shape.size() - 2), shape.size());
    }

    /**
     * One dataset by its path.
     *
     * @throws ProblemException if there is no such dataset, or it holds no images
     */
    Hdf5Images named(String path) {
        Optional<Hdf5Node> found = file.find("/" + path);
        if (found.isEmpty() || !Hdf5Image.fits(found.get())) {
            throw new Hdf5Places(file)
                    .listedIn(file.content()
                            .problem(found.isEmpty() ? "holds no such data set" : "holds no images in this place")
                            .subject(path))
                    .asException();
        }
        return Hdf5Images.of(List.of(found.get()));
    }

    /** Paths of the groups that may hold an experiment. */
    List<String> entries() {
        Hdf5Node root = file.rootNode();
        Set<String> names = new LinkedHashSet<>();
        String chosen = root.text("default");
        if (!chosen.isEmpty()) {
            names.add(chosen.replaceFirst("^/+", ""));
        }
        names.addAll(List.of("entry", "entry_1"));
        names.addAll(Hdf5Classes.children(root, "NXentry").stream()
                .sorted(Comparator.comparing(Hdf5Places::padded))
                .toList());
        return names.stream()
                .filter(name -> file.find("/" + name).isPresent())
                .map(name -> "/" + name)
                .toList();
    }

    private Hdf5Images imagesOf(String entry) {
        Optional<Hdf5Node> data = image(entry + "/data");
        if (data.isPresent()) {
            return Hdf5Images.of(List.of(data.get()));
        }
        for (String group : List.of(entry + "/data", entry)) {
            Hdf5Images numbered = numbered(group);
            if (!numbered.isEmpty()) {
                return numbered;
            }
        }
        Optional<Hdf5Node> found = signal(entry);
        for (String place : PLACES) {
            found = found.or(() -> image(entry + "/" + place));
        }
        return found.or(() -> file.find(entry).flatMap(this::detected))
                .map(node -> Hdf5Images.of(List.of(node)))
                .orElse(Hdf5Images.NONE);
    }

    private Optional<Hdf5Node> image(String path) {
        return file.find(path).filter(Hdf5Image::fits);
    }

    /**
     * EIGER's data_000001, data_000002 ... of a group. A run that was aborted or a copy in progress has links to files that
     * are not there: what is there is read, the rest is told.
     */
    private Hdf5Images numbered(String path) {
        Optional<Hdf5Node> group = file.find(path);
        if (group.isEmpty()) {
            return Hdf5Images.NONE;
        }
        Hdf5File there = group.get().file();
        for (Pattern pattern : NUMBERED) {
            List<Hdf5Node> found = new ArrayList<>();
            List<Problem> missing = new ArrayList<>();
            for (String name : there.links(group.get()).keySet().stream()
                    .filter(name -> pattern.matcher(name).matches())
                    .sorted(Hdf5Layout::byNumber)
                    .toList()) {
                try {
                    there.find(group.get(), name).filter(Hdf5Image::fits).ifPresent(found::add);
                } catch (ProblemException e) {
                    missing.add(e.problem());
                }
            }
            if (found.isEmpty() && !missing.isEmpty()) {
                throw missing.get(0).asException();
            }
            if (!found.isEmpty()) {
                return new Hdf5Images(found, together(missing));
            }
        }
        return Hdf5Images.NONE;
    }

    /** One sentence for all data files that are missing in the same way. */
    private static List<Problem> together(List<Problem> problems) {
        Map<Problem, List<String>> files = new LinkedHashMap<>();
        problems.forEach(problem -> files.computeIfAbsent(problem.found(""), same -> new ArrayList<>())
                .add(problem.found()));
        return files.entrySet().stream()
                .map(entry -> entry.getKey().found(named(entry.getValue())))
                .toList();
    }

    private static String named(List<String> files) {
        String first = String.join(", ", files.subList(0, Math.min(MOST_NAMED, files.size())));
        return files.size() > MOST_NAMED ? first + " and " + (files.size() - MOST_NAMED) + " more" : first;
    }

    private static int byNumber(String one, String other) {
        return one.length() == other.length() ? one.compareTo(other) : Integer.compare(one.length(), other.length());
    }

    /** What NeXus's attributes name as the data to be shown, of the chosen group or of the first that says so. */
    private Optional<Hdf5Node> signal(String entry) {
        Optional<Hdf5Node> group = file.find(entry);
        if (group.isEmpty()) {
            return Optional.empty();
        }
        Set<String> names = new LinkedHashSet<>();
        String chosen = group.get().text("default");
        names.add(chosen.isEmpty() ? "data" : chosen);
        names.addAll(Hdf5Classes.children(group.get(), "NXdata"));
        return names.stream()
                .flatMap(name -> group.get().file().find(group.get(), name).stream())
                .flatMap(data -> signal(data).stream())
                .findFirst();
    }

    /** By the group's attribute, or as old files have it, by the dataset's. */
    private static Optional<Hdf5Node> signal(Hdf5Node data) {
        String signal = data.text("signal");
        if (!signal.isEmpty()) {
            return data.file().find(data, signal).filter(Hdf5Image::fits);
        }
        return data.file().links(data).keySet().stream()
                .flatMap(name -> Hdf5Classes.readable(data, name).stream())
                .filter(node -> node.hasAttribute("signal") && Hdf5Image.fits(node))
                .findFirst();
    }

    /** The data of a detector of whatever name. */
    private Optional<Hdf5Node> detected(Hdf5Node entry) {
        return Hdf5Classes.detectors(entry).stream()
                .flatMap(detector -> detector.file().find(detector, "data").stream())
                .filter(node -> Hdf5Image.fits(node) && node.file().equals(file))
                .findFirst();
    }
}
