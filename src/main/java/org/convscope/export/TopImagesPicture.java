package org.convscope.export;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.inspect.topimages.Peak;
import org.convscope.inspect.topimages.TopImages;
import org.convscope.problem.ProblemException;
import org.convscope.render.CutText;
import org.convscope.render.NumberText;
import org.convscope.render.Palette;
import org.convscope.task.TaskMonitor;

/** The patches that excite units most: a unit a column, a rank a row, the value and the frame's name under each. */
final class TopImagesPicture {
    /** More columns than this make no picture that anybody looks at. */
    static final int MOST_UNITS = 64;

    private static final int TILE = 112;
    private static final int GAP = 10;
    private static final int LINE = 15;
    private static final int MARGIN = 28;
    private static final int CELL_HEIGHT = TILE + 2 * LINE + GAP;

    private final Function<FrameSource, Frame> frames;
    private final Consumer<ProblemException> failures;
    private final TaskMonitor monitor;
    private final Palette palette = Palette.light();

    /** Where a peak is drawn. */
    private record Place(Peak peak, int x, int y) {}

    /**
     * @param frames reads a frame
     * @param failures gets frames that cannot be read any more
     */
    TopImagesPicture(Function<FrameSource, Frame> frames, Consumer<ProblemException> failures, TaskMonitor monitor) {
        this.frames = frames;
        this.failures = failures;
        this.monitor = monitor;
    }

    /**
     * @param units at least one, of which the first {@value #MOST_UNITS} are drawn
     */
    BufferedImage draw(List<TopImages.Unit> units) {
        List<TopImages.Unit> shown = units.subList(0, Math.min(MOST_UNITS, units.size()));
        int ranks = Math.max(
                1, shown.stream().mapToInt(unit -> unit.peaks().size()).max().orElse(1));
        var image = new BufferedImage(
                MARGIN + shown.size() * (TILE + GAP), GAP + LINE + ranks * CELL_HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setColor(palette.background());
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        g.setFont(palette.font());
        g.setColor(palette.foreground());
        for (int rank = 0; rank < ranks; rank++) {
            g.drawString(Integer.toString(rank + 1), GAP, y(rank) + TILE / 2);
        }
        Map<FrameSource, List<Place>> byFrame = new LinkedHashMap<>();
        for (int column = 0; column < shown.size(); column++) {
            TopImages.Unit unit = shown.get(column);
            int x = MARGIN + column * (TILE + GAP);
            g.setColor(palette.foreground());
            text(g, "#" + unit.unit(), x, LINE);
            for (int rank = 0; rank < unit.peaks().size(); rank++) {
                Peak peak = unit.peaks().get(rank);
                g.setColor(palette.foreground());
                text(g, NumberText.text(peak.value(), 4), x, y(rank) + TILE + LINE - 2);
                g.setColor(palette.muted());
                text(g, peak.frame().source().name(), x, y(rank) + TILE + 2 * LINE - 2);
                byFrame.computeIfAbsent(peak.frame().source(), frame -> new ArrayList<>())
                        .add(new Place(peak, x, y(rank)));
            }
        }
        patches(g, byFrame);
        g.dispose();
        return image;
    }

    private static int y(int rank) {
        return GAP + LINE + rank * CELL_HEIGHT;
    }

    /** Each frame is read once, however many patches are of it. */
    private void patches(Graphics2D g, Map<FrameSource, List<Place>> byFrame) {
        int done = 0;
        for (Map.Entry<FrameSource, List<Place>> one : byFrame.entrySet()) {
            monitor.checkCancelled();
            monitor.progress("Drawing " + one.getKey().name(), done++ / (double) byFrame.size());
            try {
                var patches = new TopPatches(frames.apply(one.getKey()), palette);
                for (Place place : one.getValue()) {
                    patches.draw(g, place.peak().patch(), place.x(), place.y(), TILE);
                }
            } catch (ProblemException e) {
                failures.accept(e);
            }
        }
    }

    /** Cut where it is longer than a tile. */
    private static void text(Graphics2D g, String text, int x, int y) {
        g.drawString(CutText.of(text, g.getFontMetrics(), TILE), x, y);
    }
}
