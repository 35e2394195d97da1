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
import javax.swing.UIManager;
import javax.swing.tree.DefaultMutableTreeNode;
import javax.swing.tree.TreeCellRenderer;
import net.miginfocom.swing.MigLayout;
import org.convscope.inspect.verify.VerifiedLayer;
import org.convscope.ui.verify.VerifyMarks;
import org.convscope.ui.verify.VerifyWords;
import org.convscope.ui.view.AppIcons;

/** A layer's name with its shape in second rank; greyed where it cannot be computed. */
final class LayerRenderer implements TreeCellRenderer {
    private static final int MARK = 12;
    private static final Icon NO_MARK = new EmptyIcon(MARK);

    private final JPanel line = new JPanel(new MigLayout("insets 0, gap 8", "[][]", "push[]push")) {
        @Override
        public Dimension getPreferredSize() {
            return new Dimension(super.getPreferredSize().width + 4, super.getPreferredSize().height);
        }
    };
    private final JLabel name = new JLabel();
    private final JLabel detail = new JLabel();

    private final VerifyMarks marks;

    LayerRenderer(VerifyMarks marks) {
        this.marks = marks;
        line.setOpaque(false);
        line.setBorder(BorderFactory.createEmptyBorder());
        line.add(name);
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
        }
        return line;
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
