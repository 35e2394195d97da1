package org.convscope.ui.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.ViewBench.onEventThread;

import java.util.List;
import java.util.stream.IntStream;
import javax.swing.JComboBox;
import javax.swing.JMenu;
import org.convscope.choice.Contrast;
import org.convscope.choice.RangeScope;
import org.convscope.workspace.ViewId;
import org.convscope.workspace.Workspace;
import org.convscope.workspace.WorkspaceModel;
import org.junit.jupiter.api.Test;

/** The toolbar says what the view in front shows, and is grey where it changes nothing there. */
class ChoiceControlsTest {
    private final WorkspaceModel workspace = new WorkspaceModel(Workspace.EMPTY.view(ViewId.MAPS));

    private void show(ViewId view) {
        workspace.update(now -> now.view(view));
    }

    private static List<String> entries(JComboBox<String> box) {
        return IntStream.range(0, box.getItemCount()).mapToObj(box::getItemAt).toList();
    }

    @Test
    void theRangeIsTheOneThatIsShown() throws Exception {
        onEventThread(() -> {
            JComboBox<String> box = ChoiceControls.comboBox(WorkspaceChoice.RANGE, workspace);
            JMenu menu = ChoiceControls.menu(WorkspaceChoice.RANGE, workspace);
            assertThat(box.getSelectedItem()).isEqualTo("layer");
            show(ViewId.LIGHT_TABLE);
            assertThat(box.getSelectedItem()).isEqualTo("frames");
            assertThat(entries(box)).containsExactly("tile", "frames");
            assertThat(menu.getItem(1).isEnabled()).as("layer").isFalse();
            assertThat(menu.getItem(3).isSelected()).as("frames").isTrue();
            box.setSelectedIndex(0);
            assertThat(workspace.get().appearance().scope()).isEqualTo(RangeScope.TILE);
            box.setSelectedIndex(1);
            show(ViewId.KERNELS);
            assertThat(box.getSelectedItem()).isEqualTo("layer");
            assertThat(entries(box)).containsExactly("tile", "layer", "network");
            // what was chosen elsewhere is there again
            show(ViewId.LIGHT_TABLE);
            assertThat(box.getSelectedItem()).isEqualTo("frames");
            assertThat(workspace.get().appearance().scope()).isEqualTo(RangeScope.FRAMES);
            return box;
        });
    }

    @Test
    void whatCannotBeChangedIsGreyAndSaysWhy() throws Exception {
        onEventThread(() -> {
            JComboBox<String> contrast = ChoiceControls.comboBox(WorkspaceChoice.CONTRAST, workspace);
            JComboBox<String> curve = ChoiceControls.comboBox(WorkspaceChoice.CURVE, workspace);
            assertThat(contrast.isEnabled()).isTrue();
            for (ViewId view : List.of(ViewId.FRAME, ViewId.HISTOGRAMS, ViewId.DATA_SET)) {
                show(view);
                assertThat(contrast.isEnabled()).as(view.word()).isFalse();
                assertThat(contrast.getToolTipText()).as(view.word()).contains("frame");
            }
            show(ViewId.MAPS);
            assertThat(contrast.isEnabled()).isTrue();
            workspace.update(now -> now.appearance(now.appearance().contrast(Contrast.STANDARDISED)));
            assertThat(curve.isEnabled()).isFalse();
            assertThat(curve.getToolTipText()).contains("each tile");
            assertThat(contrast.isEnabled()).isTrue();
            return contrast;
        });
    }
}
