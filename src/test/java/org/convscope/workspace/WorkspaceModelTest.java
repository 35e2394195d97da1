package org.convscope.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.convscope.choice.BackendChoice;
import org.convscope.choice.ColourMap;
import org.convscope.choice.Curve;
import org.convscope.choice.RangeScope;
import org.convscope.dataset.CategorizedFrame;
import org.convscope.dataset.DataSetOrigin;
import org.convscope.frame.FrameSource;
import org.convscope.input.Preprocessing;
import org.junit.jupiter.api.Test;

class WorkspaceModelTest {
    private static final FrameSource ICE = FrameSource.of(Path.of("ice.png"));

    private final WorkspaceModel model = new WorkspaceModel(Workspace.EMPTY);
    private final List<Set<Concern>> heard = new ArrayList<>();

    @Test
    void listenersAreToldWhatChangedAndNothingElse() {
        model.addListener((before, now, changes) -> heard.add(changes));
        model.select(selection -> selection.unit("block1_conv1", 17).row(3));
        model.update(w -> w.appearance(w.appearance().scope(RangeScope.TILE)));
        assertThat(heard).containsExactly(Set.of(Change.LAYER, Change.UNIT, Change.ROW), Set.of(Change.APPEARANCE));
    }

    @Test
    void anUpdateThatChangesNothingIsNotTold() {
        model.addListener((before, now, changes) -> heard.add(changes));
        model.select(selection -> selection.unit(0));
        assertThat(heard).isEmpty();
    }

    @Test
    void allHearOfTheFirstChangeBeforeAnyHearsOfTheSecond() {
        List<String> order = new ArrayList<>();
        model.addListener((before, now, changes) -> {
            order.add("first " + now.selection().unit());
            if (now.selection().unit() == 1) {
                model.select(selection -> selection.unit(2));
            }
        });
        model.addListener(
                (before, now, changes) -> order.add("second " + now.selection().unit()));
        model.select(selection -> selection.unit(1));
        assertThat(order).containsExactly("first 1", "second 1", "first 2", "second 2");
    }

    @Test
    void whatOneListenerThrowsKeepsNoOtherFromHearing() {
        var first = new IllegalStateException("first");
        model.addListener((before, now, changes) -> {
            throw first;
        });
        model.addListener((before, now, changes) -> heard.add(changes));
        assertThatThrownBy(() -> model.select(selection -> selection.row(3))).isSameAs(first);
        assertThat(heard).containsExactly(Set.of(Change.ROW));
        assertThatThrownBy(() -> model.select(selection -> selection.row(4))).isSameAs(first);
        assertThat(heard).hasSize(2);
    }

    @Test
    void everyPartOfAWorkspaceHasItsChange() {
        List<Workspace> others = List.of(
                Workspace.EMPTY.model(Optional.of(Path.of("m.h5"))),
                Workspace.EMPTY.otherModels(List.of(Workspace.EMPTY.model(Optional.of(Path.of("m.h5"))))),
                Workspace.EMPTY.frames(List.of(new CategorizedFrame(ICE, "ice"))),
                Workspace.EMPTY.dataSet(Optional.of(DataSetOrigin.of(Path.of("labels.csv")))),
                Workspace.EMPTY.selection(Selection.NONE.layer("a")),
                Workspace.EMPTY.selection(Selection.NONE.unit(1)),
                Workspace.EMPTY.selection(Selection.NONE.frame(ICE)),
                Workspace.EMPTY.selection(Selection.NONE.pixel(new PixelPosition(1, 2))),
                Workspace.EMPTY.selection(Selection.NONE.row(1)),
                Workspace.EMPTY.settings(LightTableSettings.KEY, LightTableSettings.NONE.toggle(ICE)),
                Workspace.EMPTY.appearance(Appearance.DEFAULT.colourMap(Optional.of(ColourMap.VIRIDIS))),
                Workspace.EMPTY.settings(FrameSettings.KEY, FrameSettings.DEFAULT.mapping(Curve.LOG)),
                Workspace.EMPTY.settings(
                        KernelSettings.KEY, KernelSettings.DEFAULT.origin(KernelSettings.Origin.LOWER)),
                Workspace.EMPTY.settings(MapSettings.KEY, MapSettings.DEFAULT.page(1)),
                Workspace.EMPTY.settings(HistogramSettings.KEY, HistogramSettings.DEFAULT.rowBins(20)),
                Workspace.EMPTY.preprocessing(Optional.of(Preprocessing.RAW)),
                Workspace.EMPTY.computing(ComputeChoice.AUTOMATIC.backend(BackendChoice.CPU)),
                Workspace.EMPTY.view(ViewId.MAPS));
        Set<Concern> all = new HashSet<>();
        for (Workspace other : others) {
            Set<Concern> changes = Change.between(Workspace.EMPTY, other);
            assertThat(changes).hasSize(1);
            all.addAll(changes);
        }
        // what the files hold is not in the workspace
        all.add(Change.FRAME_CONTENT);
        assertThat(all).contains(Change.values()).contains(FrameSettings.KEY, MapSettings.KEY);
    }

    @Test
    void otherContentOfFramesIsToldAsOtherFrames() {
        model.addListener((before, now, changes) -> heard.add(changes));
        model.renewed();
        assertThat(heard).containsExactly(Set.of(Change.FRAME_CONTENT, Change.FRAMES, Change.FRAME));
    }

    @Test
    void anotherLayerBeginsWithItsFirstUnit() {
        Selection selection = Selection.NONE.unit("a", 5);
        assertThat(selection.layer("b").unit()).isZero();
        assertThat(selection.layer("a").unit()).isEqualTo(5);
    }

    @Test
    void theLightTableHoldsEightFramesAndEachOnce() {
        LightTableSettings table = LightTableSettings.NONE;
        for (int i = 0; i < 10; i++) {
            table = table.toggle(FrameSource.of(Path.of("f" + i)));
        }
        assertThat(table.frames()).hasSize(8);
        FrameSource first = table.frames().get(0);
        assertThat(table.reference(first).toggle(first).reference()).isEmpty();
        assertThat(LightTableSettings.NONE.frames(List.of(first, first)).frames())
                .hasSize(1);
    }

    @Test
    void differencesAlwaysHaveAReferenceOnTheTable() {
        FrameSource first = FrameSource.of(Path.of("a"));
        FrameSource second = FrameSource.of(Path.of("b"));
        LightTableSettings table =
                LightTableSettings.NONE.mode(LightTableSettings.Mode.DIFFERENCE).frames(List.of(first, second));
        assertThat(table.reference()).contains(first);
        assertThat(table.toggle(first).reference()).contains(second);
        assertThat(table.reference(second).reference()).contains(second);
        assertThat(table.frames(List.of()).reference()).isEmpty();
    }
}
