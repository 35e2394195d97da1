package org.convscope.ui.modelcomparison;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import javax.accessibility.AccessibleRole;
import org.convscope.array.Range;
import org.convscope.render.CutText;
import org.convscope.render.NumberText;
import org.convscope.render.colour.ColourBand;
import org.convscope.render.colour.ColourMapping;
import org.convscope.ui.component.DrawnComponent;
import org.convscope.ui.theme.ThemeLook;

/** One line: whose scale it is, and the colour bar with the numbers at its ends. */
final class ScaleBar extends DrawnComponent {
    private static final int GAP = 6;

    private String words = "";
    private Range range = Range.EMPTY;
    private ColourMapping mapping = ColourMapping.DEFAULT;

    ScaleBar() {
        super(AccessibleRole.LABEL);
    }

    void show(String newWords, Range newRange, ColourMapping newMapping) {
        words = newWords;
        range = newRange.isEmpty() ? newRange : newMapping.shown(newRange);
        mapping = newMapping;
        getAccessibleContext().setAccessibleName(words + " " + low() + " to " + high());
        repaint();
    }

    private String low() {
        return NumberText.text(range.min(), 3);
    }

    private String high() {
        return NumberText.text(range.max(), 3);
    }

    @Override
    public Dimension getPreferredSize() {
        return new Dimension(
                UIScale.scale(160), getFontMetrics(ThemeLook.smallFont()).getHeight() + UIScale.scale(4));
    }

    @Override
    public Dimension getMinimumSize() {
        return new Dimension(UIScale.scale(60), getPreferredSize().height);
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        if (range.isEmpty()) {
            return;
        }
        Graphics2D g = (Graphics2D) graphics.create();
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setFont(ThemeLook.smallFont());
        FontMetrics metrics = g.getFontMetrics();
        int gap = UIScale.scale(GAP);
        int baseline = (getHeight() - metrics.getHeight()) / 2 + metrics.getAscent();
        String low = range.isConstant() ? "all " + low() : low();
        String high = range.isConstant() ? "" : high();
        int numbers = metrics.stringWidth(low) + metrics.stringWidth(high) + 3 * gap;
        boolean isNarrow = numbers + gap > getWidth();
        if (isNarrow && !range.isConstant()) {
            // both read well in words where no band fits between them
            g.setColor(ThemeLook.palette().foreground());
            g.drawString(CutText.of(low + " … " + high, metrics, getWidth()), 0, baseline);
            g.dispose();
            return;
        }
        boolean named = metrics.stringWidth(words) + numbers + UIScale.scale(40) <= getWidth();
        int left = 0;
        if (named) {
            g.setColor(ThemeLook.muted());
            g.drawString(words, 0, baseline);
            left = metrics.stringWidth(words) + 2 * gap;
        }
        g.setColor(ThemeLook.palette().foreground());
        g.drawString(low, left, baseline);
        left += metrics.stringWidth(low) + gap;
        int right = getWidth() - metrics.stringWidth(high);
        g.drawString(high, right, baseline);
        right -= gap;
        if (!range.isConstant()) {
            bar(g, left, right - left);
        }
        g.dispose();
    }

    private void bar(Graphics2D g, int left, int width) {
        int height = UIScale.scale(10);
        int top = (getHeight() - height) / 2;
        g.drawImage(ColourBand.image(mapping, level -> level), left, top, width, height, null);
        g.setColor(ThemeLook.line());
        g.drawRect(left, top, Math.max(0, width - 1), height - 1);
    }
}
