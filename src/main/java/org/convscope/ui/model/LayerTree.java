package org.convscope.ui.model;

import com.formdev.flatlaf.ui.FlatTreeUI;
import javax.swing.JTree;
import javax.swing.tree.TreeModel;

/**
 * A tree as wide as it is seen, whose theme can change while its scroll bar is dragged: the timer that Swing's own look keeps for that time outlives the
 * look, and then measures a tree that it does not have any more (BasicTreeUI.ComponentHandler, JDK 17 to 24).
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
