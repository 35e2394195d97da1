package org.convscope.ui.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.convscope.ui.window.WindowRobot.inside;
import static org.convscope.ui.window.WindowRobot.layOut;

import com.formdev.flatlaf.FlatLightLaf;
import java.awt.Component;
import java.awt.Container;
import java.awt.event.ActionListener;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JScrollPane;
import javax.swing.LookAndFeel;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;
import javax.swing.tree.DefaultMutableTreeNode;
import javax.swing.tree.DefaultTreeModel;
import org.convscope.ui.verify.VerifyMarks;
import org.convscope.workspace.Workspace;
import org.convscope.workspace.WorkspaceModel;
import org.junit.jupiter.api.Test;

class LayerTreeTest {
    @Test
    void anEarlierThemesTimerFindsNothingToMeasure() throws Exception {
        LookAndFeel before = UIManager.getLookAndFeel();
        SwingUtilities.invokeAndWait(() -> {
            try {
                FlatLightLaf.setup();
                var tree = new LayerTree(new DefaultTreeModel(new DefaultMutableTreeNode("model")));
                tree.setRowHeight(20);
                tree.setLargeModel(true);
                var pane = new JScrollPane(tree);
                pane.setSize(100, 100);
                List<ActionListener> timed = Arrays.stream(tree.getComponentListeners())
                        .filter(ActionListener.class::isInstance)
                        .map(ActionListener.class::cast)
                        .toList();
                assertThat(timed).hasSize(1);

                tree.updateUI();

                assertThatCode(() -> timed.get(0).actionPerformed(null)).doesNotThrowAnyException();
            } finally {
                restore(before);
            }
        });
    }

    @Test
    void aShapeForWhichThereIsNoRoomIsLeftOutNotCut() throws Exception {
        LookAndFeel before = UIManager.getLookAndFeel();
        SwingUtilities.invokeAndWait(() -> {
            try {
                FlatLightLaf.setup();
                var layer = new DefaultMutableTreeNode(new LayerNode(
                        "block1_conv1",
                        "512 × 512 × 16",
                        Optional.of("block1_conv1"),
                        Optional.empty(),
                        Optional.empty(),
                        List.of()));
                var root = new DefaultMutableTreeNode();
                root.add(layer);
                var tree = new LayerTree(new DefaultTreeModel(root));
                tree.setRootVisible(false);
                var renderer = new LayerRenderer(new VerifyMarks(new WorkspaceModel(Workspace.EMPTY), Optional::empty));
                tree.setCellRenderer(renderer);
                var pane = new JScrollPane(tree);
                for (int width : new int[] {150, 400}) {
                    pane.setSize(width, 100);
                    layOut(pane);
                    Component row = renderer.getTreeCellRendererComponent(tree, layer, false, false, true, 0, false);
                    List<String> seen = inside((Container) row, JLabel.class).stream()
                            .filter(Component::isVisible)
                            .map(JLabel::getText)
                            .toList();
                    assertThat(seen)
                            .isEqualTo(
                                    width == 150 ? List.of("block1_conv1") : List.of("block1_conv1", "512 × 512 × 16"));
                    assertThat(row.getPreferredSize().width).isLessThan(width);
                    assertThat(((JComponent) row).getToolTipText()).contains("512 × 512 × 16");
                }
                assertThat(tree.getScrollableTracksViewportWidth()).isTrue();
            } finally {
                restore(before);
            }
        });
    }

    private static void restore(LookAndFeel before) {
        try {
            UIManager.setLookAndFeel(before);
        } catch (javax.swing.UnsupportedLookAndFeelException e) {
            throw new IllegalStateException(e);
        }
    }
}
