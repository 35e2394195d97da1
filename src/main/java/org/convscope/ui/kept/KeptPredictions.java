package org.convscope.ui.kept;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.BufferedWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.convscope.dataset.DataSetOrigin;
import org.convscope.file.AtomicFile;
import org.convscope.file.OutputFolders;
import org.convscope.problem.ProblemException;
import org.convscope.ui.view.ModelDocument;

/**
 * A folder with a file of predictions for each data set, model and preprocessing. Bounded: what is too large is not kept, and
 * the files that were not written for longest go. Windows share it. Safe from any thread; everything blocks.
 */
public final class KeptPredictions {
    /** Name's end of a file of predictions. */
    static final String ENDING = ".convscope-predictions.json";

    private static final Bounds BOUNDS = new Bounds(64L << 20, 256L << 20, 32);

    private final ModelContent content = new ModelContent();
    private final Path folder;
    private final Bounds bounds;

    /**
     * How much is kept.
     *
     * @param fileBytes at most in a file
     * @param allBytes at most in all files
     * @param files at most
     */
    record Bounds(long fileBytes, long allBytes, int files) {}

    /**
     * @param folder made when something is kept
     */
    public KeptPredictions(Path folder) {
        this(folder, BOUNDS);
    }

    KeptPredictions(Path folder, Bounds bounds) {
        this.folder = folder;
        this.bounds = bounds;
    }

    /**
     * Reads all of the model's files, where that was not done before.
     *
     * @throws ProblemException if they cannot be read
     */
    public PredictionKey key(DataSetOrigin dataSet, ModelDocument model) {
        return PredictionKey.of(dataSet, model, content.of(model.model()));
    }

    /**
     * What is kept of other frames under that key stays.
     *
     * @throws ProblemException if it is too large, or cannot be written
     */
    public synchronized void keep(PredictionKey key, StoredPredictions predictions) {
        StoredPredictions all = find(key).map(predictions::with).orElse(predictions);
        Path file = file(key);
        try {
            OutputFolders.make(folder);
        } catch (IOException e) {
            throw OutputFolders.cannotWrite(folder, e);
        }
        AtomicFile.write(file, temporary -> {
            try (var out = new JsonWriter(new BufferedWriter(new OutputStreamWriter(
                    new Bounded(Files.newOutputStream(temporary), bounds.fileBytes()), StandardCharsets.UTF_8)))) {
                StoredPredictionsJson.write(key, all, out);
            }
        });
        removeOldest(file);
    }

    /** Empty where nothing is kept under that key, or it cannot be read: it can be predicted again. */
    public Optional<StoredPredictions> find(PredictionKey key) {
        Path file = file(key);
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > bounds.fileBytes()) {
                return Optional.empty();
            }
            try (var in = new JsonReader(Files.newBufferedReader(file))) {
                return StoredPredictionsJson.read(key, in);
            }
        } catch (IOException | RuntimeException e) {
            // whatever comes of a damaged file
            log(file + " is left alone: " + e);
            return Optional.empty();
        }
    }

    private Path file(PredictionKey key) {
        return folder.resolve(key.name() + ENDING);
    }

    private record Kept(Path file, long bytes, Instant written) {
        static Kept of(Path file) {
            try {
                return new Kept(
                        file, Files.size(file), Files.getLastModifiedTime(file).toInstant());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void removeOldest(Path stays) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Kept> kept = files.filter(file -> file.toString().endsWith(ENDING))
                    .filter(file -> !file.equals(stays))
                    .map(Kept::of)
                    .sorted(Comparator.comparing(Kept::written).reversed())
                    .toList();
            long bytes = Files.size(stays);
            int count = 1;
            for (Kept one : kept) {
                bytes += one.bytes();
                count++;
                if (bytes > bounds.allBytes() || count > bounds.files()) {
                    Files.deleteIfExists(one.file());
                }
            }
        } catch (IOException | UncheckedIOException e) {
            // another window may be at it too
            log("Old predictions were not all removed: " + e);
        }
    }

    private static void log(String what) {
        System.getLogger(KeptPredictions.class.getName())
                .log(System.Logger.Level.WARNING, what.replaceAll("\\p{Cntrl}+", " "));
    }

    /** Refuses to go on beyond a number of bytes. */
    private static final class Bounded extends FilterOutputStream {
        private long left;

        Bounded(OutputStream out, long most) {
            super(out);
            this.left = most;
        }

        @Override
        public void write(int b) throws IOException {
            take(1);
            out.write(b);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            take(count);
            out.write(bytes, from, count);
        }

        private void take(int count) throws IOException {
            left -= count;
            if (left < 0) {
                throw new IOException("there are more predictions than are kept");
            }
        }
    }
}
