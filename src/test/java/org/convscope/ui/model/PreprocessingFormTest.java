package org.convscope.ui.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Component;
import java.awt.Container;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import javax.swing.JTextField;
import org.convscope.array.Tensor;
import org.convscope.input.EightBitCounts;
import org.convscope.input.FrameCrop;
import org.convscope.input.FrameResampling;
import org.convscope.input.ImageSize;
import org.convscope.input.InputScale;
import org.convscope.input.Preprocessing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PreprocessingFormTest {
    static Stream<Preprocessing> all() {
        return Stream.of(
                Preprocessing.RAW,
                Preprocessing.RAW
                        .withSize(Optional.of(new ImageSize(512, 256)))
                        .withResample(FrameResampling.MAX)
                        .withCrop(FrameCrop.CENTRE)
                        .withChannels(OptionalInt.of(3)),
                Preprocessing.RAW.withChannels(OptionalInt.of(1)).withScale(new InputScale.By255()),
                Preprocessing.RAW
                        .withCounts(new EightBitCounts.Linear(0.1, 99.9))
                        .withScale(new InputScale.MinusOneToOne()),
                Preprocessing.RAW
                        .withCounts(new EightBitCounts.SquareRoot(1, 99))
                        .withScale(new InputScale.Caffe()),
                Preprocessing.RAW
                        .withCounts(new EightBitCounts.SquareRootOfMedian(128, -10))
                        .withScale(new InputScale.MinMax(0, 74)),
                Preprocessing.RAW.withScale(new InputScale.ZScore(List.of(1.5, 2.0, 3.0), List.of(1.0, 2.0, 4.0))));
    }

    @ParameterizedTest
    @MethodSource("all")
    void whatIsShownIsWhatIsRead(Preprocessing preprocessing) {
        assertThat(new PreprocessingForm(preprocessing).value()).isEqualTo(preprocessing);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Height x width | 0 x 0 | Height and width are to be from 1 to 32768 pixels, such as 512 x 512.",
                "Height x width | 512 | Write the size as height x width, such as 512 x 512.",
                "Height x width | 256 x 512 | The network takes frames of 512 x 512 (height x width), not 256 x 512.",
                "Two numbers for the counts | 99, 1 | The percentiles are to lie within 0 and 100, the lower first,"
                        + " such as 0.1, 99.9.",
                "Two numbers for the scale | 74, 0 | The smallest is to be below the largest, such as 0, 74.",
                "Two numbers for the scale | a, b | Smallest and largest of the training set are to be numbers, not a,"
                        + " b.",
            })
    void whatCannotBeIsSaidInASentence(String field, String typed, String sentence) {
        var form = new PreprocessingForm(
                Preprocessing.RAW
                        .withSize(Optional.of(new ImageSize(512, 512)))
                        .withCounts(new EightBitCounts.Linear(1, 99))
                        .withScale(new InputScale.MinMax(0, 74)),
                512,
                512,
                1);
        type(form.component(), field, typed);

        assertThatThrownBy(form::value)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(sentence);
    }

    private static void type(Container within, String name, String text) {
        for (Component part : within.getComponents()) {
            if (part instanceof JTextField field
                    && name.equals(field.getAccessibleContext().getAccessibleName())) {
                field.setText(text);
            }
        }
    }

    @Test
    void channelsThatTheNetworkDoesNotTakeAreSaid() {
        var form = new PreprocessingForm(Preprocessing.RAW.withChannels(OptionalInt.of(3)), 512, 512, 1);

        assertThatThrownBy(form::value).hasMessage("The network takes 1 channel, not 3.");
    }

    @Test
    void thePreviewIsWhatTheNetworkSees() {
        InputPreview.Preview preview = InputPreview.of(Tensor.of(new float[] {0, 1, 0.5f, 1}, 1, 2, 2, 1));

        assertThat(preview.words()).isEqualTo("2 × 2 × 1, from 0 to 1");
        int side = preview.image().getWidth();
        assertThat(preview.image().getRGB(0, 0) & 0xFFFFFF).isZero();
        assertThat(preview.image().getRGB(side - 1, 0) & 0xFFFFFF).isEqualTo(0xFFFFFF);
        assertThat(preview.image().getRGB(0, side - 1) & 0xFFFFFF).isEqualTo(0x808080);
    }
}
