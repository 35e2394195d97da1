package org.convscope.train.checkpoint;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.convscope.file.AtomicFile;
import org.convscope.file.FileStamp;
import org.convscope.file.FileState;
import org.convscope.keras.KerasModels;
import org.convscope.keras.OpenModel;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;
import org.convscope.task.TaskMonitor;

/**
 * Watches a training that somebody else does by the files it writes. A version is taken when its file's size and times have stood
 * still, from a copy that nobody writes to, and only if all of its weights can be read: never half a file. Blocks at every look;
 * a look that is asked for, or the end, during another one waits for it.
 */
public final class CheckpointWatch implements AutoCloseable {
    private static final Duration STILL = Duration.ofSeconds(2);
    /** On a share a file's size and time can be there before all of its content is. */
    private static final Duration RETRY = Duration.ofSeconds(30);

    /** So that the first of many are seen soon. */
    private static final int MOST_A_LOOK = 8;

    private static final int MOST_VERSIONS = 200;
    private static final long MOST_BYTES = 4L << 30;
    private static final String WEIGHTS_ALONE = "Keras weights";

    private final CheckpointPlace place;
    private final Supplier<Optional<JsonObject>> architecture;
    private final Function<Path, FileState> states;
    private final StillFiles still;
    private final StillFiles damaged;
    private final KeptCopies copies = new KeptCopies();
    private final List<Checkpoint> versions = new ArrayList<>();
    private final Map<Path, FileState> taken = new LinkedHashMap<>();
    private final Map<Path, Problem> problems = new LinkedHashMap<>();
    private Map<Path, FileState> historiesSeen = Map.of();
    private Optional<HistoryFile> history = Optional.empty();
    private int forgotten;

    /**
     * @param architecture of weights alone beside which no description lies; asked when it is needed
     * @param clock of which only differences count
     */
    public CheckpointWatch(CheckpointPlace place, Supplier<Optional<JsonObject>> architecture, InstantSource clock) {
        this(place, architecture, clock, FileState::of);
    }

    /**
     * @param states what the file system says of files
     */
    CheckpointWatch(
            CheckpointPlace place,
            Supplier<Optional<JsonObject>> architecture,
            InstantSource clock,
            Function<Path, FileState> states) {
        this.place = place;
        this.architecture = architecture;
        this.states = states;
        this.still = new StillFiles(STILL, clock);
        this.damaged = new StillFiles(RETRY, clock);
    }

    /**
     * All that is seen now; of many new files the first ones, the others at the next looks.
     *
     * @throws ProblemException if the folder cannot be read, or there is no room for copies
     * @throws org.convscope.task.CancelledException if that is said meanwhile
     */
    public synchronized CheckpointSeries look(TaskMonitor monitor) {
        List<Path> models = place.models();
        int read = 0;
        for (Path file : models) {
            monitor.checkCancelled();
            FileState state = states.apply(file);
            boolean isOpen =
                    !state.equals(taken.get(file)) || (problems.containsKey(file) && damaged.isStill(file, state));
            boolean isNew = state.stamp().size() > 0 && isOpen && still.isStill(file, state);
            if (isNew && read < MOST_A_LOOK) {
                monitor.progress("Reading " + file.getFileName(), -1);
                take(file, state, monitor);
                read++;
            }
        }
        problems.keySet().retainAll(models);
        lookForHistory();
        List<Problem> said = new ArrayList<>(problems.values());
        if (models.isEmpty()) {
            place.unreadable().ifPresent(said::add);
        }
        return new CheckpointSeries(versions, history, forgotten, said);
    }

    private void take(Path file, FileState state, TaskMonitor monitor) {
        makeRoom(state.stamp().size());
        Optional<Path> copy = Optional.empty();
        try {
            copy = copied(file, state);
            if (copy.isEmpty()) {
                return;
            }
            if (isAsBefore(file, state, copy.get())) {
                copies.remove(copy.get());
                taken.put(file, state);
                return;
            }
            add(file, state.stamp(), opened(copy.get()), monitor);
            problems.remove(file);
        } catch (ProblemException e) {
            // it may be half of a file whose writer waits: it is tried again when it is another, or after a while
            copy.ifPresent(copies::remove);
            damaged.forget(file);
            problems.put(file, e.problem().file(file));
        } catch (RuntimeException e) {
            // the next look makes a copy of its own
            copy.ifPresent(copies::remove);
            throw e;
        }
        taken.put(file, state);
    }

    /** Other rights, or a link that a backup made, are no version. */
    private boolean isAsBefore(Path file, FileState state, Path copy) {
        FileState before = taken.get(file);
        Optional<Checkpoint> last =
                versions.stream().filter(version -> version.file().equals(file)).reduce((one, other) -> other);
        return before != null
                && before.stamp().equals(state.stamp())
                && last.isPresent()
                && copies.areSame(copy, last.get().model().file());
    }

    /** Empty where the file is another by now, or cannot be had: a disk that is full, a share that is away, may be back later. */
    private Optional<Path> copied(Path file, FileState state) {
        try {
            return copies.of(file, () -> states.apply(file).equals(state));
        } catch (ProblemException e) {
            problems.put(file, e.problem());
            still.forget(file);
            return Optional.empty();
        }
    }

    private OpenModel opened(Path copy) {
        OpenModel model = KerasModels.open(copy, Optional.empty());
        if (!model.format().equals(WEIGHTS_ALONE)) {
            return model;
        }
        try {
            return described(copy, model);
        } catch (RuntimeException e) {
            model.close();
            throw e;
        }
    }

    /** Weights in the network that a description names; by themselves where there is none, or it is another network's. */
    private OpenModel described(Path copy, OpenModel weights) {
        Optional<Path> description =
                place.architecture().or(() -> architecture.get().map(this::written));
        if (description.isEmpty()) {
            return weights;
        }
        OpenModel whole;
        try {
            whole = KerasModels.open(copy, description);
        } catch (ProblemException e) {
            return weights; // kernels can be shown without it
        }
        weights.close();
        return whole;
    }

    private Path written(JsonObject description) {
        Path file = copies.place("architecture.json");
        AtomicFile.write(file, description.toString());
        return file;
    }

    private void add(Path file, FileStamp stamp, OpenModel model, TaskMonitor monitor) {
        try {
            var version = new Checkpoint(
                    file, stamp, VersionOrder.run(String.valueOf(file.getFileName()), versions), model, List.of());
            int at = 0;
            while (at < versions.size() && VersionOrder.IN_ORDER.compare(versions.get(at), version) <= 0) {
                at++;
            }
            // all of it is read, the first one too
            Checkpoint added = since(before(at, version), version, monitor);
            if (at < versions.size() && VersionOrder.isStep(version, versions.get(at))) {
                versions.set(at, since(Optional.of(added), versions.get(at), monitor));
            }
            versions.add(at, added);
        } catch (RuntimeException e) {
            model.close();
            throw e;
        }
    }

    private Optional<Checkpoint> before(int at, Checkpoint version) {
        return at > 0 && VersionOrder.isStep(versions.get(at - 1), version)
                ? Optional.of(versions.get(at - 1))
                : Optional.empty();
    }

    private static Checkpoint since(Optional<Checkpoint> before, Checkpoint now, TaskMonitor monitor) {
        return new Checkpoint(
                now.file(),
                now.stamp(),
                now.run(),
                now.model(),
                LayerChange.between(
                        before.map(version -> version.model().network()),
                        now.model().network(),
                        monitor));
    }

    /** The first and the newest ones stay. */
    private void makeRoom(long bytes) {
        long most = Math.min(MOST_BYTES, versionBytes() + copies.room() / 2);
        while (versions.size() > 2 && (versions.size() >= MOST_VERSIONS || versionBytes() + bytes > most)) {
            forget(versions.remove(1));
            forgotten++;
        }
    }

    private long versionBytes() {
        return versions.stream().mapToLong(version -> version.stamp().size()).sum();
    }

    private void forget(Checkpoint version) {
        version.model().close();
        copies.remove(version.model().file());
    }

    /** The first file beside the models that tells of losses; read again when it, or another beside it, has changed. */
    private void lookForHistory() {
        Map<Path, FileState> now = new LinkedHashMap<>();
        place.histories().forEach(file -> now.put(file, states.apply(file)));
        if (!now.equals(historiesSeen)) {
            historiesSeen = now;
            // one that is being written anew may be no history for a moment
            history = now.keySet().stream()
                    .map(HistoryFile::read)
                    .flatMap(Optional::stream)
                    .findFirst()
                    .or(() -> history);
        }
    }

    @Override
    public synchronized void close() {
        versions.forEach(this::forget);
        versions.clear();
        copies.close();
    }
}
