package org.convscope.ui.embedding;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BasicStroke;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.convscope.export.embedding.EmbeddingChart;
import org.convscope.export.embedding.LayerEmbedding;
import org.convscope.frame.FrameSource;
import org.convscope.inspect.embedding.FrameEmbedding;
import org.convscope.render.Palette;
import org.convscope.ui.charts.ChartPane;
import org.convscope.ui.theme.ThemeLook;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.XYPlot;
import org.jspecify.annotations.Nullable;

/** Frames as points: the one under the pointer is shown small, a click chooses it, a drag around points makes a group. */
final class PointsPane extends ChartPane {
    private static final int NEAR = 12;
    private static final int LEAST_DRAG = 6;
    private static final int GAP = 8;

    private final transient Listener listener;
    private transient @Nullable LayerEmbedding shown;
    private transient Optional<FrameSource> selected = Optional.empty();
    private transient Set<Integer> group = Set.of();
    private transient @Nullable Path2D lasso;
    private int hovered = -1;
    private transient @Nullable BufferedImage thumbnail;

    /** What the user does with points, given by their index. */
    interface Listener {
        /**
         * @param index -1 for none
         */
        void hovered(int index);

        void chosen(int index);

        /**
         * @param indices none where the group is given up
         */
        void grouped(List<Integer> indices);
    }

    PointsPane(Listener listener) {
        super("Frames by what the layer gives for them");
        setName("embedding-points");
        this.listener = listener;
        var mouse = new Mouse();
        addMouseListener(mouse);
        addMouseMotionListener(mouse);
    }

    /** Nothing of what was shown before stays. */
    void showPoints(@Nullable LayerEmbedding embedding) {
        shown = embedding;
        group = Set.of();
        lasso = null;
        hovered = -1;
        thumbnail = null;
        if (embedding == null) {
            clear();
        } else {
            show(theme -> EmbeddingChart.of(theme, embedding));
        }
    }

    /** Rings the selected frame. */
    void select(Optional<FrameSource> frame) {
        selected = frame;
        repaint();
    }

    /** The picture of the point under the pointer. */
    void thumbnail(int index, BufferedImage image) {
        if (index == hovered) {
            thumbnail = image;
            repaint();
        }
    }

    void group(List<Integer> indices) {
        group = Set.copyOf(indices);
        repaint();
    }

    /** Where a point is drawn; empty while nothing is. */
    Optional<Point2D> place(int index) {
        LayerEmbedding now = shown;
        JFreeChart chart = getChart();
        Rectangle2D area = getScreenDataArea();
        if (now == null || chart == null || area == null || area.isEmpty()) {
            return Optional.empty();
        }
        XYPlot plot = chart.getXYPlot();
        FrameEmbedding.Point point = now.embedding().points().get(index);
        return Optional.of(new Point2D.Double(
                plot.getDomainAxis().valueToJava2D(point.x(), area, plot.getDomainAxisEdge()),
                plot.getRangeAxis().valueToJava2D(point.y(), area, plot.getRangeAxisEdge())));
    }

    private int count() {
        return shown == null ? 0 : shown.categories().size();
    }

    private int nearest(Point2D at) {
        int nearest = -1;
        double least = UIScale.scale(NEAR);
        for (int i = 0; i < count(); i++) {
            double away = place(i).map(at::distance).orElse(Double.MAX_VALUE);
            if (away < least) {
                least = away;
                nearest = i;
            }
        }
        return nearest;
    }

    @Override
    public void paintComponent(Graphics graphics) {
        super.paintComponent(graphics);
        LayerEmbedding now = shown;
        if (now == null) {
            return;
        }
        var g = (Graphics2D) graphics.create();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setStroke(new BasicStroke(UIScale.scale(1.4f)));
        Palette palette = ThemeLook.palette();
        g.setColor(palette.accent());
        group.forEach(index -> ring(g, index, 10));
        g.setColor(palette.foreground());
        for (int i = 0; i < count(); i++) {
            FrameSource source = now.embedding().points().get(i).frame().source();
            if (selected.filter(source::equals).isPresent()) {
                ring(g, i, 15);
            }
        }
        Path2D drawn = lasso;
        if (drawn != null) {
            g.setColor(ThemeLook.translucent(palette.accent(), 50));
            g.fill(drawn);
            g.setColor(palette.accent());
            g.draw(drawn);
        }
        if (hovered >= 0) {
            paintHovered(g, now, palette);
        }
        g.dispose();
    }

    private void ring(Graphics2D g, int index, int width) {
        double size = UIScale.scale(width);
        place(index)
                .ifPresent(at -> g.draw(new Ellipse2D.Double(at.getX() - size / 2, at.getY() - size / 2, size, size)));
    }

    /** Beside the point, where there is room. */
    private void paintHovered(Graphics2D g, LayerEmbedding now, Palette palette) {
        Point2D at = place(hovered).orElse(null);
        if (at == null) {
            return;
        }
        g.setColor(palette.accent());
        ring(g, hovered, 15);
        String name = now.embedding().points().get(hovered).frame().source().name();
        String category = now.categories().get(hovered);
        BufferedImage image = thumbnail;
        g.setFont(ThemeLook.smallFont());
        int gap = UIScale.scale(GAP);
        int line = g.getFontMetrics().getHeight();
        int side = image == null ? 0 : UIScale.scale(image.getWidth());
        int height = image == null ? 0 : UIScale.scale(image.getHeight());
        int text = Math.max(
                g.getFontMetrics().stringWidth(name), g.getFontMetrics().stringWidth(category));
        int width = Math.max(side, text) + gap;
        int tall = height + 2 * line + gap;
        int x = at.getX() + gap + width < getWidth() ? (int) at.getX() + gap : (int) at.getX() - gap - width;
        int y = (int) Math.max(0, Math.min(getHeight() - tall, at.getY() - tall / 2.0));
        g.setColor(palette.background());
        g.fillRect(x, y, width, tall);
        g.setColor(palette.grid());
        g.drawRect(x, y, width, tall);
        if (image != null) {
            g.drawImage(image, x + gap / 2, y + gap / 2, side, height, null);
        }
        int below = y + gap / 2 + height + g.getFontMetrics().getAscent();
        g.setColor(palette.foreground());
        g.drawString(name, x + gap / 2, below);
        g.setColor(palette.muted());
        g.drawString(category, x + gap / 2, below + line);
    }

    /** Hovers, chooses, and draws around points. */
    private final class Mouse extends MouseAdapter {
        private @Nullable Point2D start;

        @Override
        public void mouseMoved(MouseEvent event) {
            hover(nearest(event.getPoint()));
        }

        @Override
        public void mouseExited(MouseEvent event) {
            hover(-1);
        }

        private void hover(int index) {
            if (index != hovered) {
                hovered = index;
                thumbnail = null;
                listener.hovered(index);
                repaint();
            }
        }

        @Override
        public void mousePressed(MouseEvent event) {
            start = event.getPoint();
            lasso = null;
        }

        @Override
        public void mouseDragged(MouseEvent event) {
            Point2D from = start;
            Path2D drawn = lasso;
            if (from == null || shown == null) {
                return;
            }
            if (drawn == null && from.distance(event.getPoint()) >= LEAST_DRAG) {
                drawn = new Path2D.Double();
                drawn.moveTo(from.getX(), from.getY());
                lasso = drawn;
                hover(-1);
            }
            if (drawn != null) {
                drawn.lineTo(event.getX(), event.getY());
                repaint();
            }
        }

        @Override
        public void mouseReleased(MouseEvent event) {
            Path2D drawn = lasso;
            start = null;
            lasso = null;
            if (drawn != null) {
                drawn.closePath();
                List<Integer> inside = new ArrayList<>();
                for (int i = 0; i < count(); i++) {
                    if (place(i).filter(drawn::contains).isPresent()) {
                        inside.add(i);
                    }
                }
                listener.grouped(inside);
            } else if (shown != null) {
                int index = nearest(event.getPoint());
                if (index >= 0) {
                    listener.chosen(index);
                } else {
                    listener.grouped(List.of());
                }
            }
            repaint();
        }
    }
}
