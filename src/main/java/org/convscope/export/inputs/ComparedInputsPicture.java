package org.convscope.export.inputs;

import java.awt.BasicStroke;
import java.awt.Color;
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
    private static final int LINE = 17;
    private static final int MARGIN = 8;
    private static final int TOP = 3;
    private static final int MOST_SPOTS = 2000;
    private static final Color SPOT = new Color(0xE69F00);

    private final Palette palette;

    public ComparedInputsPicture(Palette palette) {
        this.palette = palette;
    }

    /**
     * @param sides one or two preprocessings of the same frame
     * @param units of the layer whose maps there are; each has one range for both sides
     */
    public BufferedImage draw(List<ComparedInput> sides, List<Integer> units) {
        var sheet = new PictureSheet(palette);
        sheet.row();
        for (ComparedInput side : sides) {
            sheet.add(input(side), side.name() + ": " + spots(side.spots().size()));
        }
        for (int unit : units) {
            if (sides.stream().allMatch(side -> side.maps().isPresent())) {
                sheet.row();
                Range range = shared(sides, unit);
                for (ComparedInput side : sides) {
                    LayerMaps maps = side.maps().orElseThrow();
                    sheet.add(
                            MapTile.of(
                                    maps.map(unit), maps.height(), maps.width(), range, ColourMap.VIRIDIS, SIDE, SIDE),
                            maps.layer() + " #" + unit + ", " + NumberText.text(range.min()) + " to "
                                    + NumberText.text(range.max()));
                }
            }
        }
        return sheet.above(answers(sides, sheet.width() - 2 * MARGIN));
    }

    private static String spots(int count) {
        return NumberText.count(count) + (count == 1 ? " spot" : " spots");
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

    private static BufferedImage input(ComparedInput side) {
        int height = side.input().length(1);
        int width = side.input().length(2);
        int channels = side.input().length(3);
        float[] first = new float[height * width];
        for (int i = 0; i < first.length; i++) {
            first[i] = side.input().data()[i * channels];
        }
        BufferedImage drawn = MapTile.of(first, height, width, side.limits(), ColourMap.GRAY, SIDE, SIDE);
        Graphics2D g = drawn.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setColor(SPOT);
        g.setStroke(new BasicStroke(1));
        for (InputSpot spot :
                side.spots().subList(0, Math.min(MOST_SPOTS, side.spots().size()))) {
            double x = (spot.column() + 0.5) * SIDE / width;
            double y = (spot.row() + 0.5) * SIDE / height;
            g.draw(new Ellipse2D.Double(x - 3.5, y - 3.5, 7, 7));
        }
        g.dispose();
        return drawn;
    }

    /** A line an output and side, below the pictures. */
    private BufferedImage answers(List<ComparedInput> sides, int width) {
        List<List<String>> lines =
                sides.stream().map(ComparedInputsPicture::lines).toList();
        int most = lines.stream().mapToInt(List::size).max().orElse(0);
        var drawn = new BufferedImage(width, most * LINE + MARGIN, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = drawn.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setColor(palette.background());
        g.fillRect(0, 0, drawn.getWidth(), drawn.getHeight());
        g.setFont(palette.font());
        g.setColor(palette.foreground());
        for (int side = 0; side < lines.size(); side++) {
            int x = side * (SIDE + MARGIN);
            for (int line = 0; line < lines.get(side).size(); line++) {
                g.drawString(CutText.of(lines.get(side).get(line), g.getFontMetrics(), SIDE), x, (line + 1) * LINE);
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
