package org.convscope.export.census;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.convscope.export.Provenance;
import org.convscope.file.AtomicFile;
import org.convscope.file.ContentKey;
import org.convscope.file.OutputFolders;
import org.convscope.file.UserFolders;
import org.convscope.inspect.census.CensusPart;
import org.convscope.inspect.census.CensusPlan;
import org.convscope.inspect.census.FrameIdentity;
import org.convscope.inspect.census.KnownCounts;
import org.convscope.inspect.census.SumsNode;
import org.convscope.inspect.fold.LeadingShapes;
import org.convscope.network.Network;
import org.convscope.problem.ProblemException;

/**
 * Statistics of frames in a folder that commands and windows share: a file a frame, named by the content of the frame, in a folder
 * a model with its preprocessing and layers. Bounded: when it is opened the files that were not used for longest go, and one that
 * is open writes no more than is free then. What is damaged, or cannot be written, is counted again.
 */
public final class KeptCounts implements KnownCounts {
    /** What all statistics take at most. */
    static final long MOST_BYTES = 2L << 30;

    private static final String ENDING = ".counts";

    private final Path folder;
    private final CensusPlan plan;
    private long room;

    private KeptCounts(Path folder, CensusPlan plan, long room) {
        this.folder = folder;
        this.plan = plan;
        this.room = room;
    }

    /** Where this user's are. */
    public static Path folder() {
        return UserFolders.find().state().resolve("statistics");
    }

    /**
     * All that the statistics of a frame depend on beside the frame and the layers.
     *
     * @param content key of the model's files
     * @param reading what is said of how the model's file is read
     * @param preprocessing as a text
     * @param backend that computes
     * @param leading which frames are computed together
     */
    public static List<String> subject(
            String content,
            Network network,
            String reading,
            String preprocessing,
            String backend,
            LeadingShapes leading) {
        return List.of(
                content,
                network.inputs().toString(),
                network.declarations().text(),
                reading,
                preprocessing,
                backend,
                leading.inputs().toString(),
                Provenance.version());
    }

    /**
     * Removes what is too much.
     *
     * @param all the folder of all statistics
     * @param subject all that the statistics of a frame depend on beside the frame and the layers
     */
    public static KeptCounts open(Path all, List<String> subject, List<CensusPlan.Layer> layers) {
        return open(all, subject, layers, MOST_BYTES);
    }

    static KeptCounts open(Path all, List<String> subject, List<CensusPlan.Layer> layers, long mostBytes) {
        String key = ContentKey.ofTexts(
                Stream.concat(subject.stream(), Stream.of(layers.toString())).toList());
        // half of it for what comes
        removeOldest(all, mostBytes / 2);
        return new KeptCounts(
                all.resolve(key.substring(0, 32)),
                new CensusPlan(key, 1, layers, Optional.empty(), Map.of()),
                mostBytes / 2);
    }

    private record Kept(Path file, long bytes, Instant used) {
        static Kept of(Path file) {
            try {
                return new Kept(
                        file, Files.size(file), Files.getLastModifiedTime(file).toInstant());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void removeOldest(Path all, long mostBytes) {
        if (!Files.isDirectory(all)) {
            return;
        }
        try (Stream<Path> files = Files.walk(all, 2)) {
            List<Kept> kept = files.filter(file -> file.toString().endsWith(ENDING))
                    .map(Kept::of)
                    .sorted(Comparator.comparing(Kept::used).reversed())
                    .toList();
            long bytes = 0;
            for (Kept one : kept) {
                bytes += one.bytes();
                if (bytes > mostBytes) {
                    Files.deleteIfExists(one.file());
                }
            }
        } catch (IOException | UncheckedIOException e) {
            // another process may be at it too
            log("Old statistics were not all removed: " + e);
        }
    }

    @Override
    public Optional<CensusPart> find(FrameIdentity frame) {
        Path file = file(frame);
        if (frame.content().startsWith(FrameContents.UNREADABLE) || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            PartReader.Read read = PartReader.read(file);
            CensusPart part = read.part();
            boolean isThis = read.plan().countsTheSame(plan)
                    && part.frames().size() == 1
                    && part.sums().size() == 1
                    && part.frames().get(0).isCounted()
                    && part.frames().get(0).content().equals(frame.content());
            if (isThis) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
                return Optional.of(part);
            }
        } catch (IOException e) {
            log(file + " is left alone: " + e);
        }
        return Optional.empty();
    }

    @Override
    public void keep(FrameIdentity frame, CensusPart part) {
        if (room <= 0 || frame.content().startsWith(FrameContents.UNREADABLE)) {
            return;
        }
        Path file = file(frame);
        try {
            OutputFolders.make(folder);
            List<SumsNode> sums = part.sums().stream()
                    .map(node -> new SumsNode(0, 0, node.layers()))
                    .toList();
            AtomicFile.write(
                    file, temporary -> PartWriter.write(plan, new CensusPart(0, 1, part.frames(), sums), temporary));
            room -= Files.size(file);
        } catch (IOException | ProblemException e) {
            // the disk is full, or not ours: what comes is not kept
            room = 0;
            log("Statistics are not kept any more: " + e.getMessage());
        }
    }

    private Path file(FrameIdentity frame) {
        return folder.resolve(ContentKey.ofTexts(List.of(frame.content())).substring(0, 32) + ENDING);
    }

    private static void log(String what) {
        System.getLogger(KeptCounts.class.getName())
                .log(System.Logger.Level.DEBUG, what.replaceAll("\\p{Cntrl}+", " "));
    }
}
