package org.convscope.ui.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import com.formdev.flatlaf.FlatLightLaf;
import java.awt.event.MouseEvent;
import java.awt.event.MouseWheelEvent;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
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
        Picture picture = new Picture() {
            @Override
            public int width() {
                return 10;
            }

            @Override
            public int height() {
                return 10;
            }

            @Override
            public void render(Viewport view, int[] argb) {
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

    @Test
    void hasANameForAssistiveTechnology() {
        canvas.getAccessibleContext().setAccessibleName("Frame");

        assertThat(canvas.getAccessibleContext().getAccessibleName()).isEqualTo("Frame");
    }
}
