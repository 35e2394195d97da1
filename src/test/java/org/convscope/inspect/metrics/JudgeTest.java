package org.convscope.inspect.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.convscope.dataset.Column;
import org.convscope.input.Label;
import org.convscope.inspect.prediction.Prediction;
import org.convscope.inspect.prediction.Prediction.Output;
import org.convscope.inspect.prediction.Prediction.Score;
import org.junit.jupiter.api.Test;

class JudgeTest {
    private static Prediction prediction(double blank, double good, double ice, double mosaic) {
        return new Prediction(
                "a",
                List.of(
                        new Output(
                                "category",
                                List.of(
                                        score("blank", Label.Kind.SOFTMAX, blank),
                                        score("good", Label.Kind.SOFTMAX, good))),
                        new Output(
                                "rest",
                                List.of(
                                        score("ice", Label.Kind.SIGMOID, ice),
                                        score("mosaic1", Label.Kind.REGRESSION, mosaic)))));
    }

    private static Score score(String name, Label.Kind kind, double value) {
        return new Score(new Label("", 0, name, kind), value);
    }

    private final List<Column> columns = List.of(
            new Column("quality", Column.Kind.CLASS, List.of("blank", "good")),
            Column.of("ice", Column.Kind.BINARY),
            Column.of("mosaic1", Column.Kind.CONTINUOUS),
            Column.of("unknown", Column.Kind.BINARY));
    private final Metrics metrics = new Judge()
            .judge(
                    columns,
                    List.of(
                            new Judge.Case(prediction(0.9, 0.1, 0.7, 0.5), List.of(0.0, 1.0, 0.25, 0.0)),
                            new Judge.Case(prediction(0.2, 0.8, 0.6, 0.5), List.of(0.0, 0.0, 0.75, 0.0)),
                            new Judge.Case(prediction(0.3, 0.7, 0.1, 0.5), List.of(1.0, 0.0, Double.NaN, 0.0))));

    @Test
    void classesAreComparedWithTheMostFrequentGuess() {
        Metrics.OfClasses quality = metrics.classes().get(0);

        assertThat(quality.accuracy()).isEqualTo(2 / 3.0);
        assertThat(quality.chance()).isEqualTo(2 / 3.0);
        assertThat(quality.confusion()).isDeepEqualTo(new long[][] {{1, 1}, {0, 1}});
    }

    @Test
    void yesNoHasPrecisionAndRecall() {
        Metrics.OfYesNo ice = metrics.yesNo().get(0);

        assertThat(ice.accuracy()).isEqualTo(2 / 3.0);
        assertThat(ice.precision()).isEqualTo(0.5);
        assertThat(ice.recall()).isEqualTo(1);
    }

    @Test
    void quantitiesLeaveOutWhatIsNotKnown() {
        Metrics.OfQuantity mosaic = metrics.quantities().get(0);

        assertThat(mosaic.frames()).isEqualTo(2);
        assertThat(mosaic.meanAbsoluteError()).isEqualTo(0.25);
        assertThat(mosaic.chance()).isEqualTo(0.25);
    }

    @Test
    void aColumnThatNothingAnswersIsLeftOut() {
        assertThat(metrics.yesNo()).hasSize(1);
    }
}
