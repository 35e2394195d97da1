package org.convscope.ui;

import com.formdev.flatlaf.ui.FlatUIUtils;
import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import javax.swing.JToggleButton;

/** A button along an edge of the window that unfolds a pane; its word is read from below to above. */
final class EdgeButton extends JToggleButton {
    private static final int AROUND = 5;
    private static final int ENDS = 12;

    private final String word;

    EdgeButton(String word, String tooltip) {
        this.word = word;
        putClientProperty("JButton.buttonType", "toolBarButton");
        setToolTipText(tooltip);
        getAccessibleContext().setAccessibleName(word);
    }

    @Override
    public Dimension getPreferredSize() {
        FontMetrics metrics = getFontMetrics(getFont());
        return new Dimension(
                metrics.getHeight() + 2 * UIScale.scale(AROUND), metrics.stringWidth(word) + 2 * UIScale.scale(ENDS));
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        super.paintComponent(graphics);
        FontMetrics metrics = getFontMetrics(getFont());
        Graphics2D g = (Graphics2D) graphics.create();
        g.setColor(getForeground());
        g.translate(
                (getWidth() - metrics.getHeight()) / 2 + metrics.getAscent(),
                (getHeight() + metrics.stringWidth(word)) / 2);
        g.rotate(-Math.PI / 2);
        FlatUIUtils.drawString(this, g, word, 0, 0);
        g.dispose();
    }
}
