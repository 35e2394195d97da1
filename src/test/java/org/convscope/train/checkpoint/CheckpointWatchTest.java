package org.convscope.train.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.convscope.file.FileState;
import org.convscope.keras.OpenModel;
import org.convscope.network.LayerCall;
import org.convscope.network.Weight;
import org.convscope.task.TaskMonitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Keras's callbacks write, by src/test/scripts/make_checkpoints.py, put there as a training would put it there. */
class CheckpointWatchTest {
    private static final Path WRITTEN = Path.of("src/test/resources/checkpoints");

    @TempDir
    private Path folder = Path.of("");

    private Instant now = Instant.EPOCH;
    private Optional<CheckpointWatch> watch = Optional.empty();

    private CheckpointWatch watching(Path place) {
        var made = new CheckpointWatch(new CheckpointPlace(place), Optional::empty, () -> now);
        watch = Optional.of(made);
        return made;
    }

    @AfterEach
    void close() {
        watch.ifPresent(CheckpointWatch::close);
    }

    private CheckpointSeries later(CheckpointWatch watch, int seconds) {
        now = now.plusSeconds(seconds);
        return watch.look(TaskMonitor.NONE);
    }

    private static List<String> names(CheckpointSeries series) {
        return series.versions().stream().map(Checkpoint::name).toList();
    }

    /** Another time than before, however coarse the file system's are. */
    private void write(Path file, byte[] content) throws IOException {
        Files.write(file, content);
        now = now.plusMillis(10);
        Files.setLastModifiedTime(file, FileTime.from(now));
    }

    private static byte[] version(String keras, int epoch) throws IOException {
        return Files.readAllBytes(WRITTEN.resolve(keras).resolve("epoch_%02d.keras".formatted(epoch)));
    }

    private static List<Float> numbers(OpenModel model) {
        List<Float> all = new ArrayList<>();
        for (LayerCall call : model.network().calls()) {
            for (Weight weight : call.weights()) {
                for (float value : weight.read().data()) {
                    all.add(value);
                }
            }
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(strings = {"keras2", "keras3"})
    void aFolderOfVersionsIsReadInTheOrderOfTheirNumbers(String keras) throws Exception {
        JsonObject expected = JsonParser.parseString(
                        Files.readString(WRITTEN.resolve(keras).resolve("expected.json")))
                .getAsJsonObject();
        CheckpointWatch watch = watching(WRITTEN.resolve(keras));
        assertThat(later(watch, 0).versions()).isEmpty();
        CheckpointSeries series = later(watch, 2);
        assertThat(names(series)).containsExactly("epoch_01.keras", "epoch_02.keras", "epoch_10.keras");
        assertThat(series.problems()).isEmpty();
        for (int i = 0; i < 3; i++) {
            JsonObject changes = expected.getAsJsonArray("changes").get(i).getAsJsonObject();
            assertThat(series.versions().get(i).changes())
                    .hasSize(changes.size())
                    .allSatisfy(change -> assertThat(change.relative())
                            .isCloseTo(changes.get(change.layer()).getAsDouble(), within(1e-6)));
        }
        HistoryFile history = series.history().orElseThrow();
        assertThat(history.epochs()).hasSize(30).startsWith(1.0, 2.0).endsWith(30.0);
        assertThat(history.columns(HistoryFile.Quantity.LOSS)).containsOnlyKeys("loss", "val_loss");
        assertThat(history.columns(HistoryFile.Quantity.METRIC)).containsOnlyKeys("accuracy", "val_accuracy");
        assertThat(Objects.requireNonNull(history.columns().get("loss")).get(0)).isCloseTo(0.7348, within(1e-3));
        assertThat(history.columns().get("val_loss")).allMatch(value -> value.isNaN());
    }

    @Test
    void aFileThatIsWrittenAnewIsTakenWheneverItIsStill() throws Exception {
        Path file = folder.resolve("model.keras");
        CheckpointWatch watch = watching(file);
        assertThat(later(watch, 5).versions()).isEmpty();
        write(file, version("keras2", 1));
        assertThat(later(watch, 1).versions()).isEmpty();
        assertThat(later(watch, 1).versions()).isEmpty();
        assertThat(later(watch, 1).versions()).hasSize(1);
        List<Float> first = numbers(later(watch, 1).versions().get(0).model());
        write(file, version("keras2", 2));
        assertThat(later(watch, 9).versions()).hasSize(1);
        CheckpointSeries series = later(watch, 2);
        assertThat(names(series)).containsExactly("model.keras", "model.keras");
        assertThat(series.versions().get(0).changes()).isEmpty();
        assertThat(series.versions().get(1).changes())
                .extracting(LayerChange::layer)
                .containsExactly("conv", "norm", "out");
        // the older one is what it was
        assertThat(numbers(series.versions().get(0).model())).isEqualTo(first);
        assertThat(numbers(series.versions().get(1).model())).isNotEqualTo(first);
        assertThat(later(watch, 60).versions()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "training/plain/initial.h5",
                "checkpoints/keras2/alone/last.weights.h5",
                "checkpoints/keras3/epoch_02.keras"
            })
    void halfAFileIsNoVersionEvenWhenItsWriterWaits(String written) throws Exception {
        byte[] whole = Files.readAllBytes(Path.of("src/test/resources").resolve(written));
        Path file = folder.resolve(Path.of(written).getFileName());
        CheckpointWatch watch = watching(folder);
        for (int part = 0; part < 40; part++) {
            write(file, Arrays.copyOf(whole, whole.length * part / 40));
            later(watch, 1);
            CheckpointSeries series = later(watch, 5);
            assertThat(series.versions()).as("%s of 40", part).isEmpty();
            assertThat(series.problems()).hasSize(part == 0 ? 0 : 1).allSatisfy(problem -> assertThat(problem.file())
                    .isEqualTo(file.toString()));
        }
        write(file, whole);
        later(watch, 1);
        CheckpointSeries series = later(watch, 5);
        assertThat(series.versions()).hasSize(1);
        assertThat(series.problems()).isEmpty();
    }

    @Test
    void whatGrowsIsLeftAlone() throws Exception {
        byte[] whole = version("keras3", 1);
        Path file = folder.resolve("epoch_01.keras");
        CheckpointWatch watch = watching(folder);
        for (int part = 1; part <= 10; part++) {
            write(file, Arrays.copyOf(whole, whole.length * part / 10));
            CheckpointSeries series = later(watch, 60);
            assertThat(series.versions()).isEmpty();
            assertThat(series.problems()).isEmpty();
        }
        assertThat(later(watch, 60).versions()).hasSize(1);
    }

    /** As {@code ModelCheckpoint("{val_loss:.2f}-epoch_{epoch:02d}.keras")} and {@code "{val_loss:.2f}.keras"} name them. */
    @ParameterizedTest
    @CsvSource({"0.71-epoch_01.keras,0.53-epoch_02.keras", "model-0.71.keras,model-0.53.keras"})
    void whatIsMeasuredInANameIsNoEpoch(String first, String second) throws Exception {
        CheckpointWatch watch = watching(folder);
        write(folder.resolve(first), version("keras2", 1));
        write(folder.resolve(second), version("keras2", 2));
        later(watch, 1);
        CheckpointSeries series = later(watch, 5);
        assertThat(names(series)).containsExactly(first, second);
        assertThat(series.versions().get(0).changes()).isEmpty();
        assertThat(series.versions().get(1).changes().get(0).relative()).isCloseTo(0.04018, within(1e-4));
    }

    @Test
    void theBestOneBesideThoseOfAllEpochsIsNoStepOfTheirs() throws Exception {
        CheckpointWatch watch = watching(folder);
        write(folder.resolve("best.keras"), version("keras2", 10));
        write(folder.resolve("epoch_01.keras"), version("keras2", 1));
        write(folder.resolve("epoch_02.keras"), version("keras2", 2));
        write(folder.resolve("last.keras"), version("keras2", 2));
        later(watch, 1);
        CheckpointSeries series = later(watch, 5);
        assertThat(names(series)).containsExactly("best.keras", "epoch_01.keras", "epoch_02.keras", "last.keras");
        assertThat(series.versions())
                .extracting(version -> version.changes().size())
                .containsExactly(0, 0, 3, 0);
    }

    /** A share that is away, or a disk that is full, may be back before the file changes. */
    @Test
    void whatCouldNotBeCopiedIsTriedAgain() throws Exception {
        Path file = folder.resolve("epoch_01.keras");
        write(file, version("keras3", 1));
        Path away = folder.resolve("away");
        CheckpointWatch watch = watching(folder);
        later(watch, 0);
        FileTime time = Files.getLastModifiedTime(file);
        now = now.plusSeconds(5);
        CheckpointSeries series = watch.look(onFirstWord(() -> Files.move(file, away)));
        assertThat(series.versions()).isEmpty();
        Files.move(away, file);
        Files.setLastModifiedTime(file, time);
        later(watch, 1);
        series = later(watch, 5);
        assertThat(names(series)).containsExactly("epoch_01.keras");
        assertThat(series.problems()).isEmpty();
    }

    /** As a network share may show it: the size and the times are the last ones, the blocks come later. */
    @Test
    void whatIsWholeOnlyAfterItsSizeAndTimesIsTakenTooInTheEnd() throws Exception {
        byte[] whole = version("keras3", 1);
        byte[] zeros = Arrays.copyOf(Arrays.copyOf(whole, whole.length / 2), whole.length);
        Path file = folder.resolve("epoch_01.keras");
        write(file, zeros);
        FileState said = FileState.of(file);
        var watch = new CheckpointWatch(new CheckpointPlace(folder), Optional::empty, () -> now, one -> said);
        this.watch = Optional.of(watch);
        later(watch, 0);
        assertThat(later(watch, 5).problems()).hasSize(1);
        Files.write(file, whole);
        assertThat(later(watch, 5).versions()).isEmpty();
        CheckpointSeries series = later(watch, 60);
        assertThat(series.versions()).hasSize(1);
        assertThat(series.problems()).isEmpty();
    }

    /** As {@code cp -p} and {@code rsync -t} put it there. */
    @Test
    void aFileThatIsReplacedByOneOfTheSameSizeAndTimeIsAnotherVersion() throws Exception {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("unix"));
        Path file = folder.resolve("model.keras");
        byte[] first = version("keras2", 1);
        byte[] second = version("keras2", 2);
        assertThat(second).hasSameSizeAs(first);
        write(file, first);
        FileTime time = Files.getLastModifiedTime(file);
        CheckpointWatch watch = watching(file);
        later(watch, 0);
        assertThat(later(watch, 5).versions()).hasSize(1);
        Path other = Files.write(folder.resolve("other"), second);
        Files.setLastModifiedTime(other, time);
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
        later(watch, 1);
        CheckpointSeries series = later(watch, 5);
        assertThat(series.versions()).hasSize(2);
        assertThat(series.versions().get(1).changes().get(0).relative()).isCloseTo(0.04018, within(1e-4));
    }

    /** Both change what the file system says of a file, and not what is in it. */
    @Test
    void rightsAndLinksAreNoVersion() throws Exception {
        Path file = folder.resolve("epoch_01.keras");
        write(file, version("keras2", 1));
        CheckpointWatch watch = watching(folder);
        later(watch, 0);
        assertThat(later(watch, 5).versions()).hasSize(1);
        Files.createLink(folder.resolve("backup"), file);
        assertThat(file.toFile().setReadOnly()).isTrue();
        later(watch, 1);
        CheckpointSeries series = later(watch, 5);
        assertThat(series.versions()).hasSize(1);
        assertThat(series.problems()).isEmpty();
    }

    /** A training that is begun anew in the same folder, whose first one had gone further. */
    @Test
    void whereEpochsBeginAgainAnotherTrainingFollows() throws Exception {
        CheckpointWatch watch = watching(folder);
        for (int epoch : new int[] {1, 2, 10}) {
            write(folder.resolve("epoch_%02d.keras".formatted(epoch)), version("keras2", epoch));
        }
        write(folder.resolve("best.keras"), version("keras2", 10));
        later(watch, 1);
        later(watch, 5);
        write(folder.resolve("epoch_01.keras"), version("keras3", 1));
        write(folder.resolve("best.keras"), version("keras2", 1));
        later(watch, 1);
        later(watch, 5);
        write(folder.resolve("epoch_02.keras"), version("keras3", 2));
        later(watch, 1);
        CheckpointSeries series = later(watch, 5);
        assertThat(names(series))
                .containsExactly(
                        "best.keras",
                        "best.keras",
                        "epoch_01.keras",
                        "epoch_02.keras",
                        "epoch_10.keras",
                        "epoch_01.keras",
                        "epoch_02.keras");
        assertThat(series.versions().subList(2, 7)).extracting(Checkpoint::run).containsExactly(0, 0, 0, 1, 1);
        // the new first one is no step of the old training
        assertThat(series.versions())
                .extracting(version -> version.changes().isEmpty())
                .containsExactly(true, false, true, false, false, true, false);
    }

    @Test
    void whatIsDeletedMeanwhileStaysInTheSeries() throws Exception {
        Path first = folder.resolve("epoch_01.keras");
        CheckpointWatch watch = watching(folder);
        write(first, version("keras2", 1));
        write(folder.resolve("epoch_02.keras"), version("keras2", 2));
        later(watch, 1);
        later(watch, 5);
        Files.delete(first);
        later(watch, 1);
        CheckpointSeries series = later(watch, 5);
        assertThat(names(series)).containsExactly("epoch_01.keras", "epoch_02.keras");
        assertThat(series.problems()).isEmpty();
        assertThat(numbers(series.versions().get(0).model())).isNotEmpty();
    }

    private interface Disturbance {
        void happens() throws IOException;
    }

    /** What happens once a file is about to be copied. */
    private static TaskMonitor onFirstWord(Disturbance disturbance) {
        return new TaskMonitor() {
            @Override
            public void progress(String message, double fraction) {
                try {
                    disturbance.happens();
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }

            @Override
            public boolean isCancelled() {
                return false;
            }
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"cp-0001.ckpt.index", "epoch_01/saved_model.pb", "model.pt"})
    void versionsOfOtherKindsAreNamed(String name) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, "not read");
        CheckpointSeries series = later(watching(folder), 0);
        assertThat(series.versions()).isEmpty();
        assertThat(series.problems()).singleElement().satisfies(problem -> assertThat(problem.sentence())
                .contains(Path.of(name).getName(0).toString())
                .contains(".keras or .h5"));
    }

    @Test
    void anEarlierVersionThatComesLaterTakesItsPlace() throws Exception {
        CheckpointWatch watch = watching(folder);
        write(folder.resolve("epoch_9.keras"), version("keras2", 1));
        write(folder.resolve("epoch_11.keras"), version("keras2", 10));
        later(watch, 1);
        assertThat(names(later(watch, 5))).containsExactly("epoch_9.keras", "epoch_11.keras");
        write(folder.resolve("epoch_10.keras"), version("keras2", 2));
        later(watch, 1);
        CheckpointSeries series = later(watch, 5);
        assertThat(names(series)).containsExactly("epoch_9.keras", "epoch_10.keras", "epoch_11.keras");
        // as numpy says it of 1, 2 and 10
        assertThat(series.versions().get(1).changes().get(0).relative()).isCloseTo(0.04018, within(1e-4));
        assertThat(series.versions().get(2).changes().get(0).relative()).isCloseTo(0.27178, within(1e-4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"keras2", "keras3"})
    void weightsAloneAreOfTheNetworkThatIsDescribedBesideThem(String keras) throws Exception {
        CheckpointWatch watch = watching(WRITTEN.resolve(keras).resolve("alone"));
        later(watch, 0);
        OpenModel model = later(watch, 5).versions().get(0).model();
        assertThat(model.network().outputs()).hasSize(1);
        assertThat(model.network().unavailable(model.network().outputs().get(0)))
                .isEmpty();
    }

    @Test
    void weightsAloneAreThoseOfTheOpenModelElse() throws Exception {
        Path alone = WRITTEN.resolve("keras2/alone");
        write(folder.resolve("w1.weights.h5"), Files.readAllBytes(alone.resolve("last.weights.h5")));
        JsonObject described = JsonParser.parseString(Files.readString(alone.resolve("model.json")))
                .getAsJsonObject();
        try (var watch = new CheckpointWatch(new CheckpointPlace(folder), () -> Optional.of(described), () -> now)) {
            later(watch, 0);
            assertThat(later(watch, 5).versions().get(0).model().network().outputs())
                    .hasSize(1);
        }
        CheckpointWatch watch = watching(folder);
        later(watch, 0);
        OpenModel model = later(watch, 5).versions().get(0).model();
        assertThat(model.network().outputs()).isEmpty();
        assertThat(model.network().convolutions()).hasSize(1);
    }

    @Test
    void theFirstAndTheNewestAreKeptWhereThereAreTooMany() throws Exception {
        Path file = folder.resolve("model.keras");
        CheckpointWatch watch = watching(file);
        byte[] odd = version("keras2", 1);
        byte[] even = version("keras2", 2);
        CheckpointSeries series = CheckpointSeries.EMPTY;
        for (int i = 1; i <= 203; i++) {
            write(file, i % 2 == 1 ? odd : even);
            later(watch, 1);
            series = later(watch, 5);
        }
        assertThat(series.versions()).hasSize(200);
        assertThat(series.forgotten()).isEqualTo(3);
        assertThat(numbers(series.versions().get(0).model()))
                .hasSameSizeAs(numbers(series.versions().get(199).model()));
    }

    /** Otherwise what the look reads last would stay open, and its copy lie about. */
    @Test
    void theEndWaitsForALookThatGoesOn() throws Exception {
        write(folder.resolve("model.keras"), version("keras3", 1));
        CheckpointWatch watch = watching(folder);
        later(watch, 0);
        now = now.plusSeconds(2);
        var end = new Thread(watch::close);
        CheckpointSeries series = watch.look(new TaskMonitor() {
            @Override
            public void progress(String message, double fraction) {
                if (end.getState() == Thread.State.NEW) {
                    end.start();
                }
                while (end.getState() != Thread.State.BLOCKED && end.isAlive()) {
                    Thread.onSpinWait();
                }
            }

            @Override
            public boolean isCancelled() {
                return false;
            }
        });
        end.join();
        assertThat(series.versions())
                .hasSize(1)
                .allSatisfy(version -> assertThat(version.model().file()).doesNotExist());
    }
}
