package org.convscope.ui.model;

import java.awt.Color;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.Font;
import javax.swing.BorderFactory;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTree;
import javax.swing.UIManager;
import javax.swing.tree.DefaultMutableTreeNode;
import javax.swing.tree.TreeCellRenderer;
import net.miginfocom.swing.MigLayout;

/** A layer's name with its shape in second rank; greyed where it cannot be computed. */
final class LayerRenderer implements TreeCellRenderer {
    private final JPanel line = new JPanel(new MigLayout("insets 0, gap 8", "[][]", "push[]push")) {
        @Override
        public Dimension getPreferredSize() {
            return new Dimension(super.getPreferredSize().width + 4, super.getPreferredSize().height);
        }
    };
    private final JLabel name = new JLabel();
    private final JLabel detail = new JLabel();

    LayerRenderer() {
        line.setOpaque(false);
        line.setBorder(BorderFactory.createEmptyBorder());
        line.add(name);
        line.add(detail);
    }

    @Override
    public Component getTreeCellRendererComponent(
            JTree tree, Object value, boolean selected, boolean expanded, boolean leaf, int row, boolean focused) {
        Color muted = UIManager.getColor("Convscope.mutedForeground");
        Color foreground =
                UIManager.getColor(selected && tree.hasFocus() ? "Tree.selectionForeground" : "Tree.textForeground");
        Color second = selected && tree.hasFocus() ? foreground : muted;
        Font font = tree.getFont();
        if (value instanceof DefaultMutableTreeNode node && node.getUserObject() instanceof LayerNode layer) {
            boolean group = layer.layer().isEmpty();
            name.setText(layer.text());
            name.setFont(group ? font.deriveFont(Font.BOLD) : font);
            name.setForeground(
                    layer.reason().isPresent() ? UIManager.getColor("Label.disabledForeground") : foreground);
            detail.setText(layer.reason().isPresent() ? "not available" : layer.detail());
            detail.setFont(font.deriveFont(font.getSize2D() - 1));
            detail.setForeground(second);
            line.setToolTipText(layer.reason()
                    .map(reason -> layer.text() + ": " + reason)
                    .orElse(layer.text() + ", " + layer.detail()));
            line.getAccessibleContext().setAccessibleName(layer.text() + " " + layer.detail());
        }
        return line;
    }
}
