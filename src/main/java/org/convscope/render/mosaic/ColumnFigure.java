package org.convscope.render.mosaic;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convscope.render.CutText;
import org.convscope.render.Palette;
import org.convscope.render.colour.Legend;
import org.convscope.render.paper.PaperFigure;
import org.convscope.render.paper.PicturePlace;
import org.convscope.render.plane.ScalablePicture;

/**
 * Frames side by side on paper, what a layer makes of each below it, in groups with a heading, with one legend for all.
 *
 * @param heading above all: the model, the layer, the unit
 * @param groups in order
 * @param legend below, of the lower pictures
 * @param note in small below the legend; empty for none
 */
public record ColumnFigure(String heading, List<Group> groups, Optional<Legend> legend, String note)
        implements PaperFigure {
    private static final int MARGIN = 12;
    private static final int GAP = 12;
    private static final int SPACE = 4;
    private static final int IN_A_ROW = 5;
    private static final int ROOM = 1000;
    private static final int LEAST = 200;
    private static final float SMALL = 0.85f;

    /** Columns with a heading of their own; empty for none. */
    public record Group(String name, List<Column> columns) {
        public Group {
            columns = List.copyOf(columns);
        }
    }

    /**
     * A frame and its maps.
     *
     * @param title above it, on as many lines as it needs
     * @param frame the upper picture; empty where there is none, as for a mean
     * @param maps the lower picture
     * @param marked whose marks are drawn on the lower one
     */
    public record Column(String title, Optional<ScalablePicture> frame, ScalablePicture maps, Mosaic marked) {
        public static Column of(String title, Optional<ScalablePicture> frame, Mosaic tiles, MosaicColours colours) {
            return new Column(title, frame, tiles.picture(colours), tiles);
        }
    }

    /** A column in its place. */
    private record Placed(Column column, List<String> lines, double left, double framesTop, double mapsTop) {}

    /** A group's heading above a part of its columns. */
    private record Headed(String name, double left, double right, double top) {}

    private record Layout(
            List<Placed> columns,
            List<Headed> headings,
            double cell,
            double legendTop,
            double legendHeight,
            double height) {}

    public ColumnFigure {
        groups = List.copyOf(groups);
    }

    private int columns() {
        return groups.stream().mapToInt(group -> group.columns().size()).sum();
    }

    private int inARow() {
        int columns = columns();
        int rows = Math.max(1, (columns + IN_A_ROW - 1) / IN_A_ROW);
        return Math.max(1, (columns + rows - 1) / rows);
    }

    /** Small maps are enlarged by a whole number. */
    @Override
    public double width() {
        int widest = groups.stream()
                .flatMap(group -> group.columns().stream())
                .mapToInt(column -> column.maps().width())
                .max()
                .orElse(1);
        int room = Math.max(LEAST, ROOM / inARow());
        double cell = widest >= room ? room : widest * (double) Math.round((double) room / widest);
        return 2.0 * MARGIN + inARow() * cell + (inARow() - 1.0) * GAP;
    }

    @Override
    public double height(double width) {
        return layout(width).height();
    }

    private Layout layout(double width) {
        Palette palette = Palette.light();
        var probe = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        FontMetrics metrics = probe.getFontMetrics(palette.font());
        int line = metrics.getHeight();
        int legendHeight = Legend.horizontalHeight(probe, palette);
        probe.dispose();
        double cell = Math.max(1, (width - 2.0 * MARGIN - (inARow() - 1.0) * GAP) / inARow());
        List<Placed> placed = new ArrayList<>();
        List<Headed> headings = new ArrayList<>();
        double top = MARGIN + line + GAP;
        boolean named = groups.stream().anyMatch(group -> !group.name().isEmpty());
        List<Member> all = members();
        for (int from = 0; from < all.size(); from += inARow()) {
            List<Member> row = all.subList(from, Math.min(all.size(), from + inARow()));
            if (named) {
                headings.addAll(headings(row, cell, top));
                top += line + 2 * SPACE;
            }
            int lines = 1;
            double frames = 0;
            double maps = 0;
            for (Member member : row) {
                lines = Math.max(
                        lines,
                        TitleLines.of(member.column().title(), metrics, (int) cell)
                                .size());
                frames = Math.max(
                        frames,
                        member.column()
                                .frame()
                                .map(frame -> PicturePlace.height(frame, cell) + SPACE)
                                .orElse(0.0));
                maps = Math.max(maps, PicturePlace.height(member.column().maps(), cell));
            }
            double framesTop = top + lines * line + SPACE;
            for (int i = 0; i < row.size(); i++) {
                Column column = row.get(i).column();
                placed.add(new Placed(
                        column,
                        TitleLines.of(column.title(), metrics, (int) cell),
                        left(i, cell),
                        framesTop,
                        framesTop + frames));
            }
            top = framesTop + frames + maps + GAP;
        }
        double below = top + (legend.isPresent() ? legendHeight : 0) + (note.isEmpty() ? 0 : line);
        return new Layout(placed, headings, cell, top, legendHeight, below + MARGIN);
    }

    /** A column and the group that it is of. */
    private record Member(String group, Column column) {}

    private List<Member> members() {
        return groups.stream()
                .flatMap(group -> group.columns().stream().map(column -> new Member(group.name(), column)))
                .toList();
    }

    private static double left(int index, double cell) {
        return MARGIN + index * (cell + GAP);
    }

    private static List<Headed> headings(List<Member> row, double cell, double top) {
        List<Headed> headings = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= row.size(); i++) {
            if (i == row.size() || !row.get(i).group().equals(row.get(from).group())) {
                headings.add(new Headed(row.get(from).group(), left(from, cell), left(i - 1, cell) + cell, top));
                from = i;
            }
        }
        return headings;
    }

    @Override
    public void paint(Graphics2D g, double width, double pixels) {
        Palette palette = Palette.light();
        Layout layout = layout(width);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        Font bold = palette.font().deriveFont(Font.BOLD);
        g.setFont(bold);
        g.setColor(palette.foreground());
        FontMetrics metrics = g.getFontMetrics();
        g.drawString(CutText.of(heading, metrics, width - 2 * MARGIN), MARGIN, MARGIN + metrics.getAscent());
        for (Headed headed : layout.headings()) {
            g.setFont(bold);
            g.setColor(palette.foreground());
            g.drawString(
                    CutText.of(headed.name(), metrics, headed.right() - headed.left()),
                    (float) headed.left(),
                    (float) headed.top() + metrics.getAscent());
            double under = headed.top() + metrics.getHeight() + 1;
            g.setColor(palette.muted());
            g.draw(new Line2D.Double(headed.left(), under, headed.right(), under));
        }
        for (Placed placed : layout.columns()) {
            paint(g, placed, layout.cell(), pixels, palette);
        }
        double wide = width - 2.0 * MARGIN;
        legend.ifPresent(shown -> shown.paintHorizontal(
                g, new Rectangle2D.Double(MARGIN, layout.legendTop(), wide, layout.legendHeight()), palette));
        if (!note.isEmpty()) {
            g.setFont(palette.font().deriveFont(palette.font().getSize2D() * SMALL));
            g.setColor(palette.muted());
            FontMetrics small = g.getFontMetrics();
            g.drawString(CutText.of(note, small, wide), MARGIN, (float) layout.height() - MARGIN - small.getDescent());
        }
    }

    private static void paint(Graphics2D g, Placed placed, double cell, double pixels, Palette palette) {
        g.setFont(palette.font());
        g.setColor(palette.foreground());
        FontMetrics metrics = g.getFontMetrics();
        // right above the upper picture that there is
        double top = placed.column().frame().isPresent() ? placed.framesTop() : placed.mapsTop();
        float baseline = (float) top - SPACE - placed.lines().size() * metrics.getHeight() + metrics.getAscent();
        for (String line : placed.lines()) {
            g.drawString(line, (float) placed.left(), baseline);
            baseline += metrics.getHeight();
        }
        placed.column().frame().ifPresent(frame -> PicturePlace.of(
                        frame, placed.left(), placed.framesTop(), cell, pixels)
                .draw(g, frame));
        ScalablePicture maps = placed.column().maps();
        PicturePlace place = PicturePlace.of(maps, placed.left(), placed.mapsTop(), cell, pixels);
        place.draw(g, maps);
        MosaicFigure.marks(g, placed.column().marked(), place, palette);
    }
}
