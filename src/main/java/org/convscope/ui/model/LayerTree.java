package org.convscope.ui.model;

import com.formdev.flatlaf.ui.FlatTreeUI;
import java.awt.Graphics;
import javax.swing.JTree;
import javax.swing.tree.TreeModel;
import org.convscope.ui.canvas.CanvasText;

/**
 * A tree as wide as it is seen, whose theme can change while its scroll bar is dragged: the timer that Swing's own look keeps for
 * that time outlives the look, and then measures a tree that it does not have any more (BasicTreeUI.ComponentHandler, JDK 17 to 24).
 */
final class LayerTree extends JTree {
    LayerTree(TreeModel model) {
        super(model);
    }

    @Override
    public boolean getScrollableTracksViewportWidth() {
        return true;
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        super.paintComponent(graphics);
        if (getRowCount() == 0) {
            CanvasText.instead(this, graphics, "No model is open: drop one, or choose File > Open");
        }
    }

    @Override
    public void updateUI() {
        setUI(new PatientLook());
    }

    private static final class PatientLook extends FlatTreeUI {
        @Override
        protected void updateSize() {
            if (tree != null) {
                super.updateSize();
            }
        }
    }
}
