package org.convscope.inspect.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.convscope.dataset.LabelColumn;
import org.convscope.dataset.LabelledFrame;
import org.convscope.frame.FrameSource;
import org.convscope.input.OutputLabel;
import org.convscope.inspect.prediction.DataSetPredictions;
import org.junit.jupiter.api.Test;

class ScorePredictionsTest {
    private static final List<LabelColumn> COLUMNS = List.of(
            new LabelColumn("quality", LabelColumn.Kind.CLASS, List.of("blank", "good")),
            LabelColumn.of("ice", LabelColumn.Kind.BINARY),
            LabelColumn.of("mosaic1", LabelColumn.Kind.CONTINUOUS),
            LabelColumn.of("unknown", LabelColumn.Kind.BINARY));
    private static final List<DataSetPredictions.Meaning> NUMBERS = List.of(
            number("category", "blank", OutputLabel.Kind.SOFTMAX),
            number("category", "good", OutputLabel.Kind.SOFTMAX),
            number("rest", "ice", OutputLabel.Kind.SIGMOID),
            number("rest", "mosaic1", OutputLabel.Kind.REGRESSION));

    private final DataSetPredictions predictions = new DataSetPredictions(
            COLUMNS,
            NUMBERS,
            List.of(
                    row("a", List.of(0.0, 1.0, 0.25, 0.0), 0.9f, 0.1f, 0.7f, 0.5f),
                    row("b", List.of(0.0, 0.0, 0.75, 0.0), 0.2f, 0.8f, 0.6f, 0.5f),
                    row("c", List.of(1.0, 0.0, Double.NaN, 0.0), 0.3f, 0.7f, 0.1f, 0.5f)),
            List.of());
    private final PredictionMetrics metrics = new ScorePredictions().judge(predictions);

    private static DataSetPredictions.Meaning number(String output, String name, OutputLabel.Kind kind) {
        return new DataSetPredictions.Meaning(output, new OutputLabel(output, 0, name, kind));
    }

    private static DataSetPredictions.Row row(String name, List<Double> truth, float... values) {
        return new DataSetPredictions.Row(new LabelledFrame(FrameSource.of(Path.of(name)), name, truth), values);
    }

    @Test
    void classesAreComparedWithTheMostFrequentGuess() {
        PredictionMetrics.OfClasses quality = metrics.classes().get(0);

        assertThat(quality.accuracy()).isEqualTo(2 / 3.0);
        assertThat(quality.chance()).isEqualTo(2 / 3.0);
        assertThat(quality.confusion()).isDeepEqualTo(new long[][] {{1, 1}, {0, 1}});
    }

    @Test
    void yesNoHasPrecisionAndRecallAndItsTable() {
        PredictionMetrics.OfYesNo ice = metrics.yesNo().get(0);

        assertThat(ice.accuracy()).isEqualTo(2 / 3.0);
        assertThat(ice.precision()).isEqualTo(0.5);
        assertThat(ice.recall()).isEqualTo(1);
        assertThat(ice.confusion()).isDeepEqualTo(new long[][] {{1, 1}, {0, 1}});
        assertThat(ice.curve().area()).isEqualTo(1);
    }

    @Test
    void quantitiesLeaveOutWhatIsNotKnown() {
        PredictionMetrics.OfQuantity mosaic = metrics.quantities().get(0);

        assertThat(mosaic.frames()).isEqualTo(2);
        assertThat(mosaic.meanAbsoluteError()).isEqualTo(0.25);
        assertThat(mosaic.chance()).isEqualTo(0.25);
        assertThat(mosaic.r2()).isZero();
    }

    @Test
    void aColumnThatNothingAnswersIsLeftOut() {
        assertThat(metrics.yesNo()).hasSize(1);
    }

    @Test
    void whatIsNoNumberIsNoAnswerAndIsNamed() {
        float nan = Float.NaN;
        DataSetPredictions some = new DataSetPredictions(
                COLUMNS,
                NUMBERS,
                List.of(
                        row("a", List.of(0.0, 1.0, 0.25, 0.0), 0.9f, 0.1f, 0.7f, 0.5f),
                        row("b", List.of(0.0, 0.0, 0.75, 0.0), nan, nan, 0.2f, 0.5f),
                        row("c", List.of(1.0, 0.0, 0.5, 0.0), 0.3f, 0.7f, nan, Float.POSITIVE_INFINITY)),
                List.of());
        PredictionMetrics found = new ScorePredictions().judge(some);

        assertThat(found.classes().get(0).frames()).isEqualTo(2);
        assertThat(found.classes().get(0).accuracy()).isEqualTo(1);
        assertThat(found.yesNo().get(0).confusion()).isDeepEqualTo(new long[][] {{1, 0}, {0, 1}});
        assertThat(found.quantities().get(0).frames()).isEqualTo(2);
        assertThat(some.notFinite())
                .extracting(failure -> failure.problem().sentence())
                .containsExactly(
                        "b: the model gives NaN or infinities in 'category'.",
                        "c: the model gives NaN or infinities in 'rest'.");
    }

    @Test
    void aModelThatGivesNothingButNanHasNoScores() {
        float nan = Float.NaN;
        DataSetPredictions none = new DataSetPredictions(
                COLUMNS,
                NUMBERS,
                List.of(
                        row("a", List.of(0.0, 1.0, 0.25, 0.0), nan, nan, nan, nan),
                        row("b", List.of(1.0, 0.0, 0.75, 0.0), nan, nan, nan, nan)),
                List.of());

        assertThat(new ScorePredictions().judge(none))
                .isEqualTo(new PredictionMetrics(List.of(), List.of(), List.of()));
        assertThat(none.notFinite()).hasSize(2);
    }

    @Test
    void aCellHoldsItsFramesTheMostWrongFirst() {
        LabelAnswers quality = LabelAnswers.of(new DataSetPredictions(
                        COLUMNS.subList(0, 1),
                        NUMBERS.subList(0, 2),
                        List.of(
                                row("a", List.of(0.0), 0.4f, 0.6f),
                                row("b", List.of(0.0), 0.1f, 0.9f),
                                row("c", List.of(0.0), 0.8f, 0.2f),
                                row("d", List.of(1.0), 0.3f, 0.7f)),
                        List.of()))
                .get(0);

        assertThat(quality.cell(0, 1)).containsExactly(1, 0);
        assertThat(quality.cell(1, 0)).isEmpty();
        assertThat(quality.worst()).containsExactly(1, 0, 3, 2);
        assertThat(quality.error(1)).isCloseTo(0.9, offset(1e-6));
    }

    /** {@code sklearn.metrics.roc_curve(y, s, drop_intermediate=False)} and {@code roc_auc_score}, scikit-learn 1.9.1. */
    @Test
    void theCurveIsScikitLearns() {
        boolean[] truth = {false, true, false, true, true, false};
        double[] scores = {0.1, 0.4, 0.4, 0.8, 0.35, 0.2};
        RocCurve roc = RocCurve.of("ice", scores, truth);

        assertThat(roc.falseAlarms()).containsExactly(new double[] {0, 0, 1 / 3.0, 1 / 3.0, 2 / 3.0, 1}, offset(1e-12));
        assertThat(roc.hits()).containsExactly(new double[] {0, 1 / 3.0, 2 / 3.0, 1, 1, 1}, offset(1e-12));
        assertThat(roc.area()).isCloseTo(5 / 6.0, offset(1e-12));
        assertThat(RocCurve.of("ice", new double[] {1, 2}, new boolean[] {true, true})
                        .area())
                .isNaN();
    }

    @Test
    void aLongCurveIsThinnedFromEndToEnd() {
        int frames = 50_000;
        double[] scores = IntStream.range(0, frames).mapToDouble(i -> i).toArray();
        boolean[] truth = new boolean[frames];
        for (int i = 0; i < frames; i++) {
            truth[i] = i % 2 == 0;
        }
        RocCurve roc = RocCurve.of("half", scores, truth);

        assertThat(roc.hits()).hasSize(2000).startsWith(0).endsWith(1);
        assertThat(roc.area()).isCloseTo(0.5, offset(1e-4));
    }
}
