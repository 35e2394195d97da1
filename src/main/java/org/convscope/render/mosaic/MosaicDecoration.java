package org.convscope.render.mosaic;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.convscope.array.Range;
import org.convscope.render.NumberText;
import org.convscope.render.Palette;
import org.convscope.render.colour.ColourLevels;

/** What is drawn over the tiles: titles, marks, and numbers in large cells. */
final class MosaicDecoration {
    private static final int HATCH_PITCH = 8;
    private static final int SMALLEST_LABELLED = 40;
    private static final int SMALLEST_NUMBERED_CELL = 34;

    private final Graphics2D g;
    private final MosaicSource source;
    private final MosaicGeometry geometry;
    private final MosaicLook look;

    private MosaicDecoration(Graphics2D g, MosaicSource source, MosaicGeometry geometry, MosaicLook look) {
        this.g = g;
        this.source = source;
        this.geometry = geometry;
        this.look = look;
    }

    static void draw(
            BufferedImage image, MosaicSource source, MosaicGeometry geometry, List<Range> ranges, MosaicLook look) {
        Graphics2D g = image.createGraphics();
        try {
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            var decoration = new MosaicDecoration(g, source, geometry, look);
            for (int tile = 0; tile < geometry.tiles(); tile++) {
                decoration.decorate(tile, ranges.get(tile));
            }
        } finally {
            g.dispose();
        }
    }

    private void decorate(int tile, Range range) {
        if (geometry.titleHeight() > 0) {
            title(tile);
        }
        if (look.numbers() == MosaicLook.CellNumbers.WHERE_THERE_IS_ROOM) {
            numbers(tile, range);
        }
        if (look.marks() == MosaicLook.Marks.DRAWN) {
            source.mark(tile).ifPresent(mark -> mark(geometry.tile(tile), mark));
        }
    }

    private void title(int tile) {
        Rectangle strip = geometry.title(tile);
        g.setFont(look.palette().font().deriveFont(Math.max(7f, strip.height * 0.68f)));
        g.setColor(look.palette().foreground());
        FontMetrics metrics = g.getFontMetrics();
        String text = fitting(source.title(tile), metrics, strip.width);
        float y = strip.y + (strip.height - metrics.getHeight()) / 2f + metrics.getAscent();
        Shape clip = g.getClip();
        g.clip(strip);
        g.drawString(text, strip.x + Math.max(0, (strip.width - metrics.stringWidth(text)) / 2f), y);
        g.setClip(clip);
    }

    private void mark(Rectangle tile, TileMark mark) {
        Color colour = colourOf(mark.kind());
        Shape clip = g.getClip();
        g.clip(tile);
        if (mark.kind().coversTile() && Math.min(tile.width, tile.height) >= 2 * HATCH_PITCH) {
            g.setColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 70));
            g.setStroke(new BasicStroke(1f));
            for (int x = -tile.height; x < tile.width; x += HATCH_PITCH) {
                g.drawLine(tile.x + x, tile.y + tile.height, tile.x + x + tile.height, tile.y);
            }
        }
        int corner = Math.max(3, Math.min(12, Math.min(tile.width, tile.height) / 6));
        Path2D triangle = new Path2D.Double();
        triangle.moveTo(tile.getMaxX() - corner, tile.y);
        triangle.lineTo(tile.getMaxX(), tile.y);
        triangle.lineTo(tile.getMaxX(), tile.y + corner);
        triangle.closePath();
        g.setColor(colour);
        g.fill(triangle);
        if (Math.min(tile.width, tile.height) >= SMALLEST_LABELLED) {
            label(tile, mark.label(), colour);
        }
        g.setClip(clip);
    }

    private void label(Rectangle tile, String text, Color colour) {
        g.setFont(look.palette().font().deriveFont(Font.PLAIN, Math.max(9f, Math.min(12f, tile.height / 9f))));
        FontMetrics metrics = g.getFontMetrics();
        String fitting = fitting(text, metrics, tile.width - 10);
        double width = metrics.stringWidth(fitting) + 8.0;
        double height = metrics.getAscent() + metrics.getDescent() + 2.0;
        g.setColor(colour);
        g.fill(new Rectangle2D.Double(tile.x, tile.getMaxY() - height, width, height));
        g.setColor(Palette.luminance(colour) > 0.5 ? Color.BLACK : Color.WHITE);
        g.drawString(fitting, tile.x + 4f, (float) (tile.getMaxY() - metrics.getDescent() - 1));
    }

    private static Color colourOf(TileMark.Kind kind) {
        return switch (kind) {
            case DEAD -> new Color(0xE69F00);
            case CONSTANT -> new Color(0x56B4E9);
            case NOT_FINITE -> new Color(0xE6007E);
            case NEAR_IDENTICAL -> new Color(0xB58BE0);
        };
    }

    private void numbers(int tile, Range range) {
        Rectangle bounds = geometry.tile(tile);
        double cellWidth = (double) bounds.width / geometry.mapWidth();
        double cellHeight = (double) bounds.height / geometry.mapHeight();
        if (Math.min(cellWidth, cellHeight) < SMALLEST_NUMBERED_CELL || source.isColour()) {
            return;
        }
        g.setFont(look.palette().font().deriveFont((float) Math.max(9, Math.min(14, cellWidth / 4.5))));
        FontMetrics metrics = g.getFontMetrics();
        ColourLevels levels = Mosaic.levels(source, tile, range, look.mapping());
        for (int row = 0; row < geometry.mapHeight(); row++) {
            for (int column = 0; column < geometry.mapWidth(); column++) {
                float value = source.value(tile, row, column);
                Rectangle2D cell = geometry.area(new MosaicGeometry.Place(tile, row, column));
                String text = shortest(value, metrics, cellWidth - 4);
                int below = look.mapping().rgb(levels.of(value));
                g.setColor(Palette.luminance(below) > 0.5 ? Color.BLACK : Color.WHITE);
                g.drawString(text, (float) (cell.getCenterX() - metrics.stringWidth(text) / 2.0), (float)
                        (cell.getCenterY() + (metrics.getAscent() - metrics.getDescent()) / 2.0));
            }
        }
    }

    private static String shortest(float value, FontMetrics metrics, double width) {
        for (int digits = 3; digits > 1; digits--) {
            String text = NumberText.text(value, digits);
            if (metrics.stringWidth(text) <= width) {
                return text;
            }
        }
        String text = NumberText.text(value, 1);
        return metrics.stringWidth(text) <= width ? text : "";
    }

    private static String fitting(String text, FontMetrics metrics, int width) {
        if (metrics.stringWidth(text) <= width) {
            return text;
        }
        for (int length = text.length() - 1; length > 0; length--) {
            String cut = text.substring(0, length) + "…";
            if (metrics.stringWidth(cut) <= width) {
                return cut;
            }
        }
        return "";
    }
}
