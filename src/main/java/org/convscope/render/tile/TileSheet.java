package org.convscope.render.tile;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.convscope.render.Palette;

/** Pictures in rows and columns with words beside the rows and above the columns, on paper white. */
public final class TileSheet {
    /** Pixels of a tile's side. */
    public static final int SIDE = 128;

    private static final int GAP = 10;
    private static final int LINE = 16;

    private final Palette palette = Palette.light();
    private final List<Row> rows = new ArrayList<>();
    private final List<String> titles;

    /**
     * @param word what the row shows; two lines where it has a line break
     * @param tiles one a column
     */
    private record Row(String word, List<BufferedImage> tiles) {}

    /**
     * @param titles one a column; two lines where they have a line break
     */
    public TileSheet(List<String> titles) {
        this.titles = List.copyOf(titles);
    }

    /** A row more, left out where it is empty. */
    public TileSheet row(String word, List<BufferedImage> tiles) {
        if (!tiles.isEmpty()) {
            rows.add(new Row(word, List.copyOf(tiles)));
        }
        return this;
    }

    /** The whole sheet. */
    public BufferedImage image() {
        Graphics2D measuring = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        measuring.setFont(palette.font());
        FontMetrics metrics = measuring.getFontMetrics();
        int words = rows.stream()
                .flatMap(row -> row.word().lines())
                .mapToInt(metrics::stringWidth)
                .max()
                .orElse(0);
        measuring.dispose();
        int left = words == 0 ? GAP : words + 2 * GAP;
        int lines = titles.stream()
                .mapToInt(title -> (int) title.lines().count())
                .max()
                .orElse(0);
        int top = GAP + lines * LINE;
        var sheet = new BufferedImage(
                left + titles.size() * (SIDE + GAP), top + rows.size() * (SIDE + GAP), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = sheet.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        g.setColor(palette.background());
        g.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
        g.setFont(palette.font());
        g.setColor(palette.foreground());
        for (int column = 0; column < titles.size(); column++) {
            text(g, titles.get(column), left + column * (SIDE + GAP), GAP + LINE - 4);
        }
        for (int row = 0; row < rows.size(); row++) {
            int y = top + row * (SIDE + GAP);
            text(g, rows.get(row).word(), GAP, y + SIDE / 2);
            for (int column = 0; column < rows.get(row).tiles().size(); column++) {
                g.drawImage(rows.get(row).tiles().get(column), left + column * (SIDE + GAP), y, SIDE, SIDE, null);
            }
        }
        g.dispose();
        return sheet;
    }

    private static void text(Graphics2D g, String text, int x, int y) {
        int line = y;
        for (String part : text.split("\n", -1)) {
            g.drawString(part, x, line);
            line += LINE;
        }
    }
}
