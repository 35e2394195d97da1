package org.convscope.ui.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Rectangle2D;
import java.util.List;
import org.convscope.frame.geometry.Geometry;
import org.convscope.frame.geometry.Resolution;
import org.convscope.input.CoordinateMap;
import org.convscope.input.EightBitCounts;
import org.convscope.input.InputScale;
import org.convscope.input.OutputLabel;
import org.convscope.input.Preprocessing;
import org.convscope.inspect.prediction.Prediction;
import org.convscope.inspect.receptive.ReceptiveField;
import org.convscope.inspect.receptive.ReceptiveFields;
import org.convscope.inspect.summary.ShapeText;
import org.convscope.network.Network;
import org.convscope.ui.TestModels;
import org.convscope.ui.pointer.SeenOnFrame;
import org.junit.jupiter.api.Test;

class InspectorTextTest {
    private final Network network = TestModels.twoBlocks();

    @Test
    void aLayerSaysItsShapeKernelAndParameters() {
        var call = network.call("block2_conv1");

        assertThat(ShapeText.times(call.outputShape())).isEqualTo("4 × 4 × 4");
        assertThat(LayerText.kind(call)).isEqualTo("Conv2D · kernel 3 × 3 × 4 × 4");
        assertThat(LayerText.parameters(call)).isEqualTo("144 parameters");
    }

    @Test
    void whatIsSeenIsToldInPixelsOfTheFrame() {
        ReceptiveField field = new ReceptiveFields(network).of("block2_conv1");

        assertThat(LayerText.sees(field, new CoordinateMap(0, 0, 8, 8, 8, 8))).isEqualTo("sees 8 × 8 px of the frame");
        assertThat(LayerText.sees(field, new CoordinateMap(0, 0, 16, 32, 8, 8)))
                .isEqualTo("sees 32 × 16 px of the frame (8 × 8 of the input)");
        assertThat(LayerText.sees(ReceptiveField.EVERYTHING, null)).isEqualTo("sees the whole frame");
    }

    @Test
    void aPlaceSaysWhatItSeesInAngstroms() {
        Resolution resolution =
                Resolution.of(Geometry.of(1.3, 250, 0.4, 257, 256.5)).orElseThrow();
        var outside = new SeenOnFrame.Seen(new Rectangle2D.Double(507, 256.5, 10, 0), "conv (1, 2)");
        var centre = new SeenOnFrame.Seen(new Rectangle2D.Double(250, 250, 257, 6.5), "conv (3, 4)");

        assertThat(LayerText.resolution(resolution, outside)).isEqualTo("3.44 … 3.32 Å at conv (1, 2)");
        assertThat(LayerText.resolution(resolution, centre)).isEqualTo("beam … 3.44 Å at conv (3, 4)");
    }

    @Test
    void aPreprocessingIsToldStepByStep() {
        Preprocessing preprocessing = Preprocessing.RAW
                .withCounts(new EightBitCounts.SquareRoot(1, 99))
                .withScale(new InputScale.MinMax(2, 76));

        assertThat(PreprocessingText.steps(preprocessing))
                .containsExactly(
                        "resized: nearest",
                        "counts to 8 bits, square root between percentiles 1 and 99",
                        "(x − 2) / 74");
    }

    @Test
    void softmaxComesFirstAndOnlyItsBestStandsOut() {
        var prediction = new Prediction(
                "frame",
                List.of(new Prediction.Output(
                        "out",
                        List.of(
                                score("weak", OutputLabel.Kind.SOFTMAX, 0.2),
                                score("strong", OutputLabel.Kind.SOFTMAX, 0.8),
                                score("ice", OutputLabel.Kind.SIGMOID, 0.6),
                                score("mosaic", OutputLabel.Kind.REGRESSION, -4)))));

        assertThat(PredictionBars.of(prediction))
                .containsExactly(
                        new ScoreBars.Bar("strong", 0.8, 0.8, true),
                        new ScoreBars.Bar("weak", 0.2, 0.2, false),
                        new ScoreBars.Bar("ice", 0.6, 0.6, true),
                        new ScoreBars.Bar("mosaic", -4, 1, true));
    }

    @Test
    void labelsStandWithTheStrongestFirst() {
        var prediction = new Prediction(
                "frame",
                List.of(new Prediction.Output(
                        "out",
                        List.of(
                                score("blank", OutputLabel.Kind.SIGMOID, 0.1),
                                score("broken", OutputLabel.Kind.SIGMOID, Double.NaN),
                                score("ice", OutputLabel.Kind.SIGMOID, 0.9)))));

        assertThat(PredictionBars.of(prediction))
                .extracting(ScoreBars.Bar::name)
                .containsExactly("ice", "blank", "broken");
    }

    private static Prediction.Score score(String name, OutputLabel.Kind kind, double value) {
        return new Prediction.Score(new OutputLabel("out", 0, name, kind), value);
    }

    @Test
    void aNumberDoesNotBecomeZeroWhereItIsNarrow() {
        assertThat(ScoreBars.Bar.brief(0.000369)).isEqualTo("0.0004");
        assertThat(ScoreBars.Bar.brief(2.04e-6)).isEqualTo("2 × 10⁻⁶");
        assertThat(ScoreBars.Bar.brief(0.00251)).isEqualTo("0.003");
        assertThat(ScoreBars.Bar.brief(0)).isEqualTo("0.000");
    }
}
