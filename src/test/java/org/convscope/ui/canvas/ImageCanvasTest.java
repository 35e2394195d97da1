package org.convscope.ui.canvas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.window.WindowRobot.layOut;

import com.formdev.flatlaf.FlatLightLaf;
import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.event.InputEvent;
import java.awt.event.MouseEvent;
import java.awt.event.MouseWheelEvent;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import org.convscope.render.plane.PictureViewport;
import org.convscope.render.plane.RasterPicture;
import org.convscope.render.plane.ScalablePicture;
import org.convscope.ui.component.ScrolledColumn;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ImageCanvasTest {
    private final List<Runnable> waiting = new ArrayList<>();
    private final ImageCanvas canvas = new ImageCanvas(waiting::add, Runnable::run);

    @BeforeAll
    static void theme() {
        FlatLightLaf.setup();
    }

    private BufferedImage paint() {
        var image = new BufferedImage(canvas.getWidth(), canvas.getHeight(), BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        canvas.paint(graphics);
        graphics.dispose();
        return image;
    }

    private void renderAll() {
        while (!waiting.isEmpty()) {
            waiting.remove(0).run();
        }
    }

    private MouseEvent mouse(int id, int x, int y) {
        return new MouseEvent(canvas, id, 0, MouseEvent.BUTTON1_DOWN_MASK, x, y, 1, false, MouseEvent.BUTTON1);
    }

    private static RasterPicture plain(int size, int rgb) {
        int[] all = new int[size * size];
        java.util.Arrays.fill(all, rgb);
        return new RasterPicture(size, size, all);
    }

    @Test
    void theStalePictureStaysUntilTheNewOneIsRendered() {
        canvas.setSize(40, 40);
        canvas.setPicture(plain(4, 0xFF0000));
        paint();
        renderAll();
        assertThat(paint().getRGB(20, 20)).isEqualTo(0xFFFF0000);

        canvas.setPicture(plain(4, 0x0000FF));
        assertThat(paint().getRGB(20, 20)).isEqualTo(0xFFFF0000);
        renderAll();
        assertThat(paint().getRGB(20, 20)).isEqualTo(0xFF0000FF);
    }

    @Test
    void onlyTheNewestOfManyRequestsIsRendered() {
        List<Double> scales = new ArrayList<>();
        ScalablePicture picture = new ScalablePicture() {
            @Override
            public int width() {
                return 10;
            }

            @Override
            public int height() {
                return 10;
            }

            @Override
            public void render(PictureViewport view, int[] argb) {
                scales.add(view.scale());
            }
        };
        canvas.setSize(100, 100);
        canvas.setPicture(picture);
        paint();
        canvas.zoom(2);
        paint();
        canvas.zoom(2);
        paint();
        renderAll();

        assertThat(scales).containsExactly(40.0);
    }

    @Test
    void aDragPansAndIsNoClick() {
        List<Point2D.Double> clicks = new ArrayList<>();
        canvas.addPictureListener(new PictureListener() {
            @Override
            public void clicked(Point2D.Double point, MouseEvent event) {
                clicks.add(point);
            }
        });
        canvas.setSize(100, 100);
        canvas.setPicture(plain(100, 0));
        canvas.zoom(2);
        Point2D.Double before = canvas.toPicture(50, 50);

        canvas.dispatchEvent(mouse(MouseEvent.MOUSE_PRESSED, 50, 50));
        canvas.dispatchEvent(mouse(MouseEvent.MOUSE_DRAGGED, 60, 45));
        canvas.dispatchEvent(mouse(MouseEvent.MOUSE_RELEASED, 60, 45));
        assertThat(canvas.toPicture(60, 45)).isEqualTo(before);
        assertThat(clicks).isEmpty();

        canvas.dispatchEvent(mouse(MouseEvent.MOUSE_PRESSED, 30, 30));
        canvas.dispatchEvent(mouse(MouseEvent.MOUSE_RELEASED, 30, 30));
        assertThat(clicks).containsExactly(canvas.toPicture(30, 30));
    }

    @Test
    void theWheelZoomsAtThePointer() {
        canvas.setSize(100, 100);
        canvas.setPicture(plain(100, 0));
        canvas.dispatchEvent(new MouseWheelEvent(
                canvas, MouseEvent.MOUSE_WHEEL, 0, 0, 20, 30, 0, false, MouseWheelEvent.WHEEL_UNIT_SCROLL, 1, -4));

        Point2D.Double point = canvas.toPicture(20, 30);
        assertThat(point).satisfies(p -> assertThat(p.distance(20, 30)).isLessThan(0.7));
        assertThat(canvas.transform()).isNotNull();
        assertThat(canvas.isFitted()).isFalse();
    }

    private MouseWheelEvent wheel(int modifiers, double turns) {
        return new MouseWheelEvent(
                canvas,
                MouseEvent.MOUSE_WHEEL,
                0,
                modifiers,
                20,
                30,
                0,
                0,
                0,
                false,
                MouseWheelEvent.WHEEL_UNIT_SCROLL,
                1,
                (int) turns,
                turns);
    }

    private double scale() {
        return Objects.requireNonNull(canvas.transform()).view().scale();
    }

    @Test
    void noPictureIsZoomedOutBeyondTheWhole() {
        canvas.setSize(100, 100);
        canvas.setPicture(plain(400, 0));
        canvas.zoom(2);
        canvas.dispatchEvent(wheel(0, 30));
        assertThat(scale()).isEqualTo(0.25);
        assertThat(canvas.isFitted()).isTrue();

        // a small one is made no smaller than it is
        canvas.setPicture(plain(10, 0));
        canvas.dispatchEvent(wheel(0, 30));
        assertThat(scale()).isEqualTo(1);
    }

    @Test
    void inAPaneThatScrollsTheWheelScrolls() {
        canvas.setPreferredSize(new Dimension(100, 100));
        var column = new ScrolledColumn(new BorderLayout(), 16);
        column.add(canvas, BorderLayout.NORTH);
        var below = new JPanel();
        below.setPreferredSize(new Dimension(100, 900));
        column.add(below, BorderLayout.SOUTH);
        var pane = new JScrollPane(column);
        pane.setSize(200, 300);
        layOut(pane);
        canvas.setPicture(plain(400, 0));
        double before = scale();
        canvas.dispatchEvent(wheel(0, 1));
        assertThat(scale()).isEqualTo(before);
        assertThat(pane.getVerticalScrollBar().getValue()).isPositive();
        canvas.dispatchEvent(wheel(InputEvent.CTRL_DOWN_MASK, -3));
        assertThat(scale()).isGreaterThan(before);
    }

    private void doubleClick() {
        for (int click = 1; click <= 2; click++) {
            for (int id : new int[] {MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED}) {
                canvas.dispatchEvent(new MouseEvent(
                        canvas, id, 0, MouseEvent.BUTTON1_DOWN_MASK, 30, 30, click, false, MouseEvent.BUTTON1));
            }
        }
    }

    @Test
    void aDoubleClickFitsUnlessItMeansSomethingElse() {
        canvas.setSize(100, 100);
        canvas.setPicture(plain(400, 0));
        canvas.zoom(4);
        doubleClick();
        assertThat(canvas.isFitted()).isTrue();

        canvas.addPictureListener(new PictureListener() {
            @Override
            public Taken opened(Point2D.Double point) {
                return Taken.YES;
            }
        });
        canvas.zoom(4);
        doubleClick();
        assertThat(canvas.isFitted()).isFalse();
    }

    @Test
    void hasANameForAssistiveTechnology() {
        canvas.getAccessibleContext().setAccessibleName("Frame");

        assertThat(canvas.getAccessibleContext().getAccessibleName()).isEqualTo("Frame");
    }

    @Test
    void wordsInAPictureGrowWithTheText() {
        canvas.followText();
        canvas.setSize(100, 100);
        canvas.setPicture(plain(400, 0));
        canvas.oneToOne();
        assertThat(Objects.requireNonNull(canvas.transform()).scale()).isEqualTo(1);
        Point2D.Double middle = canvas.toPicture(50, 50);
        try {
            UIScale.setZoomFactor(2);
            canvas.updateUI();
            assertThat(Objects.requireNonNull(canvas.transform()).scale()).isEqualTo(2);
            assertThat(canvas.toPicture(50, 50)).isEqualTo(middle);
            canvas.zoom(3);
            canvas.oneToOne();
            assertThat(Objects.requireNonNull(canvas.transform()).scale()).isEqualTo(2);
            assertThat(canvas.unit()).isEqualTo(2);
        } finally {
            UIScale.setZoomFactor(1);
        }
    }
}
