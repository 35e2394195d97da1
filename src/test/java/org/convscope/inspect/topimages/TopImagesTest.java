package org.convscope.inspect.topimages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.convscope.array.Tensor;
import org.convscope.core.OutputView;
import org.convscope.dataset.LabelledFrame;
import org.convscope.frame.FrameSource;
import org.convscope.input.CoordinateMap;
import org.convscope.inspect.FakeEngine;
import org.convscope.inspect.TestNetwork;
import org.convscope.inspect.fold.FoldedFrames;
import org.convscope.inspect.maps.NetworkInput;
import org.convscope.inspect.receptive.ReceptiveField;
import org.convscope.inspect.receptive.ReceptiveField.Axis;
import org.convscope.inspect.target.Target;
import org.convscope.network.Network;
import org.convscope.task.TaskMonitor;
import org.junit.jupiter.api.Test;

/** TopCommandTest has the values that Keras computes. */
class TopImagesTest {
    private static final Patch ANYWHERE = new Patch(0, 0, 1, 1);

    private static Peak peak(String name, float value) {
        return new Peak(new LabelledFrame(FrameSource.of(Path.of(name)), name, List.of()), value, ANYWHERE);
    }

    private static TopImages one(Peak peak) {
        return new TopImages(List.of(new TopImages.Unit("conv", 0, List.of(peak))));
    }

    private static List<String> names(TopImages images) {
        return images.units().get(0).peaks().stream()
                .map(peak -> peak.frame().name())
                .toList();
    }

    @Test
    void equalValuesStandInTheNaturalOrderOfNamesHoweverPartsAreMerged() {
        List<Peak> peaks = new ArrayList<>(IntStream.rangeClosed(1, 12)
                .mapToObj(i -> peak("f" + i, i == 7 ? 2 : 1))
                .toList());
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(peaks, new Random(seed));
            TopImages forward = new TopImages(List.of());
            TopImages back = new TopImages(List.of());
            for (Peak peak : peaks) {
                forward = forward.merge(one(peak), 4);
                back = one(peak).merge(back, 4);
            }

            assertThat(names(forward)).containsExactly("f7", "f1", "f2", "f3");
            assertThat(back).isEqualTo(forward);
        }
    }

    @Test
    void zeroBelowZeroIsZero() {
        TopImages all = new TopImages(List.of());
        for (Peak peak : List.of(peak("f2", 0f), peak("f10", -0f), peak("f1", -0f))) {
            all = all.merge(one(peak), 3);
        }

        assertThat(names(all)).containsExactly("f1", "f2", "f10");
    }

    @Test
    void aPatchIsWhatAPlaceSeesInPixelsOfTheFrame() {
        var field = new ReceptiveField(new Axis(3, 2, -1), new Axis(4, 1, 0));
        var half = new CoordinateMap(10, 20, 60, 40, 30, 20);

        Patch patch = Patch.of(field, 3, 5, half);

        assertThat(patch).isEqualTo(new Patch(20, 30, 28, 36));
        assertThat(patch.row()).isEqualTo(32.5);
        assertThat(patch.column()).isEqualTo(23.5);
    }

    @Test
    void whoSeesEverythingSeesAllOfTheFrameThatTheNetworkIsGiven() {
        Patch patch = Patch.of(ReceptiveField.EVERYTHING, 0, 0, new CoordinateMap(10, 0, 60, 60, 30, 30));

        assertThat(patch).isEqualTo(new Patch(10, 0, 70, 60));
    }

    /** The engine scales (NaN, 3, -1; 5, 5, -2) by the frame's number: unit 0 has one finite value, unit 1 its largest twice. */
    @Test
    void theFirstOfTheLargestFiniteValuesCounts() {
        Network network = new TestNetwork()
                .input(2, 1, 1)
                .conv("conv", 3, 1)
                .flatten("f")
                .dense("out", 1)
                .build();
        var engine = new FakeEngine()
                .with("conv", Tensor.of(new float[] {Float.NaN, 3, -1, 5, 3, Float.NEGATIVE_INFINITY}, 1, 2, 1, 3));
        List<LabelledFrame> frames = IntStream.of(1, 3, 2)
                .mapToObj(i -> new LabelledFrame(FrameSource.of(Path.of("f" + i)), "f" + i, List.of((double) i)))
                .toList();
        var request = new FindTopImages.Request(network, Target.units(network, "conv"), 2, frames);

        FoldedFrames<TopImages> found = new FindTopImages(() -> engine, TopImagesTest::input, failure -> {
                    throw failure;
                })
                .of(request)
                .all(TaskMonitor.NONE);

        List<TopImages.Unit> units = found.part().units();
        assertThat(units).extracting(TopImages.Unit::unit).containsExactly(0, 1, 2);
        assertThat(units.get(0).peaks()).extracting(Peak::value).containsExactly(15f, 10f);
        assertThat(units.get(0).peaks().get(0).patch().row()).isEqualTo(1);
        assertThat(units.get(1).peaks()).extracting(Peak::value).containsExactly(9f, 6f);
        assertThat(units.get(1).peaks().get(0).patch().row()).isEqualTo(0);
        assertThat(units.get(2).peaks()).extracting(Peak::value).containsExactly(-1f, -2f);
    }

    private static NetworkInput input(LabelledFrame frame) {
        float number = frame.values().get(0).floatValue();
        return new NetworkInput(
                frame.name(),
                "",
                "",
                List.of(Tensor.of(new float[] {number, 0}, 1, 2, 1, 1)),
                Optional.of(new CoordinateMap(0, 0, 1, 2, 1, 2)));
    }

    /** Of places in several chunks and rows, the last of them not full; with finite numbers alone and without. */
    @Test
    void aUnitsLargestValueIsFoundWhereItIsFirst() {
        int places = 40_013;
        float[] numbers = new float[places * 3];
        Arrays.fill(numbers, -1);
        for (int place : List.of(33_000, 17, 39_999)) {
            numbers[place * 3] = place == 17 ? 4 : 5;
        }
        numbers[(places - 1) * 3 + 1] = -0f;
        UnitPeaks finite = UnitPeaks.of(OutputView.of(Tensor.of(numbers, 1, places, 3)), 0);
        numbers[5 * 3 + 1] = Float.NaN;
        numbers[6 * 3] = Float.POSITIVE_INFINITY;
        UnitPeaks odd = UnitPeaks.of(OutputView.of(Tensor.of(numbers, 1, places, 3)), 0);

        for (UnitPeaks peaks : List.of(finite, odd)) {
            assertThat(peaks.places()).containsExactly(33_000, places - 1, 0);
            assertThat(peaks.values()).containsExactly(5, -0f, -1);
        }
    }
}
