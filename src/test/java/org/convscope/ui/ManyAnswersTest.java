package org.convscope.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.ViewBench.frame;
import static org.convscope.ui.ViewBench.onEventThread;

import com.formdev.flatlaf.FlatLightLaf;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.convscope.array.Range;
import org.convscope.array.Tensor;
import org.convscope.dataset.CategorizedFrame;
import org.convscope.frame.Frame;
import org.convscope.inspect.TestNetwork;
import org.convscope.inspect.maps.LayerMaps;
import org.convscope.network.Network;
import org.convscope.render.mosaic.Mosaic;
import org.convscope.ui.drop.FileDrop;
import org.convscope.ui.frame.ShownFrame;
import org.convscope.ui.kept.KeptPredictions;
import org.convscope.ui.units.UnitAreas;
import org.convscope.ui.view.View;
import org.convscope.workspace.HistogramSettings;
import org.convscope.workspace.MapSettings;
import org.convscope.workspace.PixelPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All views answer again and again; of each answer nothing stays once it is replaced. */
class ManyAnswersTest {
    @TempDir
    private Path folder;

    private static final int ROUNDS = 64;

    private static Network network() {
        float[] ones = new float[3 * 3 * 2];
        Arrays.fill(ones, 1);
        return new TestNetwork()
                .input(4, 4, 1)
                .conv("c", Tensor.of(ones, 3, 3, 1, 2), Tensor.of(new float[2], 2))
                .build();
    }

    @Test
    void aThousandAnswersLeaveNothingBehind() throws Exception {
        onEventThread(FlatLightLaf::setup);
        LiveObjects start = LiveObjects.count();
        try (var bench = new ViewBench()) {
            float[] ones = new float[2 * 2 * 2];
            Arrays.fill(ones, 1);
            bench.engine().with("c", Tensor.of(ones, 1, 2, 2, 2));
            bench.open("model.h5", network());
            bench.select("c");
            bench.context()
                    .frames()
                    .open(IntStream.range(0, 12).mapToObj(ViewBench::frame).collect(Collectors.toSet()));
            onEventThread(() -> {
                bench.context().workspace().update(now -> now.frames(
                                List.of(new CategorizedFrame(frame(7), ""), new CategorizedFrame(frame(8), "")))
                        .settings(
                                HistogramSettings.KEY,
                                now.settings(HistogramSettings.KEY).brush(Optional.of(new Range(0, 9))))
                        .settings(MapSettings.KEY, now.settings(MapSettings.KEY).coverage(MapSettings.Coverage.LAYER)));
                return bench;
            });
            WindowViews views = onEventThread(() -> new WindowViews(
                    bench.context(),
                    new UnitAreas(),
                    () -> {},
                    target -> {},
                    new KeptPredictions(folder),
                    SavingChoosers.files(folder),
                    new FileDrop(paths -> {}, problems -> {})));
            rounds(bench, views, 10);
            LiveObjects before = LiveObjects.count();
            rounds(bench, views, ROUNDS);
            assertThat(LiveObjects.count().moreThan(before, ROUNDS / 10))
                    .as(
                            "what is there more of after %d answers",
                            ROUNDS * views.all().size())
                    .isEmpty();

            Network closed = bench.context().documents().model().orElseThrow().network();
            bench.closeAll();
            bench.context().maps().release(closed);
            bench.context().frames().open(Set.of());
            bench.settle();
            closed = null;
            LiveObjects after = LiveObjects.count();
            for (Class<?> kind : List.of(Frame.class, ShownFrame.class, Mosaic.class, Network.class, LayerMaps.class)) {
                assertThat(after.of(kind)).as(kind.getName()).isLessThanOrEqualTo(start.of(kind));
            }
        }
    }

    private static void rounds(ViewBench bench, WindowViews views, int rounds) throws Exception {
        for (int round = 0; round < rounds; round++) {
            int number = round % 9;
            if (round % 10 == 0) {
                Network closed =
                        bench.context().documents().model().orElseThrow().network();
                bench.open("model" + round + ".h5", network());
                bench.context().maps().release(closed);
            }
            bench.compare(frame(number), frame(number + 1), frame(number + 2));
            bench.select(frame(number));
            onEventThread(() -> {
                bench.context()
                        .workspace()
                        .select(selection ->
                                selection.unit(number % 2).row(number % 4).pixel(new PixelPosition(number % 4, 1)));
                return number;
            });
            for (View view : views.all()) {
                onEventThread(() -> {
                    view.shown();
                    return view;
                });
                bench.settle();
                onEventThread(() -> {
                    view.exports();
                    view.hidden();
                    return view;
                });
            }
        }
        onEventThread(() -> rounds);
    }
}
