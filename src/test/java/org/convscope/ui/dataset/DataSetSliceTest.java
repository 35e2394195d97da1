package org.convscope.ui.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.convscope.dataset.DataSet;
import org.convscope.dataset.DataSetOrigin;
import org.convscope.dataset.LabelColumn;
import org.convscope.dataset.LabelCount;
import org.convscope.dataset.LabelledFrame;
import org.convscope.export.Provenance;
import org.convscope.frame.FrameSource;
import org.convscope.input.OutputLabel;
import org.convscope.inspect.metrics.LabelAnswers;
import org.convscope.inspect.metrics.ScorePredictions;
import org.convscope.inspect.prediction.DataSetPredictions;
import org.convscope.task.TaskMonitor;
import org.junit.jupiter.api.Test;

/** What the view shows of a data set, without the view. */
class DataSetSliceTest {
    private static final List<LabelColumn> COLUMNS = List.of(
            LabelColumn.of("ice", LabelColumn.Kind.BINARY),
            new LabelColumn("quality", LabelColumn.Kind.CLASS, List.of("blank", "good")));
    private final DataSet dataSet = new DataSet(
            DataSetOrigin.of(Path.of("labels.csv")),
            COLUMNS,
            IntStream.range(0, 100)
                    .mapToObj(i -> frame("f" + i, i % 2, i < 90 ? 0 : 1))
                    .toList(),
            List.of());
    private final LoadedDataSet loaded = new LoadedDataSet(DataSetOrigin.of(Path.of("labels.csv")), dataSet);

    private static LabelledFrame frame(String name, double ice, double quality) {
        return new LabelledFrame(FrameSource.of(Path.of(name)), name, List.of(ice, quality));
    }

    private DataSetSlice slice(String filter, DataSetSlice.Extent extent, long seed, String groupBy) {
        return DataSetSlice.of(new DataSetSlice.Question(loaded, filter, extent, seed, groupBy), TaskMonitor.NONE);
    }

    @Test
    void theSameSeedPicksTheSameTwentyFive() {
        DataSetSlice first = slice("", DataSetSlice.Extent.PICKED, 7, "");
        assertThat(first.groups()).hasSize(1);
        assertThat(first.groups().get(0).tiles()).hasSize(25);
        assertThat(slice("", DataSetSlice.Extent.PICKED, 7, "").groups()).isEqualTo(first.groups());
        assertThat(slice("", DataSetSlice.Extent.PICKED, 8, "").groups()).isNotEqualTo(first.groups());
    }

    @Test
    void filterAndGroupsGoTogether() {
        DataSetSlice slice = slice("ice=1", DataSetSlice.Extent.ALL, 0, "quality");
        assertThat(slice.dataSet().frames()).hasSize(50);
        assertThat(slice.groups())
                .extracting(group -> group.title() + " " + group.tiles().size())
                .containsExactly("quality: blank 45", "quality: good 5");
        assertThat(slice.groups().get(1).tiles().get(0).detail()).isEqualTo("ice good");
        assertThat(slice.counts())
                .containsExactly(new LabelCount("ice", 50), new LabelCount("blank", 45), new LabelCount("good", 5));
    }

    @Test
    void aCellsFramesSayWhatWasTakenForWhat() {
        var predictions = new DataSetPredictions(
                COLUMNS,
                List.of(
                        new DataSetPredictions.Meaning("q", new OutputLabel("q", 0, "blank", OutputLabel.Kind.SOFTMAX)),
                        new DataSetPredictions.Meaning("q", new OutputLabel("q", 1, "good", OutputLabel.Kind.SOFTMAX)),
                        new DataSetPredictions.Meaning("i", new OutputLabel("i", 0, "ice", OutputLabel.Kind.SIGMOID))),
                List.of(
                        new DataSetPredictions.Row(frame("a", 1, 0), new float[] {0.25f, 0.75f, 0.875f}),
                        new DataSetPredictions.Row(frame("b", 1, 0), new float[] {0.125f, 0.875f, 0.25f})),
                List.of());
        List<ScoreRow> rows = ScoreRow.of(LabelAnswers.of(predictions), new ScorePredictions().judge(predictions));
        assertThat(rows)
                .extracting(row -> row.label() + " " + row.valueText() + " " + row.guessText() + " " + row.thirdText())
                .containsExactly("ice 50 % 100 % –", "quality 0 % 100 % –");
        // numbers that a program can read, not the words of the table
        assertThat(DataSetExports.accuracy(new ScoredPredictions.Scores(predictions, rows))
                        .text(new Provenance(Map.of())))
                .isEqualTo("""
                    label,frames,accuracy,majority_accuracy,auc,mean_absolute_error,mean_guess_error,r2
                    ice,2,0.5,1,,,,
                    quality,2,0,1,,,,
                    """);
        LabelAnswers quality = rows.get(1).answers();

        CellFrames cell = CellFrames.of(new CellFrames.Question(quality, 0, 1), TaskMonitor.NONE);
        assertThat(cell.heading()).startsWith("2 frames · quality: true blank, predicted good");
        assertThat(cell.group().tiles())
                .extracting(tile -> tile.frame().name() + ": " + tile.detail())
                .containsExactly("b: good 0.88, not blank", "a: good 0.75, not blank");
        assertThat(CellFrames.of(new CellFrames.Question(quality, 1, 1), TaskMonitor.NONE)
                        .group()
                        .tiles())
                .isEmpty();
        assertThat(CellFrames.unjudged(predictions).group().tiles())
                .extracting(FrameTile::detail)
                .containsExactly("good 0.75 ice 0.88", "good 0.88 ice 0.25");
    }
}
