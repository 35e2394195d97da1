package org.convscope.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.UnaryOperator;
import org.convscope.choice.UnitOrder;
import org.convscope.dataset.CategorizedFrame;
import org.convscope.frame.FrameSource;
import org.convscope.input.Preprocessing;
import org.convscope.network.SwitchedOff;
import org.junit.jupiter.api.Test;

class WorkspaceHistoryTest {
    private static final Path MODEL = Path.of("/models/quality.h5");

    /** What is to run after the event that is going on. */
    private final Queue<Runnable> after = new ArrayDeque<>();

    private Instant now = Instant.parse("2026-11-29T12:00:00Z");
    private final WorkspaceModel model =
            new WorkspaceModel(Workspace.EMPTY.model(Optional.of(MODEL)).frames(frames("a", "b", "c")));
    private final WorkspaceHistory history = new WorkspaceHistory(model, after::add, () -> now);

    private static List<CategorizedFrame> frames(String... names) {
        return Arrays.stream(names)
                .map(name -> new CategorizedFrame(source(name), ""))
                .toList();
    }

    private static FrameSource source(String name) {
        return FrameSource.of(Path.of("/frames", name));
    }

    /** One event that changes the workspace as often as there are changes; a minute after the last one. */
    @SafeVarargs
    private final void event(UnaryOperator<Workspace>... changes) {
        now = now.plusSeconds(60);
        for (UnaryOperator<Workspace> change : changes) {
            model.update(change);
        }
        after.forEach(Runnable::run);
        after.clear();
    }

    private Optional<String> undo() {
        return take(history.undo());
    }

    private Optional<String> redo() {
        return take(history.redo());
    }

    private Optional<String> take(Optional<WorkspaceHistory.TakenStep> step) {
        step.ifPresent(taken -> history.quietly(() -> model.update(taken.of())));
        after.forEach(Runnable::run);
        after.clear();
        return step.map(WorkspaceHistory.TakenStep::words);
    }

    @Test
    void closedFramesComeBackInTheirOrderWithTheSelection() {
        event(any -> any.selection(any.selection().frame(source("b"))));
        assertThat(history.canUndo()).as("selecting is no step").isFalse();
        Workspace before = model.get();
        event(any -> Navigation.close(any, List.of(source("b"))));
        event(any -> Navigation.close(any, List.of(source("a"), source("c"))));
        assertThat(undo()).contains("closing 2 frames");
        assertThat(undo()).contains("closing a frame");
        assertThat(model.get()).isEqualTo(before);
        assertThat(undo()).isEmpty();
        assertThat(redo()).contains("closing a frame");
        assertThat(model.get().frames()).isEqualTo(frames("a", "c"));
    }

    @Test
    void theModelComesBackWithAllThatWasSaidAboutIt() {
        event(any ->
                any.preprocessing(Optional.of(Preprocessing.RAW)).off(List.of(SwitchedOff.toZero("conv", List.of(1)))));
        Workspace before = model.get();
        event(any -> any.model(Optional.empty()), any -> any.model(Optional.of(Path.of("/models/other.h5")))
                .preprocessing(Optional.empty()));
        assertThat(undo()).contains("closing quality.h5");
        assertThat(model.get()).isEqualTo(before);
        assertThat(redo()).contains("closing quality.h5");
        assertThat(model.get().model()).contains(Path.of("/models/other.h5"));
        assertThat(model.get().off()).isEmpty();
    }

    @Test
    void changingToAnotherModelIsAStepAndSoIsClosingOneOfThem() {
        event(any -> any.model(Optional.of(Path.of("/models/other.h5"))).otherModels(List.of(any)));
        assertThat(history.canUndo()).isTrue();
        event(any -> any.otherModels(List.of()));
        assertThat(undo()).contains("closing quality.h5");
        assertThat(model.get().otherModels()).hasSize(1);
        assertThat(undo()).contains("another model");
        assertThat(model.get().model()).contains(MODEL);
        assertThat(model.get().otherModels()).isEmpty();
    }

    @Test
    void whatAViewShowedComesBackAndWhatCameSinceStays() {
        event(any -> any.settings(MapSettings.KEY, any.settings(MapSettings.KEY).sort(UnitOrder.MEAN)));
        event(any -> any.view(ViewId.MAPS));
        event(any -> any.frames(frames("a", "b", "c", "late"))
                .selection(any.selection().unit("conv", 3)));
        assertThat(undo()).contains("another view");
        assertThat(undo()).contains("a choice in maps");
        assertThat(model.get().view()).isEqualTo(ViewId.FRAME);
        assertThat(model.get().settings(MapSettings.KEY)).isEqualTo(MapSettings.KEY.initial());
        assertThat(model.get().frames()).as("opened since").isEqualTo(frames("a", "b", "c", "late"));
        assertThat(model.get().selection().unit()).as("selected since").isEqualTo(3);
    }

    @Test
    void closedFramesComeBackAmongThoseThatCameSince() {
        event(any -> Navigation.close(any, List.of(source("b"))));
        event(any -> any.frames(frames("a", "c", "late")));
        assertThat(undo()).contains("closing a frame");
        assertThat(model.get().frames()).isEqualTo(frames("a", "b", "c", "late"));
        assertThat(redo()).contains("closing a frame");
        assertThat(model.get().frames()).isEqualTo(frames("a", "c", "late"));
    }

    @Test
    void whatASliderChangesWhileItIsDraggedIsOneStep() {
        List<Integer> pages = new ArrayList<>();
        for (int page = 1; page <= 5; page++) {
            int wanted = page;
            event(any ->
                    any.settings(MapSettings.KEY, any.settings(MapSettings.KEY).page(wanted)));
            now = now.minusSeconds(60).plusMillis(100);
            pages.add(model.get().settings(MapSettings.KEY).page());
        }
        assertThat(pages).endsWith(5);
        assertThat(undo()).contains("a choice in maps");
        assertThat(model.get().settings(MapSettings.KEY).page()).isZero();
        assertThat(history.canUndo()).isFalse();
        assertThat(redo()).contains("a choice in maps");
        assertThat(model.get().settings(MapSettings.KEY).page()).isEqualTo(5);
    }

    @Test
    void aStepThatDoesNotComeAboutIsWhereItWas() {
        event(any -> any.view(ViewId.MAPS));
        event(any -> any.model(Optional.empty()));
        history.undo().orElseThrow().putBack().run();
        assertThat(history.canRedo()).isFalse();
        assertThat(undo()).contains("closing quality.h5");
        history.redo().orElseThrow().putBack().run();
        assertThat(redo()).contains("closing quality.h5");
        assertThat(history.canRedo()).isFalse();
        assertThat(undo()).contains("closing quality.h5");
        assertThat(undo()).contains("another view");
        assertThat(undo()).isEmpty();
    }

    @Test
    void aStepThatDoesNotComeAboutStaysBesideWhatWasDoneMeanwhile() {
        event(any -> any.model(Optional.empty()));
        WorkspaceHistory.TakenStep waiting = history.undo().orElseThrow();
        event(any -> any.view(ViewId.MAPS));
        waiting.putBack().run();
        assertThat(undo()).contains("closing quality.h5");
        assertThat(undo()).contains("another view");
        assertThat(model.get().model()).contains(MODEL);
    }

    @Test
    void anotherStepForgetsWhatWasUndone() {
        event(any -> any.view(ViewId.MAPS));
        undo();
        assertThat(history.canRedo()).isTrue();
        event(any -> any.view(ViewId.KERNELS));
        assertThat(history.canRedo()).isFalse();
        assertThat(redo()).isEmpty();
    }

    @Test
    void whatIsDoneQuietlyAndWhatOnlyOpensIsNoStep() {
        event(any -> {
            Workspace more = any.frames(frames("a", "b", "c", "d"));
            return more.settings(LightTableSettings.KEY, Navigation.oneOfEachCategory(more));
        });
        history.quietly(() -> model.update(any -> any.view(ViewId.MAPS)));
        assertThat(history.canUndo()).isFalse();
    }

    @Test
    void whoListensHearsOfEveryStep() {
        List<Boolean> heard = new ArrayList<>();
        history.addListener(() -> heard.add(history.canUndo()));
        event(any -> any.view(ViewId.MAPS));
        undo();
        assertThat(heard).containsExactly(true, false);
    }

    @Test
    void noMoreThanAHundredStepsAreKept() {
        for (int i = 0; i < 130; i++) {
            ViewId other = i % 2 == 0 ? ViewId.MAPS : ViewId.KERNELS;
            event(any -> any.view(other));
        }
        int steps = 0;
        while (undo().isPresent()) {
            steps++;
        }
        assertThat(steps).isEqualTo(100);
    }
}
