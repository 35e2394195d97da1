package org.convscope.ui.lab;

import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import javax.swing.JComponent;
import org.convscope.array.Tensor;
import org.convscope.choice.PoolingKind;
import org.convscope.export.CsvTable;
import org.convscope.export.Provenance;
import org.convscope.inspect.lab.SlideWindow;
import org.convscope.inspect.lab.WindowRule;
import org.convscope.inspect.lab.WindowStep;
import org.convscope.inspect.summary.ShapeText;
import org.convscope.render.NumberText;
import org.convscope.render.lab.WindowFigure;
import org.convscope.ui.canvas.FigurePane;
import org.convscope.ui.theme.ThemeLook;
import org.convscope.ui.view.ExportItem;
import org.convscope.ui.work.ViewExports;
import org.jspecify.annotations.Nullable;

/** A window moved over a frame: the figure, the steps below it, and clicks that put the window elsewhere. */
final class WindowBoard {
    private final FigurePane figure;
    private final StepBar steps;
    private @Nullable Moved shown;
    private @Nullable WindowFigure drawn;

    /**
     * What is shown.
     *
     * @param picture title of the picture
     * @param result title of the result
     */
    record Moved(SlideWindow window, String picture, String result) {
        /**
         * What is shown, with the sizes in the titles.
         *
         * @param frame name of the frame
         * @param rule what the window makes of it, in words
         */
        static Moved over(String frame, SlideWindow window, String rule) {
            return new Moved(window, frame + ", " + size(window.picture()), rule + ", " + size(window.result()));
        }

        private static String size(Tensor plane) {
            return ShapeText.times(new int[] {plane.length(0), plane.length(1)});
        }
    }

    /**
     * @param placed called with a place of the result, row-major
     */
    WindowBoard(String name, IntConsumer placed) {
        figure = new FigurePane(name);
        steps = new StepBar("The window's place", placed);
        steps.onPlaying(() -> {
            if (shown != null) {
                show(shown, steps.step());
            }
        });
        var mouse = new MouseAdapter() {
            @Override
            public void mousePressed(MouseEvent event) {
                placeAt(event).ifPresent(placed::accept);
            }

            @Override
            public void mouseDragged(MouseEvent event) {
                placeAt(event).ifPresent(placed::accept);
            }
        };
        figure.addMouseListener(mouse);
        figure.addMouseMotionListener(mouse);
    }

    JComponent figure() {
        return figure;
    }

    JComponent steps() {
        return steps.component();
    }

    private Optional<Integer> placeAt(MouseEvent event) {
        WindowFigure now = drawn;
        Moved moved = shown;
        if (now == null || moved == null) {
            return Optional.empty();
        }
        return now.hit(ThemeLook.palette(), figure.getWidth(), figure.getHeight(), event.getX(), event.getY())
                .map(hit -> hit.part() == WindowFigure.Part.RESULT
                        ? hit.row() * moved.window().result().length(1) + hit.column()
                        : moved.window().placeNear(hit.row(), hit.column()));
    }

    void show(Moved moved, int place) {
        shown = moved;
        int at = Math.min(place, moved.window().places() - 1);
        steps.show(at, moved.window().places());
        WindowFigure made = drawn(moved, at, steps.isPlaying() ? WindowFigure.Shown.SO_FAR : WindowFigure.Shown.ALL);
        drawn = made;
        figure.show(made);
        // where the figure is narrow its sentence is cut
        figure.setToolTipText(sentence(moved.window(), moved.window().step(at), at));
    }

    void say(String sentence) {
        shown = null;
        drawn = null;
        figure.say(sentence);
        figure.setToolTipText(null);
    }

    /** The figure as it stands, and the result as numbers. */
    List<ExportItem> exports(String name, String file, Provenance provenance) {
        WindowFigure now = drawn;
        Moved moved = shown;
        if (now == null || moved == null) {
            return List.of();
        }
        return List.of(
                ViewExports.png(name, file, provenance, now::draw),
                ViewExports.csv(name + " as numbers", file + "_result", provenance, made -> table(moved)
                        .text(made)));
    }

    private static CsvTable table(Moved moved) {
        var table = new CsvTable(List.of("row", "column", "value"));
        float[] values = moved.window().result().data();
        int columns = moved.window().result().length(1);
        for (int i = 0; i < values.length; i++) {
            table.row(i / columns, i % columns, CsvTable.exact(values[i]));
        }
        return table;
    }

    private static WindowFigure drawn(Moved moved, int place, WindowFigure.Shown seen) {
        SlideWindow window = moved.window();
        WindowRule rule = window.rule();
        WindowStep step = window.step(place);
        boolean pads = rule instanceof WindowRule.Weighted;
        List<Double> under = new ArrayList<>();
        for (int i = 0; i < step.under().size(); i++) {
            under.add(pads || step.inside().get(i) ? step.under().get(i) : Double.NaN);
        }
        return new WindowFigure(
                new WindowFigure.Plane(
                        moved.picture(), window.picture(), window.picture().range()),
                new WindowFigure.Plane(
                        moved.result(), window.result(), window.result().range()),
                place,
                new WindowFigure.Window(
                        step.top(),
                        step.left(),
                        rule.height(),
                        rule.width(),
                        window.move().dilation()),
                new WindowFigure.Under(
                        under,
                        rule instanceof WindowRule.Weighted weighted
                                ? weighted.laid().values()
                                : List.of(),
                        step.products(),
                        step.chosen(),
                        sentence(window, step, place)),
                seen);
    }

    private static String sentence(SlideWindow window, WindowStep step, int place) {
        int columns = window.result().length(1);
        String what = window.rule() instanceof WindowRule.Pooled pooled
                ? (pooled.kind() == PoolingKind.MAX ? "largest number" : "mean of the numbers")
                : "sum of the " + step.products().size() + " products";
        return what + " = " + NumberText.text(step.value()) + " = row " + place / columns + ", column "
                + place % columns + " of the result";
    }
}
