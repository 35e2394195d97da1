package org.convscope.ui.inspector;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;
import java.util.OptionalDouble;
import javax.accessibility.AccessibleRole;
import javax.swing.UIManager;
import org.convscope.render.CutText;
import org.convscope.render.NumberText;
import org.convscope.ui.component.DrawnComponent;
import org.convscope.ui.theme.ThemeLook;

/** Names, bars and numbers: what a network says. */
final class ScoreBars extends DrawnComponent {
    /**
     * One line of the bars.
     *
     * @param name for people
     * @param value as it is
     * @param share length of the bar, 0 to 1
     * @param strong whether it stands out
     * @param before what the value was before something was changed; empty where nothing was
     * @param mark where the bar ended then, 0 to 1
     */
    record Bar(String name, double value, double share, boolean strong, OptionalDouble before, OptionalDouble mark) {
        Bar(String name, double value, double share, boolean strong) {
            this(name, value, share, strong, OptionalDouble.empty(), OptionalDouble.empty());
        }

        /** The number, after what it was. */
        String number() {
            return before.isPresent() ? brief(before.getAsDouble()) + " → " + brief(value) : NumberText.text(value, 3);
        }

        /** With room for three digits behind the point; a small number keeps its first digit: it is not zero. */
        static String brief(double number) {
            if (number != 0 && Math.abs(number) < 0.001) {
                return NumberText.text(number, 1);
            }
            return Math.abs(number) < 100 ? NumberText.fixed(number, 3) : NumberText.text(number, 3);
        }
    }

    private static final int NARROW = 170;

    private static final int LEAST_BAR = 20;

    private List<Bar> bars = List.of();

    ScoreBars() {
        super(AccessibleRole.LIST);
        getAccessibleContext().setAccessibleName("predictions");
    }

    void show(List<Bar> newBars) {
        bars = List.copyOf(newBars);
        getAccessibleContext()
                .setAccessibleDescription(String.join(
                        ", ",
                        bars.stream()
                                .map(bar -> bar.name() + " " + bar.number())
                                .toList()));
        revalidate();
        repaint();
    }

    private static String number(Bar bar, boolean narrow) {
        return narrow && bar.before().isEmpty() ? Bar.brief(bar.value()) : bar.number();
    }

    private int line() {
        return getFontMetrics(ThemeLook.font()).getHeight() + UIScale.scale(5);
    }

    @Override
    public Dimension getPreferredSize() {
        return new Dimension(UIScale.scale(200), bars.size() * line());
    }

    @Override
    public Dimension getMinimumSize() {
        return new Dimension(UIScale.scale(80), bars.size() * line());
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D g = smooth(graphics);
        g.setFont(ThemeLook.font());
        FontMetrics metrics = g.getFontMetrics();
        int names = 0;
        int numbers = metrics.stringWidth("0.000");
        // where it is narrow the name is worth more than the bar and the last digits
        boolean narrow = getWidth() < UIScale.scale(NARROW);
        for (Bar bar : bars) {
            names = Math.max(names, metrics.stringWidth(bar.name()));
            numbers = Math.max(numbers, metrics.stringWidth(number(bar, narrow)));
        }
        int gap = UIScale.scale(8);
        names = Math.min(names, narrow ? getWidth() - numbers - gap : getWidth() * 45 / 100);
        int left = names + gap;
        int width = Math.max(0, getWidth() - left - numbers - gap);
        int height = UIScale.scale(8);
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            int top = i * line();
            int baseline = top + (line() + metrics.getAscent() - metrics.getDescent()) / 2;
            g.setColor(UIManager.getColor("Label.foreground"));
            g.drawString(CutText.of(bar.name(), metrics, names), 0, baseline);
            String number = number(bar, narrow);
            g.drawString(number, getWidth() - metrics.stringWidth(number), baseline);
            if (width < UIScale.scale(LEAST_BAR)) {
                continue;
            }
            double y = top + (line() - height) / 2.0;
            g.setColor(ThemeLook.palette().grid());
            g.fill(new RoundRectangle2D.Double(left, y, width, height, height, height));
            g.setColor(
                    bar.strong()
                            ? ThemeLook.accent()
                            : ThemeLook.mixed(
                                    ThemeLook.accent(), ThemeLook.palette().background(), 0.5));
            double length = Math.max(bar.share() > 0 ? UIScale.scale(2f) : 0, bar.share() * width);
            g.fill(new RoundRectangle2D.Double(left, y, length, height, height, height));
            g.setColor(UIManager.getColor("Label.foreground"));
            if (bar.mark().isPresent()) {
                double x = left + bar.mark().getAsDouble() * (width - UIScale.scale(2));
                g.fill(new Rectangle2D.Double(x, y - UIScale.scale(2), UIScale.scale(2), height + UIScale.scale(4)));
            }
        }
        g.dispose();
    }
}
