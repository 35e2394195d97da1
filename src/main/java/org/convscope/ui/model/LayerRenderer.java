package org.convscope.ui.model;

import com.formdev.flatlaf.ui.FlatUIUtils;
import com.formdev.flatlaf.util.UIScale;
import java.awt.Color;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.Graphics;
import java.util.Optional;
import javax.swing.BorderFactory;
import javax.swing.Icon;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTree;
import javax.swing.JViewport;
import javax.swing.UIManager;
import javax.swing.plaf.basic.BasicTreeUI;
import javax.swing.tree.DefaultMutableTreeNode;
import javax.swing.tree.TreeCellRenderer;
import net.miginfocom.swing.MigLayout;
import org.convscope.inspect.verify.VerifiedLayer;
import org.convscope.ui.verify.VerifyMarks;
import org.convscope.ui.verify.VerifyWords;
import org.convscope.ui.view.AppIcons;

/**
 * A layer's name with its shape in second rank, which is left out where there is no room for all of it; greyed where it cannot
 * be computed.
 */
final class LayerRenderer implements TreeCellRenderer {
    private static final int MARK = 12;
    private static final Icon NO_MARK = new EmptyIcon(MARK);
    private static final int END = 4;
    private static final int GAP = 8;

    private final JPanel line = new JPanel(new MigLayout("insets 0, gap 8, hidemode 3", "[][]", "push[]push")) {
        @Override
        public Dimension getPreferredSize() {
            Dimension whole = super.getPreferredSize();
            return new Dimension(Math.min(room, whole.width + END), whole.height);
        }
    };
    private final JLabel name = new JLabel();
    private final JLabel detail = new JLabel();

    private final VerifyMarks marks;
    /** As wide as a row can be. */
    private int room = Integer.MAX_VALUE;

    LayerRenderer(VerifyMarks marks) {
        this.marks = marks;
        line.setOpaque(false);
        line.setBorder(BorderFactory.createEmptyBorder());
        line.add(name, "wmin 0");
        line.add(detail);
    }

    @Override
    public Component getTreeCellRendererComponent(
            JTree tree, Object value, boolean selected, boolean expanded, boolean leaf, int row, boolean focused) {
        Color muted = UIManager.getColor("Convscope.mutedForeground");
        // as FlatLaf picks the background: also while a menu is open, which takes the focus for a time
        boolean isMarked = selected && FlatUIUtils.isPermanentFocusOwner(tree);
        Color foreground = UIManager.getColor(isMarked ? "Tree.selectionForeground" : "Tree.textForeground");
        Color second = isMarked ? foreground : muted;
        Font font = tree.getFont();
        if (value instanceof DefaultMutableTreeNode node && node.getUserObject() instanceof LayerNode layer) {
            boolean group = layer.layer().isEmpty();
            name.setText(layer.text());
            name.setFont(group ? font.deriveFont(Font.BOLD) : font);
            name.setForeground(
                    layer.reason().isPresent() && !isMarked
                            ? UIManager.getColor("Label.disabledForeground")
                            : foreground);
            String said = layer.declared().isPresent() ? layer.detail() + ", declared by you" : layer.detail();
            detail.setText(layer.reason().isPresent() ? "not available" : said);
            detail.setFont(font.deriveFont(font.getSize2D() - 1));
            detail.setForeground(second);
            detail.setVisible(true);
            Optional<VerifiedLayer> mark = layer.layer().flatMap(marks::of);
            name.setIcon(
                    group || !marks.isVerified()
                            ? null
                            : mark.flatMap(VerifyWords::icon)
                                    .map(icon -> AppIcons.of(icon, MARK))
                                    .orElse(NO_MARK));
            line.setToolTipText(layer.reason()
                    .map(reason -> layer.text() + ": " + reason)
                    .orElse(layer.text() + ", " + said
                            + layer.declared().map(": "::concat).orElse("")
                            + mark.map(VerifyWords::tooltip).map("; "::concat).orElse("")));
            line.getAccessibleContext()
                    .setAccessibleName(layer.text() + " " + said
                            + mark.map(VerifyWords::tooltip).map(" "::concat).orElse(""));
            fit(tree, node.getLevel());
        }
        return line;
    }

    /** Half of a shape is a wrong one: where the row has no room for it, the hint has it. */
    private void fit(JTree tree, int level) {
        int indent =
                tree.getUI() instanceof BasicTreeUI look ? look.getLeftChildIndent() + look.getRightChildIndent() : 0;
        room = tree.getParent() instanceof JViewport seen && seen.getWidth() > 0
                ? Math.max(1, seen.getWidth() - level * indent - tree.getInsets().left)
                : Integer.MAX_VALUE;
        line.invalidate();
        detail.setVisible(
                name.getPreferredSize().width + UIScale.scale(GAP) + detail.getPreferredSize().width + END <= room);
    }

    /** Keeps the names of marked and unmarked layers in line. */
    private record EmptyIcon(int size) implements Icon {
        @Override
        public void paintIcon(Component component, Graphics graphics, int x, int y) {
            // takes room only
        }

        @Override
        public int getIconWidth() {
            return UIScale.scale(size);
        }

        @Override
        public int getIconHeight() {
            return UIScale.scale(size);
        }
    }
}
