package org.convscope.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convscope.choice.RangeScope;
import org.convscope.dataset.CategorizedFrame;
import org.convscope.frame.FrameSource;
import org.convscope.input.Preprocessing;
import org.convscope.network.SwitchedOff;
import org.convscope.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OtherModelsTest {
    @TempDir
    private Path folder;

    private Path model(String name) {
        return folder.resolve(name + ".h5");
    }

    private CategorizedFrame frame(String name) {
        return new CategorizedFrame(FrameSource.of(folder.resolve(name)), "ice");
    }

    /** A model that was looked at. */
    private Workspace looked(String name, int unit) {
        CategorizedFrame frame = frame(name + ".png");
        return Workspace.EMPTY
                .model(Optional.of(model(name)))
                .frames(List.of(frame))
                .selection(Selection.NONE.frame(frame.source()).unit("conv", unit))
                .settings(MapSettings.KEY, MapSettings.KEY.initial().page(unit))
                .settings(
                        LightTableSettings.KEY, LightTableSettings.KEY.initial().frames(List.of(frame.source())))
                .appearance(Appearance.DEFAULT.scope(RangeScope.TILE))
                .preprocessing(Optional.of(Preprocessing.RAW))
                .off(List.of(SwitchedOff.toZero("conv", List.of(unit))))
                .view(ViewId.MAPS);
    }

    @Test
    void changingThereAndBackLosesNothing() {
        Workspace one = looked("one", 1).otherModels(List.of(looked("two", 2)));
        Workspace two = one.switched(one.otherModels().get(0));
        assertThat(two.model()).contains(model("two"));
        assertThat(two.selection().unit()).isEqualTo(2);
        assertThat(two.settings(MapSettings.KEY).page()).isEqualTo(2);
        assertThat(two.off()).isEqualTo(looked("two", 2).off());
        assertThat(two.switched(two.otherModels().get(0))).isEqualTo(one);
    }

    @Test
    void framesAndTheViewInFrontStay() {
        Workspace one = looked("one", 1)
                .otherModels(List.of(looked("two", 2)))
                .settings(LabSettings.KEY, LabSettings.KEY.initial())
                .view(ViewId.LIGHT_TABLE);
        Workspace two = one.switched(one.otherModels().get(0));
        assertThat(two.frames()).isEqualTo(one.frames());
        assertThat(two.selection().frame()).isEqualTo(one.selection().frame());
        assertThat(two.settings(LightTableSettings.KEY).frames())
                .isEqualTo(one.settings(LightTableSettings.KEY).frames());
        assertThat(two.view()).isEqualTo(ViewId.LIGHT_TABLE);
    }

    @Test
    void noModelIsThereTwiceAndNoMoreThanEightBeside() {
        List<Workspace> many = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            many.add(looked("m" + i / 2, i));
        }
        Workspace open = looked("m0", 0).otherModels(many);
        assertThat(open.otherModels())
                .extracting(other -> other.model().orElseThrow())
                .doesNotHaveDuplicates()
                .doesNotContain(model("m0"))
                .hasSize(8);
        assertThat(open.otherModels()).allSatisfy(other -> {
            assertThat(other.frames()).isEmpty();
            assertThat(other.otherModels()).isEmpty();
        });
    }

    @Test
    void theyComeBackFromAFileAndMoveWithIt() {
        Workspace one = looked("one", 1).otherModels(List.of(looked("two", 2), looked("three", 3)));
        var json = new WorkspaceJson(folder.resolve("w.convscope"));
        assertThat(json.read(json.write(one))).isEqualTo(one);
        Path elsewhere = folder.resolve("elsewhere/w.convscope");
        assertThat(new WorkspaceJson(elsewhere)
                        .read(json.write(one))
                        .otherModels()
                        .get(0)
                        .model())
                .contains(folder.resolve("elsewhere/two.h5"));
        assertThat(one.files()).contains(model("two"), model("three"));
        assertThat(one.moved(Map.of(model("two"), model("found")))
                        .otherModels()
                        .get(0)
                        .model())
                .contains(model("found"));
    }

    @Test
    void otherModelsWithinOtherModelsAreRefused() {
        var json = new WorkspaceJson(folder.resolve("w.convscope"));
        assertThatThrownBy(() -> json.read(
                        "{\"convscopeWorkspace\": 1, \"otherModels\": [{\"model\": \"a.h5\", \"otherModels\": []}]}"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("otherModels[0].otherModels")
                .hasMessageContaining("is not known");
    }

    @Test
    void thatOthersCameOrWentIsTold() {
        Workspace one = looked("one", 1);
        assertThat(Change.between(one, one.otherModels(List.of(looked("two", 2)))))
                .containsExactly(Change.OTHER_MODELS);
    }
}
