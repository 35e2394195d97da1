package org.convscope.frame.io;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;

/**
 * Every dataset of a file that may be images, and which of them are: in the places of beamlines and X-ray lasers, or the only
 * one there is. A file of weights holds none. To be used guarded.
 */
final class Hdf5Places {
    private static final int MOST_NODES = 50_000;
    private static final int MOST_DEPTH = 12;
    private static final int MOST_ARRAY_DEPTH = 4;
    private static final int MOST_NAMED = 12;
    private static final long LEAST_SIDE = 8;

    /** Attributes of the root, and names in it, of what Keras and its tools write. */
    private static final List<String> WEIGHTS = List.of(
            "model_config",
            "keras_version",
            "layer_names",
            "layer_order",
            "model_weights",
            "layers",
            "_layer_checkpoint_dependencies");

    /** Masks, flat fields and the like are no images. */
    private static final Pattern NO_IMAGES = Pattern.compile(
            "(?i).*(mask|flat_?field|dark|white|pedestal|gain|countrate|background|_?errors?|weights?|variance)s?(_\\d+)?");

    private enum Together {
        /** Several that match are one after the other. */
        JOINED,
        /** Several that match are different images: none is taken by itself. */
        ALONE
    }

    private record Place(Pattern path, Together together) {
        static Place joined(String path) {
            return new Place(Pattern.compile(path), Together.JOINED);
        }

        static Place alone(String path) {
            return new Place(Pattern.compile(path), Together.ALONE);
        }
    }

    private static final List<Place> PLACES = List.of(
            // APS and other tomography
            Place.alone("/exchange/data"),
            Place.alone("/data/data"),
            // BLISS of the ESRF: the same detector in scan after scan
            Place.joined("/[^/]+/measurement/[^/]+"),
            Place.joined("/\\d+\\.\\d+/instrument/[^/]+/(data|image)"),
            // SOLEIL
            Place.alone("/[^/]+/scan_data/[^/]+"),
            // Cheetah
            Place.joined("/data/rawdata\\d*"),
            // SwissFEL
            Place.alone("/data/[^/]+/data"),
            // SACLA
            Place.joined("(/run[-_]\\d+)?(/[^/]*detector[^/]*)?/tag[-_]?\\d+(/[^/]*detector[^/]*)?/(detector_)?data"),
            // European XFEL
            Place.alone("/INSTRUMENT/.+/image/data"),
            Place.alone("/INSTRUMENT/.+/data/(adc|image/pixels|pixels)"),
            // images by the way
            Place.alone("/(?i:images?|data|frames?|raw|rawdata|img|patterns?)"));

    /**
     * A dataset that may hold images.
     *
     * @param path from the root of the file that was opened
     */
    record Candidate(String path, Hdf5Node node, List<Long> shape) {
        boolean mayBeImages() {
            if (!Hdf5Image.fits(node) || NO_IMAGES.matcher(node.name()).matches()) {
                return false;
            }
            int channels = Hdf5Image.hasChannels(shape) ? 1 : 0;
            long width = shape.get(shape.size() - 1 - channels);
            long height = shape.get(shape.size() - 2 - channels);
            return width >= LEAST_SIDE && height >= LEAST_SIDE;
        }

        FileArray stored() {
            String bits = Hdf5Dataset.type(node)
                    .map(type -> type.bits() + (type.isFloat() ? " bit float" : " bit"))
                    .orElse("words");
            return new FileArray(path, shape, bits);
        }

        String text() {
            return path + " (" + stored().description() + ")";
        }
    }

    private final Hdf5File file;

    Hdf5Places(Hdf5File file) {
        this.file = file;
    }

    /** The datasets that hold the images; none where that is not clear. */
    List<Hdf5Node> known() {
        List<Candidate> all = candidates();
        for (Place place : PLACES) {
            List<Candidate> found = all.stream()
                    .filter(candidate -> place.path.matcher(candidate.path).matches())
                    .toList();
            boolean alike = found.stream().map(Hdf5Places::size).distinct().count() == 1;
            boolean named =
                    found.stream().map(Hdf5Places::withoutNumbers).distinct().count() == 1;
            if (found.size() == 1 || (place.together == Together.JOINED && alike && named)) {
                return found.stream().map(Candidate::node).toList();
            }
        }
        // counts of whatever name, but no floats, which may be anything
        return all.size() == 1
                        && Hdf5Dataset.type(all.get(0).node)
                                .filter(type -> !type.isFloat())
                                .isPresent()
                ? List.of(all.get(0).node)
                : List.of();
    }

    private static List<Long> size(Candidate candidate) {
        List<Long> shape = candidate.shape;
        return shape.subList(Math.max(0, shape.size() - 2), shape.size());
    }

    private static String withoutNumbers(Candidate candidate) {
        return candidate.path.replaceAll("\\d+", "#");
    }

    /** Every dataset that may be images, numbers in paths by their value. */
    List<Candidate> candidates() {
        return all(MOST_DEPTH, link -> true).stream()
                .filter(Candidate::mayBeImages)
                .toList();
    }

    /** Every dataset of this file that lies not deep: where images and their labels stand beside each other. */
    List<FileArray> arrays() {
        return all(MOST_ARRAY_DEPTH, link -> !(link instanceof Hdf5Link.External)).stream()
                .map(Candidate::stored)
                .toList();
    }

    private List<Candidate> all(int depth, Predicate<Hdf5Link> followed) {
        Hdf5Node root = file.rootNode();
        boolean weights = WEIGHTS.stream().anyMatch(root::hasAttribute)
                || WEIGHTS.stream().anyMatch(file.links(root)::containsKey);
        List<Candidate> found = new ArrayList<>();
        if (!weights) {
            new Walk(depth, followed, new HashSet<>(), found).into(root, "");
        }
        found.sort(Comparator.comparing(candidate -> padded(candidate.path)));
        return found;
    }

    /** A path with all its numbers of one length, so that they sort by their value. */
    static String padded(String path) {
        return Pattern.compile("\\d+")
                .matcher(path)
                .replaceAll(digits -> "0".repeat(Math.max(0, 20 - digits.group().length())) + digits.group());
    }

    /** Through the groups of a file, every object once. */
    private record Walk(int depth, Predicate<Hdf5Link> followed, Set<Object> seen, List<Candidate> found) {
        void into(Hdf5Node group, String path) {
            if (path.chars().filter(c -> c == '/').count() >= depth) {
                return;
            }
            group.file().links(group).forEach((name, link) -> {
                if (seen.size() < MOST_NODES && followed.test(link)) {
                    Hdf5Classes.readable(group, name)
                            .filter(node ->
                                    seen.add(List.of(node.file().content().file(), node.address())))
                            .ifPresent(node -> take(node, path + "/" + name));
                }
            });
        }

        private void take(Hdf5Node node, String path) {
            List<Long> shape = Hdf5Dataset.anyShape(node).orElse(List.of());
            if (!shape.isEmpty()) {
                found.add(new Candidate(path, node, shape));
            } else if (node.isGroup()) {
                into(node, path);
            }
        }
    }

    /** A problem with the datasets that may be meant, and how to name one. */
    Problem listedIn(Problem problem) {
        List<Candidate> all = candidates();
        if (all.isEmpty()) {
            Problem none = problem.expected("those of EIGER, NeXus or CXI");
            return all(MOST_DEPTH, link -> true).stream()
                    .filter(candidate -> candidate.shape.size() > 1 && !Hdf5Image.fits(candidate.node))
                    .findFirst()
                    .map(other -> none.found(other.path + ", which "
                            + (Hdf5Dataset.type(other.node).isEmpty()
                                    ? "holds " + Hdf5Dataset.kind(other.node)
                                    : "has " + other.shape.size() + " axes")))
                    .orElse(none);
        }
        String more = all.size() > MOST_NAMED ? " and " + (all.size() - MOST_NAMED) + " more" : "";
        return problem.found(
                        all.stream().limit(MOST_NAMED).map(Candidate::text).collect(Collectors.joining(", ")) + more)
                .nextStep("Name one of them: " + file.content().file().getFileName() + "::" + all.get(0).path);
    }

    /** What the file holds is not clear; to be thrown. */
    ProblemException unclear() {
        return listedIn(file.content().problem("holds no images in a place that is known"))
                .asException();
    }
}
