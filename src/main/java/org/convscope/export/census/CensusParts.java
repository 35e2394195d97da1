package org.convscope.export.census;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.convscope.file.OutputFolder;
import org.convscope.file.OutputFolders;
import org.convscope.inspect.census.CensusPart;
import org.convscope.inspect.census.CensusPlan;
import org.convscope.inspect.census.CountedParts;
import org.convscope.problem.Problem;

/**
 * The parts of a census that lie in its folder: a file each in {@code parts}, named after its frames, written whole or not at all.
 * What is merged into a longer part goes away.
 */
public final class CensusParts {
    static final String FOLDER = "parts";
    private static final String PATTERN = "*.part";
    private static final Pattern NAME = Pattern.compile("(\\d{9})-(\\d{9})\\.part");

    private static final Pattern UNFINISHED = Pattern.compile("\\.(\\d{9})-(\\d{9})\\.part\\..+");

    private final Path folder;

    /**
     * @param out the folder of the census
     */
    public CensusParts(Path out) {
        this.folder = out.resolve(FOLDER);
    }

    /**
     * Parts and what they are parts of; all of the same.
     *
     * @param plan of the first
     */
    public record Kept(CensusPlan plan, CountedParts parts) {}

    /**
     * A part that lies there.
     *
     * @param engines that have computed it
     */
    public record Found(CensusPart part, List<String> engines) {
        public Found {
            engines = List.copyOf(engines);
        }
    }

    /**
     * Those of a plan. Others, and what is damaged, are as if they were not there.
     *
     * @throws org.convscope.problem.ProblemException if the folder cannot be listed
     */
    public List<Found> of(CensusPlan plan) {
        List<Found> parts = new ArrayList<>();
        for (Path file : files()) {
            try {
                PartReader.Read read = PartReader.read(file);
                if (read.plan().countsTheSame(plan)) {
                    parts.add(new Found(read.part(), read.plan().engines()));
                }
            } catch (IOException e) {
                // counted again, and written over
            }
        }
        return parts;
    }

    /**
     * All that lie in several folders of censuses; read from there whenever they are asked for.
     *
     * @throws org.convscope.problem.ProblemException if one holds none, or they are not of the same census
     */
    public static Kept all(List<Path> outs) {
        var joined = new JoinedParts();
        for (Path out : outs) {
            List<Path> files = new CensusParts(out).files();
            if (files.isEmpty()) {
                throw Problem.inFile(out, "there is no part of a census in this folder")
                        .nextStep("Name folders that 'census --part' wrote to")
                        .asException();
            }
            for (Path file : files) {
                joined.add(() -> Files.newInputStream(file), what -> Problem.inFile(file, what));
            }
        }
        return joined.kept();
    }

    /** A part as bytes, which travel from one process to another. */
    public static byte[] bytes(CensusPlan plan, CensusPart part) {
        try {
            var bytes = new ByteArrayOutputStream();
            PartWriter.write(plan, part, bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * All that came as {@link #bytes}.
     *
     * @throws org.convscope.problem.ProblemException if one is damaged, or they are not of the same census
     */
    public static Kept ofBytes(List<byte[]> arrived) {
        var joined = new JoinedParts();
        for (byte[] bytes : arrived) {
            joined.add(
                    () -> new ByteArrayInputStream(bytes), what -> Problem.of("what another process counted " + what));
        }
        return joined.kept();
    }

    /** Whether a file was being written, by a process that was killed, to become a part that lies all within a range. */
    private static boolean isLeftOver(String name, int from, int to) {
        Matcher matcher = UNFINISHED.matcher(name);
        return matcher.matches()
                && Integer.parseInt(matcher.group(1)) >= from
                && Integer.parseInt(matcher.group(2)) <= to;
    }

    /** Whether a part has frames of a range; what has no name of a part has. */
    private static boolean liesWithin(String name, int from, int to) {
        Matcher matcher = NAME.matcher(name);
        return !matcher.matches()
                || (Integer.parseInt(matcher.group(1)) < to && Integer.parseInt(matcher.group(2)) > from);
    }

    private List<Path> files() {
        return files(name -> !name.startsWith("."));
    }

    private List<Path> files(Predicate<String> wanted) {
        List<Path> files = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, PATTERN)) {
                found.forEach(file -> {
                    if (wanted.test(file.getFileName().toString())) {
                        files.add(file);
                    }
                });
            } catch (IOException e) {
                throw OutputFolders.cannotWrite(folder, e);
            }
        }
        files.sort(null);
        return files;
    }

    /**
     * Writes parts that are not there yet, and removes all others of the same frames, whole or left over from a kill: nobody else
     * counts these frames. Where several divisions of a census are counted to one folder, each leaves those of the others alone.
     *
     * @param from the first frame that is counted here
     * @param to the first one behind them
     * @throws org.convscope.problem.ProblemException if they cannot be written
     */
    public void keep(CensusPlan plan, List<CensusPart> parts, int from, int to, OutputFolder out, Set<String> written) {
        Set<String> names = new HashSet<>();
        // where there are more parts than frames, that one has been counted is told by a file too
        List<CensusPart> all = parts.isEmpty() && from == to ? List.of(CensusPart.without(from)) : parts;
        for (CensusPart part : all) {
            String name = String.format(Locale.ROOT, "%09d-%09d.part", part.from(), part.to());
            names.add(name);
            if (written.add(name)) {
                out.write(FOLDER + "/" + name, temporary -> PartWriter.write(plan, part, temporary));
            }
        }
        files(name -> isLeftOver(name, from, to)
                        || (!name.startsWith(".") && !names.contains(name) && liesWithin(name, from, to)))
                .forEach(CensusParts::delete);
        written.retainAll(names);
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw OutputFolders.cannotWrite(file, e);
        }
    }
}
