package org.convscope.export.inputs;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convscope.array.Range;
import org.convscope.choice.ColourMap;
import org.convscope.input.OutputLabel;
import org.convscope.inspect.inputs.ComparedInput;
import org.convscope.inspect.maps.LayerMaps;
import org.convscope.inspect.prediction.Prediction;
import org.convscope.inspect.spots.InputSpot;
import org.convscope.render.CutText;
import org.convscope.render.NumberText;
import org.convscope.render.Palette;
import org.convscope.render.overlay.PictureSheet;
import org.convscope.render.tile.MapTile;

/** A frame under two preprocessings side by side: the inputs with their spots, the maps of the same units, the answers. */
public final class ComparedInputsPicture {
    private static final int SIDE = 440;
    /** Letters that a title has room for at the least. */
    private static final int LEAST_LETTERS = 9;

    private static final int MOST_SIDE = 900;
    private static final int MARGIN = 8;
    private static final int TOP = 3;
    private static final int MOST_SPOTS = 2000;
    private static final Color SPOT = new Color(0xE69F00);

    private final Palette palette;
    private final Form form;

    /** Whether the maps stand below the inputs or go on beside them. */
    private enum Maps {
        BELOW,
        BESIDE
    }

    /**
     * How it is laid out.
     *
     * @param side of each picture, in pixels
     * @param cell how wide the words above and below a picture may be, no less than the side
     */
    private record Form(int side, int cell, Maps maps) {}

    public ComparedInputsPicture(Palette palette) {
        this(palette, new Form(SIDE, SIDE, Maps.BELOW));
    }

    private ComparedInputsPicture(Palette palette, Form form) {
        this.palette = palette;
        this.form = form;
    }

    /** With pictures as large as a room in pixels has space for, so that their words are drawn at the size of the palette's font. */
    public static ComparedInputsPicture within(
            Palette palette, Dimension room, List<ComparedInput> sides, List<Integer> units) {
        int pictures = 1 + units.size();
        int below = side(palette, room, mostLines(sides), sides.size(), pictures);
        int beside = side(palette, room, mostLines(sides), sides.size() * pictures, 1);
        int side = Math.max(LEAST_LETTERS * palette.font().getSize(), Math.max(below, beside));
        Maps maps = below >= beside ? Maps.BELOW : Maps.BESIDE;
        int across = across(room, sides.size() * (maps == Maps.BELOW ? 1 : pictures));
        int cell = Math.max(side, Math.min(across, widest(metrics(palette), sides, units)));
        return new ComparedInputsPicture(palette, new Form(side, cell, maps));
    }

    private static int across(Dimension room, int columns) {
        return (room.width - MARGIN) / Math.max(1, columns) - MARGIN;
    }

    /** How wide the longest words above or below a picture are. */
    private static int widest(FontMetrics metrics, List<ComparedInput> sides, List<Integer> units) {
        List<String> words = new ArrayList<>();
        for (ComparedInput one : sides) {
            words.add(title(one));
            words.addAll(lines(one));
        }
        if (sides.stream().allMatch(one -> one.maps().isPresent())) {
            for (int unit : units) {
                Range range = shared(sides, unit);
                sides.forEach(one -> words.add(title(one.maps().orElseThrow(), unit, range)));
            }
        }
        return words.stream().mapToInt(metrics::stringWidth).max().orElse(0);
    }

    private static int side(Palette palette, Dimension room, int lines, int columns, int rows) {
        int line = metrics(palette).getHeight();
        int words = lines * line + MARGIN + rows * (line + 2);
        int down = (room.height - words - 2 * MARGIN) / rows - MARGIN;
        return Math.min(MOST_SIDE, Math.min(across(room, columns), down));
    }

    private static FontMetrics metrics(Palette palette) {
        Graphics2D g = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        FontMetrics metrics = g.getFontMetrics(palette.font());
        g.dispose();
        return metrics;
    }

    private static int mostLines(List<ComparedInput> sides) {
        return sides.stream()
                .map(ComparedInputsPicture::lines)
                .mapToInt(List::size)
                .max()
                .orElse(0);
    }

    /** Whether another one is laid out as this one is. */
    public boolean isLaidOutAs(ComparedInputsPicture other) {
        return form.equals(other.form);
    }

    /**
     * @param sides one or two preprocessings of the same frame
     * @param units of the layer whose maps there are; each has one range for both sides
     */
    public BufferedImage draw(List<ComparedInput> sides, List<Integer> units) {
        var sheet = new PictureSheet(palette);
        sheet.row();
        for (ComparedInput one : sides) {
            sheet.add(celled(input(one)), title(one));
        }
        for (int unit : units) {
            if (sides.stream().allMatch(one -> one.maps().isPresent())) {
                if (form.maps() == Maps.BELOW) {
                    sheet.row();
                }
                Range range = shared(sides, unit);
                for (ComparedInput one : sides) {
                    LayerMaps maps = one.maps().orElseThrow();
                    BufferedImage map = MapTile.of(
                            maps.map(unit),
                            maps.height(),
                            maps.width(),
                            range,
                            ColourMap.VIRIDIS,
                            form.side(),
                            form.side());
                    sheet.add(celled(map), title(maps, unit, range));
                }
            }
        }
        return sheet.above(answers(sides, sheet.width() - 2 * MARGIN));
    }

    private static String title(ComparedInput one) {
        int count = one.spots().size();
        return one.name() + ": " + NumberText.count(count) + (count == 1 ? " spot" : " spots");
    }

    private static String title(LayerMaps maps, int unit, Range range) {
        return maps.layer() + " #" + unit + ", " + NumberText.text(range.min()) + " to " + NumberText.text(range.max());
    }

    /** A picture at the left of the room that its words have. */
    private BufferedImage celled(BufferedImage picture) {
        if (form.cell() <= picture.getWidth()) {
            return picture;
        }
        var cell = new BufferedImage(form.cell(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = cell.createGraphics();
        g.setColor(palette.background());
        g.fillRect(0, 0, cell.getWidth(), cell.getHeight());
        g.drawImage(picture, 0, 0, null);
        g.dispose();
        return cell;
    }

    private static Range shared(List<ComparedInput> sides, int unit) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (ComparedInput side : sides) {
            Range own = Range.of(side.maps().orElseThrow().map(unit));
            min = Math.min(min, own.min());
            max = Math.max(max, own.max());
        }
        return min <= max ? new Range(min, max) : new Range(0, 1);
    }

    private BufferedImage input(ComparedInput of) {
        int height = of.input().length(1);
        int width = of.input().length(2);
        int channels = of.input().length(3);
        float[] first = new float[height * width];
        for (int i = 0; i < first.length; i++) {
            first[i] = of.input().data()[i * channels];
        }
        BufferedImage drawn = MapTile.of(first, height, width, of.limits(), ColourMap.GRAY, form.side(), form.side());
        Graphics2D g = drawn.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setColor(SPOT);
        g.setStroke(new BasicStroke(1));
        for (InputSpot spot :
                of.spots().subList(0, Math.min(MOST_SPOTS, of.spots().size()))) {
            double x = (spot.column() + 0.5) * form.side() / width;
            double y = (spot.row() + 0.5) * form.side() / height;
            g.draw(new Ellipse2D.Double(x - 3.5, y - 3.5, 7, 7));
        }
        g.dispose();
        return drawn;
    }

    /** A line an output and side, below the pictures. */
    private BufferedImage answers(List<ComparedInput> sides, int width) {
        List<List<String>> lines =
                sides.stream().map(ComparedInputsPicture::lines).toList();
        FontMetrics metrics = metrics(palette);
        int high = metrics.getHeight();
        var drawn = new BufferedImage(width, mostLines(sides) * high + MARGIN, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = drawn.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setColor(palette.background());
        g.fillRect(0, 0, drawn.getWidth(), drawn.getHeight());
        g.setFont(palette.font());
        g.setColor(palette.foreground());
        for (int column = 0; column < lines.size(); column++) {
            int x = column * (form.cell() + MARGIN);
            for (int line = 0; line < lines.get(column).size(); line++) {
                g.drawString(
                        CutText.of(lines.get(column).get(line), metrics, form.cell()),
                        x,
                        line * high + metrics.getAscent());
            }
        }
        g.dispose();
        return drawn;
    }

    private static List<String> lines(ComparedInput side) {
        Optional<Prediction> prediction = side.prediction();
        List<String> lines = new ArrayList<>();
        for (Prediction.Output output : prediction.map(Prediction::outputs).orElse(List.of())) {
            List<Prediction.Score> shown = new ArrayList<>(output.top(TOP));
            output.scores().stream()
                    .filter(score -> score.label().kind() != OutputLabel.Kind.SOFTMAX)
                    .limit(2L * TOP)
                    .forEach(shown::add);
            var line = new StringBuilder();
            shown.forEach(score -> line.append(line.length() == 0 ? "" : " · ")
                    .append(score.label().name())
                    .append(' ')
                    .append(NumberText.text(score.value(), 3)));
            lines.add(line.toString());
        }
        return lines;
    }
}
