package org.convscope.ui.dataset;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.swing.Icon;
import org.convscope.frame.FrameSource;
import org.convscope.render.CutText;
import org.convscope.ui.theme.ThemeLook;
import org.convscope.ui.view.AppIcons;

/** Draws tiles and headings of a grid. */
final class FrameTilePainter {
    /** How a tile stands out. */
    enum State {
        PLAIN,
        SELECTED,
        FOCUSED
    }

    private final TileImages images;
    private final int lines;

    /**
     * @param lines room for the detail below a picture
     */
    FrameTilePainter(TileImages images, int lines) {
        this.images = images;
        this.lines = lines;
    }

    void heading(Graphics2D g, TileGroup group, Rectangle bounds) {
        Font font = ThemeLook.font();
        g.setFont(font.deriveFont(Font.BOLD));
        FontMetrics bold = g.getFontMetrics();
        int x = bounds.x + UIScale.scale(10);
        int baseline = bounds.y + (bounds.height + bold.getAscent() - bold.getDescent()) / 2;
        g.setColor(ThemeLook.palette().foreground());
        g.drawString(group.title(), x, baseline);
        x += bold.stringWidth(group.title()) + UIScale.scale(8);
        g.setFont(font);
        g.setColor(ThemeLook.muted());
        g.drawString(Integer.toString(group.tiles().size()), x, baseline);
    }

    void tile(Graphics2D g, FrameTile tile, Rectangle bounds, State state) {
        FrameSource source = tile.frame().source();
        int arc = UIScale.scale(6);
        int pad = UIScale.scale(4);
        Color accent = ThemeLook.accent();
        if (state != State.PLAIN) {
            g.setColor(ThemeLook.translucent(accent, state == State.FOCUSED ? 70 : 36));
            g.fillRoundRect(bounds.x, bounds.y, bounds.width, bounds.height, arc, arc);
        }
        g.setFont(ThemeLook.smallFont());
        FontMetrics metrics = g.getFontMetrics();
        int line = metrics.getHeight();
        var picture = new Rectangle(
                bounds.x + pad, bounds.y + pad, bounds.width - 2 * pad, bounds.height - 3 * pad - (1 + lines) * line);
        Optional<BufferedImage> image = images.get(source);
        if (image.isPresent()) {
            picture(g, image.get(), picture);
        } else {
            g.setColor(ThemeLook.ground());
            g.fillRect(picture.x, picture.y, picture.width, picture.height);
            Icon icon = AppIcons.of(images.problem(source).isPresent() ? "warning" : "frame", 20);
            icon.paintIcon(
                    null,
                    g,
                    picture.x + (picture.width - icon.getIconWidth()) / 2,
                    picture.y + (picture.height - icon.getIconHeight()) / 2);
        }
        int baseline = picture.y + picture.height + pad + metrics.getAscent();
        g.setColor(ThemeLook.palette().foreground());
        centred(g, source.name(), bounds, baseline);
        g.setColor(ThemeLook.muted());
        String detail = images.problem(source).isPresent() ? "cannot be read" : tile.detail();
        for (String part : wrapped(detail, metrics, bounds.width - UIScale.scale(6), lines)) {
            baseline += line;
            centred(g, part, bounds, baseline);
        }
        if (state != State.PLAIN) {
            g.setColor(accent);
            g.setStroke(new BasicStroke(UIScale.scale(state == State.FOCUSED ? 1.6f : 1f)));
            g.drawRoundRect(bounds.x, bounds.y, bounds.width - 1, bounds.height - 1, arc, arc);
        }
    }

    private static void picture(Graphics2D g, BufferedImage image, Rectangle room) {
        double scale = Math.min((double) room.width / image.getWidth(), (double) room.height / image.getHeight());
        int width = (int) Math.round(image.getWidth() * scale);
        int height = (int) Math.round(image.getHeight() * scale);
        g.drawImage(image, room.x + (room.width - width) / 2, room.y + (room.height - height) / 2, width, height, null);
    }

    private static void centred(Graphics2D g, String text, Rectangle bounds, int baseline) {
        FontMetrics metrics = g.getFontMetrics();
        String fitting = CutText.of(text, metrics, bounds.width - UIScale.scale(6));
        g.drawString(fitting, bounds.x + (bounds.width - metrics.stringWidth(fitting)) / 2, baseline);
    }

    /** A text in so many lines at the most, words kept together; what is too much stays in the last line. */
    static List<String> wrapped(String text, FontMetrics metrics, int width, int lines) {
        List<String> result = new ArrayList<>();
        String rest = text;
        while (result.size() < lines - 1 && metrics.stringWidth(rest) > width) {
            int end = rest.lastIndexOf(' ');
            while (end > 0 && metrics.stringWidth(rest.substring(0, end)) > width) {
                end = rest.lastIndexOf(' ', end - 1);
            }
            if (end <= 0) {
                break;
            }
            result.add(rest.substring(0, end));
            rest = rest.substring(end + 1);
        }
        result.add(rest);
        return result;
    }
}
