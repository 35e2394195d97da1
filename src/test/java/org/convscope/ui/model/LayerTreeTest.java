package org.convscope.ui.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.formdev.flatlaf.FlatLightLaf;
import java.awt.event.ActionListener;
import java.util.Arrays;
import java.util.List;
import javax.swing.JScrollPane;
import javax.swing.LookAndFeel;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;
import javax.swing.tree.DefaultMutableTreeNode;
import javax.swing.tree.DefaultTreeModel;
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

    private static void restore(LookAndFeel before) {
        try {
            UIManager.setLookAndFeel(before);
        } catch (javax.swing.UnsupportedLookAndFeelException e) {
            throw new IllegalStateException(e);
        }
    }
}
