package org.convscope.train.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryFileTest {
    @TempDir
    private Path folder = Path.of("");

    private Optional<HistoryFile> read(String name, String text) throws IOException {
        return HistoryFile.read(Files.writeString(folder.resolve(name), text));
    }

    private HistoryFile history(String name, String text) throws IOException {
        return read(name, text).orElseThrow();
    }

    @Test
    void aLineThatIsBeingWrittenIsNotReadYet() throws Exception {
        HistoryFile history = history("log.csv", "epoch,loss,lr\n0,0.5,0.001\n1,0.25,0.001\n2,0.1");
        assertThat(history.epochs()).containsExactly(1.0, 2.0);
        assertThat(history.columns(HistoryFile.Quantity.LOSS)).containsEntry("loss", List.of(0.5, 0.25));
        assertThat(history.columns(HistoryFile.Quantity.METRIC)).isEmpty();
    }

    @Test
    void otherSeparatorsAndWhatIsNoNumber() throws Exception {
        HistoryFile history = history("log.csv", "epoch;out_loss;note;acc\r\n4;2;\"a;b\";0.5\r\n5;1;;\r\n");
        assertThat(history.epochs()).containsExactly(5.0, 6.0);
        assertThat(history.columns()).containsEntry("out_loss", List.of(2.0, 1.0));
        assertThat(history.columns()).containsEntry("acc", List.of(0.5, Double.NaN));
        assertThat(history.columns()).containsEntry("note", List.of(Double.NaN, Double.NaN));
    }

    /** CSVLogger(append=True) begins to count anew. */
    @Test
    void epochsThatBeginAnewAreCounted() throws Exception {
        assertThat(history("log.csv", "epoch,loss\n0,3\n1,2\n0,1\n").epochs()).containsExactly(1.0, 2.0, 3.0);
    }

    /** By src/test/scripts/make_histories.py: the rate would be drawn as a loss or as an accuracy. */
    @ParameterizedTest
    @ValueSource(strings = {"goes_on_keras2.csv", "goes_on_keras3.csv"})
    void rowsOfOtherColumnsThanTheFirstLineAreGaps(String name) {
        HistoryFile history =
                HistoryFile.read(Path.of("src/test/resources/histories", name)).orElseThrow();
        assertThat(history.epochs()).containsExactly(1.0, 2.0, 3.0, 4.0);
        assertThat(history.columns()).containsOnlyKeys("accuracy", "loss", "val_accuracy", "val_loss");
        assertThat(history.columns().values()).allSatisfy(values -> {
            assertThat(values.subList(0, 2)).allMatch(value -> value > 0.3);
            assertThat(values.subList(2, 4)).containsOnly(Double.NaN);
        });
        assertThat(history.otherRows()).isEqualTo(2);
    }

    /** As Keras before 2 and fastai write it. */
    @Test
    void aFirstLineThatIsWrittenAgainIsNoEpoch() throws Exception {
        HistoryFile history = history("log.csv", "epoch,loss\n0,3\n1,2\n\nepoch,loss\n2,1\n");
        assertThat(history.epochs()).containsExactly(1.0, 2.0, 3.0);
        assertThat(history.columns()).containsEntry("loss", List.of(3.0, 2.0, 1.0));
        assertThat(history.otherRows()).isZero();
    }

    /** {@code json.dump(history.history, file, default=str)}, as numpy's numbers cannot be written otherwise. */
    @Test
    void numbersThatAreWrittenAsTextAreNumbers() throws Exception {
        assertThat(history("history.json", "{\"loss\": [\"1.5\", \"0.5\", \"nan\"], \"name\": [\"a\"]}")
                        .columns())
                .containsEntry("loss", List.of(1.5, 0.5, Double.NaN));
    }

    @Test
    void tablesOfPandasAndJson() throws Exception {
        assertThat(history("pandas.csv", ",loss,accuracy\n0,3,0.1\n1,2,0.2\n").columns())
                .containsOnlyKeys("loss", "accuracy");
        assertThat(history("history.json", "{\"loss\": [3, 2, 1], \"val_loss\": [4, null]}")
                        .columns())
                .containsEntry("loss", List.of(3.0, 2.0, 1.0))
                .containsEntry("val_loss", List.of(4.0, Double.NaN, Double.NaN));
        assertThat(history("pandas.json", "{\"loss\": {\"0\": 3, \"1\": 2}}").columns())
                .containsEntry("loss", List.of(3.0, 2.0));
    }

    @Test
    void whatTellsOfNoLossIsNone() throws Exception {
        assertThat(read("labels.csv", "file,ice\na.png,1\n")).isEmpty();
        assertThat(read("model.json", "{\"class_name\": \"Sequential\", \"config\": {\"loss\": [1]}}"))
                .isEmpty();
        assertThat(read("half.json", "{\"loss\": [1, 2")).isEmpty();
        assertThat(read("empty.csv", "")).isEmpty();
        assertThat(read("notes.log", "loss went down\n")).isEmpty();
    }

    /** A curve beyond all numbers would leave no room on the axis for the others. */
    @Test
    void numbersTooLargeForAnyAxisAreGaps() throws Exception {
        assertThat(history("log.csv", "epoch,loss\n0,3\n1,1e999\n2,Infinity\n3,inf\n")
                        .columns())
                .containsEntry("loss", List.of(3.0, Double.NaN, Double.NaN, Double.NaN));
        assertThat(history("history.json", "{\"loss\": [3, 1e999, -1e999]}").columns())
                .containsEntry("loss", List.of(3.0, Double.NaN, Double.NaN));
    }

    /** As Python's json.dump writes the history of a training that diverged. */
    @Test
    void lossesThatAreNoNumbersAreGaps() throws Exception {
        assertThat(history("history.json", "{\"loss\": [3, NaN, Infinity], \"val_loss\": [-Infinity, 2.0, NaN]}")
                        .columns())
                .containsEntry("loss", List.of(3.0, Double.NaN, Double.NaN))
                .containsEntry("val_loss", List.of(Double.NaN, 2.0, Double.NaN));
    }

    /** Each would fill the memory many times over. */
    @Test
    void aShortFileThatClaimsManyValuesIsNoHistory() throws Exception {
        int many = 400_000;
        assertThat(read("wide.csv", "loss" + ",a".repeat(many) + "\n".repeat(many)))
                .isEmpty();
        StringBuilder json =
                new StringBuilder("{\"loss\":[1").append(",1".repeat(many)).append(']');
        for (int i = 0; i < many; i++) {
            json.append(",\"").append(i).append("\":[1]");
        }
        assertThat(read("wide.json", json.append('}').toString())).isEmpty();
    }
}
