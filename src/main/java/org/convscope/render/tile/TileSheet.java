package org.convscope.render.tile;

import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.convscope.choice.ColourMap;
import org.convscope.choice.Curve;
import org.convscope.render.CutText;
import org.convscope.render.Palette;
import org.convscope.render.colour.ColourBand;
import org.convscope.render.colour.ColourMapping;

/**
 * Pictures in rows and columns with words and the colours' meaning beside the rows, titles above the columns, and
 * numbers below the tiles.
 */
public final class TileSheet {
    /** Pixels of a tile's side in a file. */
    public static final int SIDE = 128;

    private static final int GAP = 10;
    private static final int BAR = 8;

    private final List<Row> rows = new ArrayList<>();
    private final List<String> titles;
    /** What keeps the ends of a row's colours apart, at the least. */
    private final String apart;

    /**
     * What the colours of a row stand for.
     *
     * @param low at the one end, in words
     * @param high at the other
     */
    public record Key(ColourMap colours, String low, String high) {}

    /**
     * @param word what the row shows
     * @param key at most one
     * @param captions one a tile, or none
     */
    private record Row(String word, List<Key> key, List<BufferedImage> tiles, List<String> captions) {}

    /**
     * @param titles one a column; two lines where they have a line break
     */
    public TileSheet(List<String> titles) {
        this(titles, " … ");
    }

    private TileSheet(List<String> titles, String apart) {
        this.titles = List.copyOf(titles);
        this.apart = apart;
    }

    /** A row more, left out where it is empty. */
    public TileSheet row(String word, List<BufferedImage> tiles) {
        return row(new Row(word, List.of(), List.copyOf(tiles), List.of()));
    }

    /** A row of colours that stand for numbers, left out where it is empty. */
    public TileSheet row(String word, Key key, List<BufferedImage> tiles) {
        return row(new Row(word, List.of(key), List.copyOf(tiles), List.of()));
    }

    /**
     * A row of tiles with a range each, left out where it is empty.
     *
     * @param ranges each tile's, in words
     */
    public TileSheet row(String word, ColourMap colours, List<BufferedImage> tiles, List<String> ranges) {
        return row(new Row(word, List.of(new Key(colours, "min", "max")), List.copyOf(tiles), List.copyOf(ranges)));
    }

    /** The same with shorter lines: words of titles and ends of ranges below each other, ends of colours close together. */
    public TileSheet narrow() {
        var narrow = new TileSheet(
                titles.stream().map(title -> title.replace(' ', '\n')).toList(), " ");
        for (Row row : rows) {
            narrow.rows.add(new Row(
                    row.word(),
                    row.key(),
                    row.tiles(),
                    row.captions().stream()
                            .map(caption -> caption.replace(" … ", " …\n"))
                            .toList()));
        }
        return narrow;
    }

    /** Whether no title and no number below a tile is cut in a room, and no tile is smaller than the least side. */
    public boolean fits(Graphics2D g, Palette palette, int width, int least) {
        FontMetrics metrics = g.getFontMetrics(palette.font());
        return size(g, palette, Math.max(least, sideOfWords(metrics))).width <= width;
    }

    private TileSheet row(Row row) {
        if (!row.tiles().isEmpty()) {
            rows.add(row);
        }
        return this;
    }

    public int columns() {
        return titles.size();
    }

    /** The sheet as a picture on paper white. */
    public BufferedImage image() {
        return image(1);
    }

    /** The same, so many times as fine. */
    public BufferedImage image(double scale) {
        Palette palette = Palette.light();
        Graphics2D measuring = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        Dimension size = size(measuring, palette, SIDE);
        measuring.dispose();
        var sheet = new BufferedImage(
                (int) Math.ceil(size.width * scale), (int) Math.ceil(size.height * scale), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = sheet.createGraphics();
        g.setColor(palette.background());
        g.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
        g.scale(scale, scale);
        paint(g, palette, SIDE);
        g.dispose();
        return sheet;
    }

    /** The room that it takes with tiles of a side. */
    public Dimension size(Graphics2D g, Palette palette, int side) {
        FontMetrics metrics = g.getFontMetrics(palette.font());
        return new Dimension(
                left(metrics) + titles.size() * (side + GAP), top(metrics) + rows.size() * side + between(metrics));
    }

    /** The least side at which no title and no number below a tile is cut. */
    private int sideOfWords(FontMetrics metrics) {
        return Stream.concat(titles.stream(), rows.stream().flatMap(row -> row.captions().stream()))
                        .flatMap(String::lines)
                        .mapToInt(metrics::stringWidth)
                        .max()
                        .orElse(0)
                - GAP
                + Math.max(2, metrics.charWidth('0'));
    }

    /** The largest side with which it fits into some room, but not below the least, nor so small that words are cut. */
    public int sideWithin(Graphics2D g, Palette palette, Dimension room, int least) {
        FontMetrics metrics = g.getFontMetrics(palette.font());
        int across = (room.width - left(metrics)) / Math.max(1, titles.size()) - GAP;
        int down = (room.height - top(metrics) - between(metrics)) / Math.max(1, rows.size());
        return Math.max(Math.max(least, sideOfWords(metrics)), Math.min(across, down));
    }

    /** The column at a place, from 0; -1 where there is none. */
    public int columnAt(Graphics2D g, Palette palette, int side, int x) {
        int within = x - left(g.getFontMetrics(palette.font()));
        int column = within / (side + GAP);
        return within < 0 || column >= titles.size() ? -1 : column;
    }

    /** Where a column begins. */
    public int columnLeft(Graphics2D g, Palette palette, int side, int column) {
        return left(g.getFontMetrics(palette.font())) + column * (side + GAP);
    }

    /** Draws it at the origin, with tiles of a side; what lies below it stays as it is. */
    public void paint(Graphics2D graphics, Palette palette, int side) {
        Graphics2D g = (Graphics2D) graphics.create();
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        g.setFont(palette.font());
        FontMetrics metrics = g.getFontMetrics();
        int left = left(metrics);
        g.setColor(palette.foreground());
        for (int column = 0; column < titles.size(); column++) {
            int y = GAP + metrics.getAscent();
            for (String line : titles.get(column).split("\n", -1)) {
                g.drawString(CutText.of(line, metrics, side + GAP - 2), left + column * (side + GAP), y);
                y += metrics.getHeight();
            }
        }
        int y = top(metrics);
        for (Row row : rows) {
            words(g, palette, row, left, y + side / 2);
            for (int column = 0; column < row.tiles().size(); column++) {
                int x = left + column * (side + GAP);
                g.drawImage(row.tiles().get(column), x, y, side, side, null);
                if (!row.captions().isEmpty()) {
                    g.setColor(palette.muted());
                    int below = y + side + metrics.getAscent();
                    for (String line : row.captions().get(column).split("\n", -1)) {
                        g.drawString(CutText.of(line, metrics, side + GAP - 2), x, below);
                        below += metrics.getHeight();
                    }
                }
            }
            y += side + below(row, metrics);
        }
        g.dispose();
    }

    private static void words(Graphics2D g, Palette palette, Row row, int left, int middle) {
        FontMetrics metrics = g.getFontMetrics();
        int lines = row.key().isEmpty() ? 1 : 2;
        int y = middle - (lines * metrics.getHeight() + (lines - 1) * BAR) / 2 + metrics.getAscent();
        g.setColor(palette.foreground());
        g.drawString(row.word(), GAP, y);
        for (Key key : row.key()) {
            y += metrics.getDescent() + 2;
            int width = left - 2 * GAP;
            var mapping = new ColourMapping(Curve.LINEAR, key.colours());
            g.drawImage(ColourBand.image(mapping, level -> level), GAP, y, width, BAR, null);
            g.setColor(palette.muted());
            g.drawRect(GAP, y, width - 1, BAR);
            y += BAR + metrics.getAscent();
            g.drawString(key.low(), GAP, y);
            g.drawString(key.high(), GAP + width - metrics.stringWidth(key.high()), y);
        }
    }

    private int left(FontMetrics metrics) {
        int words = rows.stream()
                .mapToInt(row -> Math.max(
                        metrics.stringWidth(row.word()),
                        row.key().stream()
                                .mapToInt(key -> metrics.stringWidth(key.low() + apart + key.high()))
                                .sum()))
                .max()
                .orElse(0);
        return words == 0 ? GAP : words + 2 * GAP;
    }

    private int top(FontMetrics metrics) {
        int lines = titles.stream()
                .mapToInt(title -> (int) title.lines().count())
                .max()
                .orElse(0);
        return GAP + lines * metrics.getHeight() + GAP / 2;
    }

    private int between(FontMetrics metrics) {
        return rows.stream().mapToInt(row -> below(row, metrics)).sum();
    }

    private static int below(Row row, FontMetrics metrics) {
        int lines = row.captions().stream()
                .mapToInt(caption -> (int) caption.lines().count())
                .max()
                .orElse(0);
        return GAP + lines * metrics.getHeight();
    }
}
