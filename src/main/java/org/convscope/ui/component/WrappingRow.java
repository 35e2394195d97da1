package org.convscope.ui.component;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.Insets;
import java.awt.LayoutManager;
import java.util.Arrays;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingUtilities;
import javax.swing.border.EmptyBorder;
import net.miginfocom.swing.MigLayout;

/** Controls side by side; what does not fit goes to a row below, so that nothing is cut off. */
public final class WrappingRow extends JPanel {
    private static final int GAP = 6;
    private static final int APART = 10;
    private static final int MARGIN = 10;

    public WrappingRow() {
        super(new Rows());
        setBorder(new Margin());
    }

    /** Puts a word and its control into the row as one, which no end of a row parts; returns both together. */
    public JComponent addNamed(String word, JComponent control) {
        var both = new JPanel(new MigLayout("insets 0, gap 6lp"));
        both.add(new JLabel(word));
        both.add(control);
        add(both);
        return both;
    }

    @Override
    public void setBounds(int x, int y, int width, int height) {
        boolean isOther = width != getWidth();
        super.setBounds(x, y, width, height);
        if (isOther) {
            // another width may want another height; what is laid out now would count as done before it is asked for
            SwingUtilities.invokeLater(this::revalidate);
        }
    }

    /** Grows with the text. No border of the look and feel, which another theme would take away. */
    private static final class Margin extends EmptyBorder {
        private static final long serialVersionUID = 1;

        Margin() {
            super(GAP, MARGIN, GAP, MARGIN);
        }

        @Override
        public Insets getBorderInsets(Component row, Insets insets) {
            insets.set(UIScale.scale(top), UIScale.scale(left), UIScale.scale(bottom), UIScale.scale(right));
            return insets;
        }
    }

    private static final class Rows implements LayoutManager {
        private static final String CUT = "convscope.cut";

        @Override
        public void addLayoutComponent(String name, Component component) {
            // order is all that counts
        }

        @Override
        public void removeLayoutComponent(Component component) {
            // nothing is remembered
        }

        @Override
        public Dimension preferredLayoutSize(Container row) {
            return walk(row, row.getWidth() == 0 ? Integer.MAX_VALUE : row.getWidth(), false);
        }

        @Override
        public Dimension minimumLayoutSize(Container row) {
            Dimension wanted = preferredLayoutSize(row);
            int widest = 0;
            for (Component one : row.getComponents()) {
                // a text that is too long for the window ends in an ellipsis
                boolean isWhole = one.isVisible() && !(one instanceof JLabel);
                widest = isWhole ? Math.max(widest, one.getPreferredSize().width) : widest;
            }
            Insets insets = row.getInsets();
            return new Dimension(insets.left + widest + insets.right, wanted.height);
        }

        @Override
        public void layoutContainer(Container row) {
            walk(row, row.getWidth(), true);
        }

        /** A sentence that is longer than the row is read whole in its hint. */
        private static void hint(JLabel label, boolean isCut) {
            boolean isOwn = Boolean.TRUE.equals(label.getClientProperty(CUT));
            if (isCut && (isOwn || label.getToolTipText() == null)) {
                label.setToolTipText(label.getText());
                label.putClientProperty(CUT, true);
            } else if (!isCut && isOwn) {
                label.setToolTipText(null);
                label.putClientProperty(CUT, null);
            }
        }

        private static Dimension walk(Container row, int width, boolean place) {
            Insets insets = row.getInsets();
            int gap = UIScale.scale(GAP);
            int high = Arrays.stream(row.getComponents())
                    .filter(Component::isVisible)
                    .mapToInt(one -> one.getPreferredSize().height)
                    .max()
                    .orElse(0);
            int x = insets.left;
            int y = insets.top;
            int right = x;
            for (Component one : row.getComponents()) {
                if (!one.isVisible()) {
                    continue;
                }
                Dimension size = one.getPreferredSize();
                if (x > insets.left && (long) x + size.width + insets.right > width) {
                    x = insets.left;
                    y += high + gap;
                }
                if (place) {
                    int room = Math.min(size.width, width - insets.left - insets.right);
                    if (one instanceof JLabel label) {
                        hint(label, room < size.width);
                    }
                    one.setBounds(x, y + (high - size.height) / 2, room, size.height);
                }
                right = Math.max(right, x + size.width);
                x += size.width + UIScale.scale(APART);
            }
            return new Dimension(right + insets.right, y + high + insets.bottom);
        }
    }
}
