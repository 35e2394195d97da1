package org.convscope.ui.dataset;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Cursor;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.awt.event.KeyEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import javax.swing.KeyStroke;
import org.convscope.render.chart.MatrixChart;
import org.convscope.ui.charts.ChartPane;
import org.convscope.ui.component.UserEvents;
import org.convscope.ui.theme.ThemeLook;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYBoxAnnotation;
import org.jfree.chart.plot.XYPlot;
import org.jspecify.annotations.Nullable;

/** A confusion matrix: a click or the arrow keys choose a cell. */
final class MatrixPane extends ChartPane {
    /**
     * A cell of the matrix.
     *
     * @param truth row
     * @param told column
     */
    record Cell(int truth, int told) {}

    /** Told which cell was chosen, on the event thread. */
    @FunctionalInterface
    interface Listener {
        void chosen(Cell cell);
    }

    /** Further than any matrix goes. */
    private static final int ALL = 1 << 20;

    private final transient Listener listener;
    private transient List<String> names = List.of();
    private transient long[][] counts = new long[0][0];
    private transient Optional<Cell> cell = Optional.empty();
    private transient @Nullable XYBoxAnnotation outline;

    MatrixPane(Listener listener) {
        super("Confusion matrix");
        this.listener = listener;
        setFocusable(true);
        var mouse = new MouseAdapter() {
            @Override
            public void mousePressed(MouseEvent event) {
                requestFocusInWindow();
                at(event).ifPresent(MatrixPane.this::choose);
            }

            @Override
            public void mouseMoved(MouseEvent event) {
                setCursor(
                        Cursor.getPredefinedCursor(at(event).isPresent() ? Cursor.HAND_CURSOR : Cursor.DEFAULT_CURSOR));
            }
        };
        addMouseListener(mouse);
        addMouseMotionListener(mouse);
        addFocusListener(new FocusAdapter() {
            @Override
            public void focusGained(FocusEvent event) {
                mark();
            }

            @Override
            public void focusLost(FocusEvent event) {
                mark();
            }
        });
        key(KeyEvent.VK_LEFT, 0, -1);
        key(KeyEvent.VK_RIGHT, 0, 1);
        key(KeyEvent.VK_UP, -1, 0);
        key(KeyEvent.VK_DOWN, 1, 0);
        key(KeyEvent.VK_HOME, -ALL, -ALL);
        key(KeyEvent.VK_END, ALL, ALL);
    }

    private void key(int key, int down, int right) {
        String name = KeyEvent.getKeyText(key);
        getInputMap().put(KeyStroke.getKeyStroke(key, 0), name);
        getActionMap().put(name, UserEvents.action("", () -> {
            int last = names.size() - 1;
            Cell from = cell.orElse(new Cell(0, 0));
            if (last >= 0) {
                choose(new Cell(
                        Math.max(0, Math.min(last, from.truth() + down)),
                        Math.max(0, Math.min(last, from.told() + right))));
            }
        }));
    }

    /** Shows a matrix, no cell chosen. */
    void show(String title, List<String> newNames, long[][] newCounts) {
        names = newNames;
        counts = newCounts;
        cell = Optional.empty();
        show(theme -> MatrixChart.confusion(theme, title, newNames, newCounts));
    }

    void choose(Cell chosen) {
        cell = Optional.of(chosen);
        mark();
        getAccessibleContext().setAccessibleDescription(describe(chosen));
        listener.chosen(chosen);
    }

    @Override
    public void redraw() {
        super.redraw();
        outline = null;
        mark();
    }

    private void mark() {
        JFreeChart chart = getChart();
        if (chart == null) {
            return;
        }
        XYPlot plot = chart.getXYPlot();
        XYBoxAnnotation old = outline;
        if (old != null) {
            plot.removeAnnotation(old);
        }
        if (cell.isPresent()) {
            double x = cell.get().told();
            double y = cell.get().truth();
            Color colour = ThemeLook.warning();
            // the axis runs downwards, so the lower edge comes first
            float width = UIScale.scale(isFocusOwner() ? 3f : 2f);
            var box = new XYBoxAnnotation(x - 0.48, y + 0.48, x + 0.48, y - 0.48, new BasicStroke(width), colour, null);
            plot.addAnnotation(box);
            outline = box;
        }
    }

    private String describe(Cell at) {
        return counts[at.truth()][at.told()] + " frames: true " + names.get(at.truth()) + ", predicted "
                + names.get(at.told());
    }

    private Optional<Cell> at(MouseEvent event) {
        JFreeChart chart = getChart();
        Rectangle2D area = getScreenDataArea();
        if (chart == null || area == null || !area.contains(event.getPoint())) {
            return Optional.empty();
        }
        XYPlot plot = chart.getXYPlot();
        double x = plot.getDomainAxis().java2DToValue(event.getX(), area, plot.getDomainAxisEdge());
        double y = plot.getRangeAxis().java2DToValue(event.getY(), area, plot.getRangeAxisEdge());
        int told = (int) Math.rint(x);
        int truth = (int) Math.rint(y);
        boolean inside = told >= 0 && told < names.size() && truth >= 0 && truth < names.size();
        return inside ? Optional.of(new Cell(truth, told)) : Optional.empty();
    }

    @Override
    public @Nullable String getToolTipText(MouseEvent event) {
        return at(event).map(found -> describe(found) + ". Click to see them").orElse(null);
    }
}
