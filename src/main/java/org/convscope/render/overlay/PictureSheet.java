package org.convscope.render.overlay;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.convscope.render.CutText;
import org.convscope.render.Palette;

/** Pictures side by side, row by row, each under its title; something below all of them. */
public final class PictureSheet {
    private static final int SPACE = 8;

    private final Palette palette;
    private final List<List<Titled>> rows = new ArrayList<>();

    private record Titled(BufferedImage picture, String title) {}

    public PictureSheet(Palette palette) {
        this.palette = palette;
    }

    /** Begins another row. */
    public void row() {
        rows.add(new ArrayList<>());
    }

    /** Puts a picture at the end of the last row. */
    public void add(BufferedImage picture, String title) {
        rows.get(rows.size() - 1).add(new Titled(picture, title));
    }

    /** How wide all of it is. */
    public int width() {
        return SPACE
                + rows.stream()
                        .mapToInt(row -> row.stream()
                                .mapToInt(one -> one.picture().getWidth() + SPACE)
                                .sum())
                        .max()
                        .orElse(0);
    }

    public BufferedImage above(BufferedImage below) {
        var probe = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
        Graphics2D measuring = probe.createGraphics();
        FontMetrics metrics = measuring.getFontMetrics(palette.font());
        measuring.dispose();
        int line = metrics.getHeight() + 2;
        int height = SPACE + below.getHeight() + SPACE;
        for (List<Titled> row : rows) {
            height += line + tallest(row) + SPACE;
        }
        var whole =
                new BufferedImage(Math.max(width(), below.getWidth() + 2 * SPACE), height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = whole.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setColor(palette.background());
        g.fillRect(0, 0, whole.getWidth(), whole.getHeight());
        g.setFont(palette.font());
        g.setColor(palette.foreground());
        int y = SPACE;
        for (List<Titled> row : rows) {
            int x = SPACE;
            for (Titled one : row) {
                g.drawString(CutText.of(one.title(), metrics, one.picture().getWidth()), x, y + metrics.getAscent());
                g.drawImage(one.picture(), x, y + line, null);
                x += one.picture().getWidth() + SPACE;
            }
            y += line + tallest(row) + SPACE;
        }
        g.drawImage(below, SPACE, y, null);
        g.dispose();
        return whole;
    }

    private static int tallest(List<Titled> row) {
        return row.stream().mapToInt(one -> one.picture().getHeight()).max().orElse(0);
    }
}
