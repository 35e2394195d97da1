package org.convscope.frame.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.convscope.frame.FrameSource;
import org.convscope.problem.ProblemException;

/**
 * Names of images as CrystFEL's lists have them: the file, and behind a space the event where the file holds several. An event is
 * {@code //17} for one image of a data set, {@code tag-5000//} where each image is a data set by itself, {@code data_000001//17}
 * where there are several data sets of images: the parts of their paths in which they differ. To be used by one thread.
 *
 * @see <a href="https://gitlab.desy.de/thomas.white/crystfel/-/blob/master/libcrystfel/src/image-hdf5.c">CrystFEL's reader of
 *     events</a>
 */
public final class CrystFelEvents {
    /** A space, parts of a path, two slashes, and a number. */
    private static final Pattern LINE = Pattern.compile("(.+?)\\s+((?:[^\\s/:]+(?:/[^\\s/:]+)*)?//\\d{0,9})");

    private final FrameFiles frames;
    private final Map<FrameSource, List<StoredImages>> known = new HashMap<>();

    public CrystFelEvents(FrameFiles frames) {
        this.frames = frames;
    }

    /** A line of a list without an event: the file alone; else file and event. */
    public record Named(String file, String event) {
        /** A whole line, or its first cells. */
        public static Optional<Named> of(String line) {
            Matcher matcher = LINE.matcher(line);
            return matcher.matches() ? Optional.of(new Named(matcher.group(1), matcher.group(2))) : Optional.empty();
        }
    }

    /** How a list names an image. Of images in files that another links to, as EIGER's master does, those are named. */
    public String line(FrameSource frame) {
        if (!frame.isOneOfSeveral()) {
            return frame.file().toString();
        }
        List<StoredImages> stored = stored(frame.file(), frame.dataSet());
        long image = frame.image();
        for (StoredImages some : stored) {
            if (image < some.images()) {
                String number = some.isCounted() ? String.valueOf(image) : "";
                Path file = frame.file().resolveSibling(some.file().getFileName());
                boolean isLinked = !file.equals(frame.file());
                return file + (isLinked && number.isEmpty() ? "" : " " + path(stored, some) + "//" + number);
            }
            image -= some.images();
        }
        return frame.file() + " //" + frame.image();
    }

    /** The image that an event of a file names, of EIGER's data files the master's, which knows more of it; empty if there is none. */
    public Optional<FrameSource> source(Path file, String event) {
        int end = event.indexOf("//");
        String path = event.substring(0, end);
        String number = event.substring(end + 2);
        if (path.isEmpty()) {
            long image = number.isEmpty() ? 0 : Long.parseLong(number);
            Optional<FrameSource> ofMaster =
                    EigerFiles.master(file).flatMap(master -> linked(master, file.getFileName(), image));
            if (ofMaster.isPresent()) {
                return ofMaster;
            }
            return Optional.of(
                    number.isEmpty() ? FrameSource.of(file) : new FrameSource(file, Integer.parseInt(number)));
        }
        List<StoredImages> stored = stored(file, "");
        long before = 0;
        for (StoredImages some : stored) {
            if (some.file().getFileName().equals(file.getFileName())
                    && path(stored, some).equals(path)) {
                long image = before + (number.isEmpty() ? 0 : Long.parseLong(number));
                return image < before + some.images()
                        ? Optional.of(new FrameSource(file, Math.toIntExact(image)))
                        : Optional.empty();
            }
            before += some.images();
        }
        return Optional.empty();
    }

    private Optional<FrameSource> linked(Path master, Path name, long image) {
        long before = 0;
        for (StoredImages some : stored(master, "")) {
            if (some.file().getFileName().equals(name)) {
                return image < some.images()
                        ? Optional.of(new FrameSource(master, Math.toIntExact(before + image)))
                        : Optional.empty();
            }
            before += some.images();
        }
        return Optional.empty();
    }

    private List<StoredImages> stored(Path file, String dataSet) {
        return known.computeIfAbsent(new FrameSource(file, dataSet), source -> {
            try {
                return frames.stored(source.file(), source.dataSet());
            } catch (ProblemException e) {
                // told when an image is read
                return List.of();
            }
        });
    }

    /** The parts of a data set's path that others of the file have otherwise. */
    private static String path(List<StoredImages> all, StoredImages one) {
        List<List<String>> paths = all.stream()
                .filter(some -> some.file().equals(one.file()))
                .map(some -> parts(some.path()))
                .toList();
        List<String> own = parts(one.path());
        Set<Integer> different = new LinkedHashSet<>();
        for (List<String> other : paths) {
            IntStream.range(0, own.size())
                    .filter(i -> i >= other.size() || !other.get(i).equals(own.get(i)))
                    .forEach(different::add);
        }
        return different.stream().sorted().map(own::get).collect(Collectors.joining("/"));
    }

    private static List<String> parts(String path) {
        List<String> parts = new ArrayList<>(Arrays.asList(path.split("/")));
        parts.remove("");
        return parts;
    }
}
