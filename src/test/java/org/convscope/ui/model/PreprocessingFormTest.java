package org.convscope.ui.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.convscope.input.Counts;
import org.convscope.input.Crop;
import org.convscope.input.Preprocessing;
import org.convscope.input.Resample;
import org.convscope.input.Scale;
import org.convscope.input.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PreprocessingFormTest {
    static Stream<Preprocessing> all() {
        return Stream.of(
                Preprocessing.RAW,
                Preprocessing.RAW
                        .withSize(Optional.of(new Size(512, 256)))
                        .withResample(Resample.MAX)
                        .withCrop(Crop.CENTRE)
                        .withChannels(OptionalInt.of(3)),
                Preprocessing.RAW.withChannels(OptionalInt.of(1)).withScale(new Scale.By255()),
                Preprocessing.RAW.withCounts(new Counts.Linear(0.1, 99.9)).withScale(new Scale.MinusOneToOne()),
                Preprocessing.RAW.withCounts(new Counts.SquareRoot(1, 99)).withScale(new Scale.Caffe()),
                Preprocessing.RAW
                        .withCounts(new Counts.SquareRootOfMedian(128, -10))
                        .withScale(new Scale.MinMax(0, 74)),
                Preprocessing.RAW.withScale(new Scale.ZScore(List.of(1.5, 2.0, 3.0), List.of(1.0, 2.0, 4.0))));
    }

    @ParameterizedTest
    @MethodSource("all")
    void whatIsShownIsWhatIsRead(Preprocessing preprocessing) {
        assertThat(new PreprocessingForm(preprocessing).value()).isEqualTo(preprocessing);
    }
}
