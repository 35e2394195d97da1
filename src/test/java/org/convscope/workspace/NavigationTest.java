package org.convscope.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.convscope.choice.TileLayout;
import org.convscope.dataset.CategorizedFrame;
import org.convscope.frame.FrameSource;
import org.convscope.network.Activation;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.Operation;
import org.junit.jupiter.api.Test;

class NavigationTest {
    private static final Network NETWORK = new Network(
            "n",
            "2.15.0",
            List.of(
                    call("in", LayerCall.Origin.INPUT, 1),
                    call("a", LayerCall.Origin.LAYER, 4, "in"),
                    call("gone", LayerCall.Origin.LAYER, 4, "in"),
                    call("b", LayerCall.Origin.LAYER, 8, "a")),
            List.of("in"),
            List.of("b"));

    private static LayerCall call(String id, LayerCall.Origin origin, int units, String... inputs) {
        return new LayerCall(
                id,
                List.of(id),
                0,
                "Activation",
                origin,
                id.equals("gone") ? new Operation.Unavailable("a Lambda") : new Operation.Activate(),
                Activation.RELU,
                List.of(inputs),
                new int[] {2, 2, units},
                List.of(),
                true,
                LayerCall.Layout.CHANNELS_LAST);
    }

    private static Workspace frames(String... categories) {
        List<CategorizedFrame> entries = IntStream.range(0, categories.length)
                .mapToObj(i -> new CategorizedFrame(FrameSource.of(Path.of("f" + i)), categories[i]))
                .toList();
        return Workspace.EMPTY
                .frames(entries)
                .selection(Selection.NONE.frame(entries.get(0).source()));
    }

    private static FrameSource frame(int index) {
        return FrameSource.of(Path.of("f" + index));
    }

    @Test
    void unitsEndAtTheFirstAndTheLast() {
        Selection first = Selection.NONE.unit("a", 0);
        assertThat(Navigation.unit(first, NETWORK, -1)).isEqualTo(first);
        assertThat(Navigation.unit(first, NETWORK, 3).unit()).isEqualTo(3);
        assertThat(Navigation.unit(first, NETWORK, 4)).isEqualTo(first);
    }

    @Test
    void layersThatCannotBeComputedAreSteppedOver() {
        Selection a = Selection.NONE.unit("a", 2);
        Selection b = Navigation.layer(a, NETWORK, 1);
        assertThat(b.layer()).contains("b");
        assertThat(b.unit()).isZero();
        assertThat(Navigation.layer(b, NETWORK, 1)).isEqualTo(b);
        assertThat(Navigation.unit(Selection.NONE, NETWORK, 1).layer()).contains("a");
    }

    @Test
    void aClosedFramesNeighbourIsSelected() {
        Workspace three = frames("x", "x", "x").selection(Selection.NONE.frame(frame(2)));
        three = three.settings(
                LightTableSettings.KEY, three.settings(LightTableSettings.KEY).toggle(frame(2)));
        Workspace two = Navigation.close(three, List.of(frame(2)));
        assertThat(two.selection().frame()).contains(frame(1));
        assertThat(two.settings(LightTableSettings.KEY).frames()).isEmpty();
        Workspace none = Navigation.close(Navigation.close(two, List.of(frame(1))), List.of(frame(0)));
        assertThat(none.selection().frame()).isEmpty();
        assertThat(none.isEmpty()).isTrue();
    }

    @Test
    void severalFramesAreClosedAtOnceAndAStackIsAFilesFrames() {
        Workspace five = frames("x", "x", "x", "x", "x").selection(Selection.NONE.frame(frame(1)));
        Workspace two = Navigation.close(five, List.of(frame(0), frame(1), frame(2)));
        assertThat(two.frames()).extracting(CategorizedFrame::source).containsExactly(frame(3), frame(4));
        assertThat(two.selection().frame()).contains(frame(3));
        assertThat(Navigation.close(two.selection(Selection.NONE.frame(frame(4))), List.of(frame(4)))
                        .selection()
                        .frame())
                .contains(frame(3));

        FrameSource first = new FrameSource(Path.of("run.h5"), 0);
        FrameSource second = new FrameSource(Path.of("run.h5"), 1);
        Workspace mixed = five.frames(List.of(
                new CategorizedFrame(frame(0), ""), new CategorizedFrame(first, ""), new CategorizedFrame(second, "")));
        assertThat(Navigation.stack(mixed, second)).containsExactly(first, second);
        assertThat(Navigation.stack(mixed, frame(0))).containsExactly(frame(0));
    }

    @Test
    void theLightTableGetsTheFirstFrameOfEachCategoryAndBlinkGoesAround() {
        Workspace workspace = frames("ice", "ice", "blank");
        workspace = workspace.settings(LightTableSettings.KEY, Navigation.oneOfEachCategory(workspace));
        assertThat(workspace.settings(LightTableSettings.KEY).frames()).containsExactly(frame(0), frame(2));
        Selection second = Navigation.blink(workspace);
        assertThat(second.frame()).contains(frame(2));
        assertThat(Navigation.blink(workspace.selection(second)).frame()).isEqualTo(Optional.of(frame(0)));
    }

    @Test
    void aStepDownIsARowOfTiles() {
        assertThat(TileLayout.SQUARE.columns(256)).isEqualTo(8);
        assertThat(TileLayout.SQUARE.columns(10)).isEqualTo(4);
        assertThat(TileLayout.SIXTEEN_A_ROW.columns(256)).isEqualTo(16);
    }
}
