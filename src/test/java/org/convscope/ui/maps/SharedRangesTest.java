package org.convscope.ui.maps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.ViewBench.frame;
import static org.convscope.ui.ViewBench.onEventThread;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import javax.swing.JPanel;
import org.convscope.array.ColourEnds;
import org.convscope.array.ColourLimits;
import org.convscope.array.Range;
import org.convscope.choice.RangeScope;
import org.convscope.choice.TileLayout;
import org.convscope.choice.UnitFilter;
import org.convscope.choice.UnitOrder;
import org.convscope.frame.FrameSource;
import org.convscope.problem.Problem;
import org.convscope.task.TaskMonitor;
import org.convscope.ui.TestModels;
import org.convscope.ui.ViewBench;
import org.convscope.ui.canvas.BusyOverlay;
import org.convscope.ui.view.ModelDocument;
import org.convscope.workspace.Workspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SharedRangesTest {
    private static final String LAYER = "block1_conv1";

    private final ViewBench bench = new ViewBench();
    private final CountDownLatch second = new CountDownLatch(1);
    private final List<String> failures = new ArrayList<>();
    private ModelDocument model;
    private SharedRanges ranges;

    @BeforeEach
    void open() throws Exception {
        model = bench.open("a.h5", TestModels.twoBlocks());
        bench.scope(RangeScope.NETWORK);
        ranges = onEventThread(() ->
                new SharedRanges(bench.tasks(), BusyOverlay.over(new JPanel()), this::answer, () -> {}, failures::add));
    }

    @AfterEach
    void close() {
        second.countDown();
        bench.close();
    }

    /** From 0 to the number in the first frame's name; frame 2 waits, frame 13 fails. */
    private Map<String, ColourEnds> answer(MapsWork.RangeQuestion question, TaskMonitor monitor) throws Exception {
        FrameSource frame = question.frames().get(0);
        if (frame.equals(frame(2))) {
            second.await();
        }
        if (frame.equals(frame(13))) {
            throw Problem.of("no luck").asException();
        }
        return Map.of(LAYER, to(Double.parseDouble(frame.name().replace(".png", ""))));
    }

    private static ColourEnds to(double high) {
        return ColourEnds.of(new Range(0, high));
    }

    private static MapsQuestion maps(ModelDocument model, int frame) {
        return new MapsQuestion(
                model,
                frame(frame),
                List.of(LAYER),
                UnitOrder.INDEX,
                MapsQuestion.Discrimination.NONE,
                UnitFilter.ALL,
                0,
                TileLayout.SQUARE,
                OptionalInt.empty(),
                MapsQuestion.FramesPage.NONE,
                ColourLimits.EXTREMES);
    }

    private Workspace now() {
        return bench.context().workspace().get();
    }

    private void ask(int frame) throws Exception {
        onEventThread(() -> {
            ranges.ask(now(), maps(model, frame));
            return frame;
        });
    }

    private Optional<ColourEnds> of(ModelDocument document, int frame) throws Exception {
        return onEventThread(() -> ranges.of(now(), maps(document, frame), LAYER));
    }

    @Test
    void backAtAFrameItsRangeStaysWhatWasAskedForBetween() throws Exception {
        ask(1);
        bench.settle();
        ask(2);
        ask(1);
        second.countDown();
        bench.settle();

        assertThat(of(model, 1)).contains(to(1));
        assertThat(of(model, 2)).isEmpty();
    }

    @Test
    void whatIsKnownIsOfOneFrameScopeAndModel() throws Exception {
        ask(1);
        bench.settle();
        ModelDocument other = bench.open("b.h5", TestModels.twoBlocks());

        assertThat(of(model, 1)).contains(to(1));
        assertThat(of(model, 3)).isEmpty();
        assertThat(of(other, 1)).isEmpty();
        bench.scope(RangeScope.FRAMES);
        assertThat(of(model, 1)).isEmpty();
    }

    @Test
    void afterAFailureNothingIsKnown() throws Exception {
        ask(1);
        bench.settle();
        ask(13);
        bench.settle();

        assertThat(failures).singleElement().asString().contains("No luck");
        assertThat(of(model, 1)).isEmpty();
        assertThat(of(model, 13)).isEmpty();
        ask(1);
        bench.settle();
        assertThat(of(model, 1)).contains(to(1));
    }
}
