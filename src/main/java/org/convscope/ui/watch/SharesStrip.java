package org.convscope.ui.watch;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.event.MouseEvent;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.accessibility.AccessibleRole;
import javax.swing.ToolTipManager;
import org.convscope.frame.FrameCount;
import org.convscope.inspect.prediction.AnswerShares;
import org.convscope.inspect.prediction.AnswerShares.Moment;
import org.convscope.ui.component.DrawnComponent;
import org.convscope.ui.theme.ThemeLook;
import org.jspecify.annotations.Nullable;

/** The last hour from left to right: at each moment the answers' shares of the minutes before it, one above the other. */
final class SharesStrip extends DrawnComponent {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private transient @Nullable AnswerShares shares;
    private transient List<String> words = List.of();

    SharesStrip() {
        super(AccessibleRole.CANVAS);
        getAccessibleContext().setAccessibleName("Answers of the last hour");
        ToolTipManager.sharedInstance().registerComponent(this);
    }

    /**
     * @param newWords the answers from below to above, in their colours' order
     */
    void show(AnswerShares newShares, List<String> newWords) {
        shares = newShares;
        words = List.copyOf(newWords);
        repaint();
    }

    static Color colour(int word) {
        return ThemeLook.palette().series(word);
    }

    @Override
    public Dimension getPreferredSize() {
        return UIScale.scale(new Dimension(360, 40));
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D g = (Graphics2D) graphics.create();
        g.setColor(ThemeLook.ground());
        g.fillRect(0, 0, getWidth(), getHeight());
        AnswerShares shown = shares;
        if (shown != null) {
            List<Moment> moments = shown.moments();
            for (int i = 0; i < moments.size(); i++) {
                paint(g, moments.get(i), x(i), x(i + 1) - x(i));
            }
        }
        g.setColor(ThemeLook.line());
        for (int quarter = 1; quarter < 4; quarter++) {
            int x = getWidth() * quarter / 4;
            g.drawLine(x, 0, x, getHeight());
        }
        g.drawRect(0, 0, getWidth() - 1, getHeight() - 1);
        g.dispose();
    }

    private void paint(Graphics2D g, Moment moment, int x, int width) {
        double below = 0;
        for (int word = 0; word < words.size(); word++) {
            double above = below + moment.share(words.get(word));
            int top = (int) Math.round(getHeight() * (1 - above));
            int bottom = (int) Math.round(getHeight() * (1 - below));
            g.setColor(colour(word));
            g.fillRect(x, top, width, bottom - top);
            below = above;
        }
    }

    private int x(int moment) {
        AnswerShares shown = shares;
        return shown == null ? 0 : getWidth() * moment / shown.moments().size();
    }

    @Override
    public @Nullable String getToolTipText(MouseEvent event) {
        AnswerShares shown = shares;
        if (shown == null || getWidth() == 0) {
            return null;
        }
        int count = shown.moments().size();
        int at = Math.max(0, Math.min(count - 1, event.getX() * count / getWidth()));
        Moment moment = shown.moments().get(at);
        String until = TIME.format(moment.at().atZone(ZoneId.systemDefault()));
        return FrameCount.text(moment.frames()) + " in the " + FolderWatch.RUNNING.toMinutes() + " minutes until "
                + until + text(moment);
    }

    private String text(Moment moment) {
        String parts = words.stream()
                .filter(word -> moment.share(word) > 0)
                .map(word -> word + " " + percent(moment.share(word)))
                .collect(Collectors.joining(", "));
        return parts.isEmpty() ? "" : ": " + parts;
    }

    static String percent(double share) {
        return Math.round(100 * share) + " %";
    }
}
