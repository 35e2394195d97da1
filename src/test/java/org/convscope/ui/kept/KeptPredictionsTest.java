package org.convscope.ui.kept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.convscope.dataset.DataSet;
import org.convscope.dataset.DataSetOrigin;
import org.convscope.dataset.LabelColumn;
import org.convscope.dataset.LabelledFrame;
import org.convscope.file.FileStamp;
import org.convscope.frame.FrameSource;
import org.convscope.input.OutputLabel;
import org.convscope.input.Preprocessing;
import org.convscope.inspect.TestNetwork;
import org.convscope.inspect.prediction.DataSetPredictions;
import org.convscope.network.Network;
import org.convscope.problem.ProblemException;
import org.convscope.ui.HeldModel;
import org.convscope.ui.view.ModelDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptPredictionsTest {
    private static final Instant NOW = Instant.parse("2026-11-29T03:00:00Z");
    private static final PredictionKey KEY = new PredictionKey("labels.csv", "abc", "", "{}", "", "1");
    private static final List<DataSetPredictions.Meaning> NUMBERS = List.of(
            new DataSetPredictions.Meaning("a", new OutputLabel("a", 0, "ice \"thick\"", OutputLabel.Kind.SIGMOID)),
            new DataSetPredictions.Meaning("b", new OutputLabel("", 0, "fox", OutputLabel.Kind.SOFTMAX, "n02119789")));

    @TempDir
    private Path folder;

    private static StoredPredictions stored(StoredPredictions.Row... rows) {
        return new StoredPredictions(NOW, Map.of("Software", "Convscope 1"), NUMBERS, List.of(rows));
    }

    private static StoredPredictions.Row row(String source, float... values) {
        return new StoredPredictions.Row(FrameSource.parse(source), new FileStamp(7, 1), values);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    void whatIsKeptIsFoundToTheBit() throws IOException {
        new KeptPredictions(folder)
                .keep(
                        KEY,
                        stored(
                                row("/d/a.png", 0.1f, Float.NaN),
                                row("/d/b.h5::3", Float.MIN_VALUE, Float.NEGATIVE_INFINITY),
                                row("/d/c.h5::/entry/data:0", 3e38f, -0f),
                                row("/d/c.h5::/entry/data", 1, 2)));

        StoredPredictions found = new KeptPredictions(folder).find(KEY).orElseThrow();
        assertThat(found.predicted()).isEqualTo(NOW);
        assertThat(found.provenance()).isEqualTo(Map.of("Software", "Convscope 1"));
        assertThat(found.numbers()).isEqualTo(NUMBERS);
        assertThat(found.rows())
                .extracting(any -> any.source().toString())
                .containsExactly("/d/a.png", "/d/b.h5::3", "/d/c.h5::/entry/data:0", "/d/c.h5::/entry/data");
        assertThat(found.rows().get(0).values()).containsExactly(0.1f, Float.NaN);
        assertThat(found.rows().get(1).values()).containsExactly(Float.MIN_VALUE, Float.NEGATIVE_INFINITY);
        assertThat(found.rows().get(2).values()).containsExactly(3e38f, -0f);
        assertThat(found.rows().get(3).stamp()).isEqualTo(new FileStamp(7, 1));
        assertThat(files()).hasSize(1);
    }

    @Test
    void framesThatWereKeptBeforeStayUnlessTheyArePredictedAgain() {
        var kept = new KeptPredictions(folder);
        kept.keep(KEY, stored(row("a.png", 1, 2), row("b.png", 3, 4)));
        kept.keep(KEY, stored(row("b.png", 5, 6)));

        assertThat(kept.find(KEY).orElseThrow().rows())
                .extracting(any -> any.source() + " " + any.values()[0])
                .containsExactlyInAnyOrder("a.png 1.0", "b.png 5.0");
    }

    @Test
    void anotherKeyFindsNothing() {
        var kept = new KeptPredictions(folder);
        kept.keep(KEY, stored(row("a.png", 1, 2)));

        assertThat(kept.find(new PredictionKey("labels.csv", "abc", "", "{\"scale\":1}", "", "1")))
                .isEmpty();
        assertThat(kept.find(new PredictionKey("labels.csv", "abd", "", "{}", "", "1")))
                .isEmpty();
        assertThat(kept.find(new PredictionKey("labels.csv", "abc", "", "{}", "", "2")))
                .isEmpty();
    }

    @Test
    void aDamagedFileIsAsIfNothingWasKept() throws IOException {
        var kept = new KeptPredictions(folder);
        kept.keep(KEY, stored(row("a.png", 1, 2)));
        Path file = files().get(0);
        String text = Files.readString(file);
        for (String damaged : List.of(
                "",
                "[]",
                text.substring(0, text.length() / 2),
                text.replace("[1.0,2.0]", "[1.0]"),
                text.replace("[1.0,2.0]", "[1.0,2.0,3.0]"),
                text.replace("[1.0,2.0]", "[1.0,\"two\"]"),
                text.replace("a.png", "a\\u0000.png"),
                text.replace("SIGMOID", "SIGMA"),
                text.replace("\"convscopePredictions\":1", "\"convscopePredictions\":2"),
                text + "{}")) {
            assertThat(damaged).isNotEqualTo(text);
            Files.writeString(file, damaged);
            assertThat(kept.find(KEY)).as(damaged).isEmpty();
        }
        kept.keep(KEY, stored(row("a.png", 1, 2)));
        assertThat(kept.find(KEY)).isPresent();
    }

    @Test
    void tooMuchIsNotKeptAndLeavesNothing() throws IOException {
        var kept = new KeptPredictions(folder, new KeptPredictions.Bounds(1000, 5000, 3));
        StoredPredictions.Row[] many = Stream.iterate(0, i -> i + 1)
                .limit(100)
                .map(i -> row(i + ".png", i, i))
                .toArray(StoredPredictions.Row[]::new);

        assertThatThrownBy(() -> kept.keep(KEY, stored(many)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("more predictions than are kept");
        assertThat(files()).isEmpty();
    }

    @Test
    void theOldestGo() throws IOException {
        var kept = new KeptPredictions(folder, new KeptPredictions.Bounds(1000, 5000, 3));
        for (int i = 0; i < 5; i++) {
            PredictionKey key = key(i);
            List<Path> before = files();
            kept.keep(key, stored(row("a.png", 1, 2)));
            Path made = files().stream()
                    .filter(file -> !before.contains(file))
                    .findFirst()
                    .orElseThrow();
            Files.setLastModifiedTime(made, FileTime.fromMillis(1000L * i));
        }
        assertThat(Stream.iterate(0, i -> i + 1).limit(5).map(i -> kept.find(key(i))
                        .isPresent()))
                .containsExactly(false, false, true, true, true);
    }

    private static PredictionKey key(int number) {
        return new PredictionKey("labels" + number + ".csv", "abc", "", "{}", "", "1");
    }

    private ModelDocument model(String file, String content) throws IOException {
        Network network =
                new TestNetwork().input(4, 4, 1).flatten("f").dense("d", 1).build();
        Path path = Files.writeString(folder.resolve(file), content);
        return new ModelDocument(new HeldModel(path, network), Optional.empty(), Preprocessing.RAW);
    }

    @Test
    void theKeyIsTheModelsContentAndNotItsName() throws IOException {
        var kept = new KeptPredictions(folder.resolve("predictions"));
        DataSetOrigin origin = DataSetOrigin.of(folder);
        ModelDocument model = model("a.h5", "weights");
        PredictionKey key = kept.key(origin, model);

        assertThat(kept.key(origin, model("b.h5", "weights"))).isEqualTo(key);
        assertThat(kept.key(origin, model("c.h5", "trained on"))).isNotEqualTo(key);
        // what is open was read before its file was written over
        Files.writeString(folder.resolve("a.h5"), "trained on");
        assertThat(kept.key(origin, model)).isEqualTo(key);
    }

    @Test
    void theShardsOfAModelAreItsContentToo() throws IOException {
        var kept = new KeptPredictions(folder.resolve("predictions"));
        Files.writeString(
                folder.resolve("m.weights.json"),
                "{\"weight_map\": {\"/a\": [\"m_00000.weights.h5\", \"m_00001.weights.h5\"]}}");
        model("m_00001.weights.h5", "second");
        PredictionKey key = kept.key(DataSetOrigin.of(folder), model("m_00000.weights.h5", "first"));
        model("m_00001.weights.h5", "other");

        assertThat(kept.key(DataSetOrigin.of(folder), model("m_00000.weights.h5", "first")))
                .isNotEqualTo(key);
    }

    @Test
    void onlyFramesOfTheDataSetWhoseFilesAreTheSameHoldWithTheLabelsOfNow() throws IOException {
        Path same = Files.writeString(folder.resolve("same.png"), "1");
        Path changed = Files.writeString(folder.resolve("changed.png"), "1");
        Path gone = Files.writeString(folder.resolve("gone.png"), "1");
        List<LabelledFrame> then = Stream.of(same, changed, gone)
                .map(file -> new LabelledFrame(FrameSource.of(file), "", List.of(0.0)))
                .toList();
        DataSetPredictions predictions = new DataSetPredictions(
                List.of(),
                NUMBERS,
                then.stream()
                        .map(frame -> new DataSetPredictions.Row(frame, new float[] {1, 2}))
                        .toList(),
                List.of());
        StoredPredictions stored =
                StoredPredictions.of(predictions, source -> FileStamp.of(source.file()), Map.of(), NOW);
        Files.writeString(changed, "22");
        DataSet now = new DataSet(
                DataSetOrigin.of(folder),
                List.of(LabelColumn.of("ice", LabelColumn.Kind.BINARY)),
                Stream.of(same, changed, folder.resolve("new.png"))
                        .map(file -> new LabelledFrame(FrameSource.of(file), "", List.of(1.0)))
                        .toList(),
                List.of());

        StoredPredictions.Current current = stored.current(now);
        assertThat(current.changed()).isEqualTo(1);
        assertThat(current.predictions().columns()).isEqualTo(now.columns());
        assertThat(current.predictions().rows())
                .extracting(DataSetPredictions.Row::frame)
                .containsExactly(now.frames().get(0));
    }
}
