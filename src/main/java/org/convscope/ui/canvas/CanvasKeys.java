package org.convscope.ui.canvas;

import com.formdev.flatlaf.util.UIScale;
import javax.swing.JComponent;
import javax.swing.KeyStroke;
import org.convscope.ui.component.UserEvents;

/** The canvas's own keys. Plain arrows are left to the views, which move their selection with them. */
final class CanvasKeys {
    private static final double STEP = 1.25;
    private static final int PAN = 40;

    private CanvasKeys() {}

    static void install(ImageCanvas canvas) {
        for (String key : new String[] {"PLUS", "typed +", "ADD", "EQUALS"}) {
            bind(canvas, key, "zoom in", () -> canvas.zoom(STEP));
        }
        for (String key : new String[] {"MINUS", "SUBTRACT"}) {
            bind(canvas, key, "zoom out", () -> canvas.zoom(1 / STEP));
        }
        bind(canvas, "0", "fit", canvas::fit);
        bind(canvas, "NUMPAD0", "fit", canvas::fit);
        bind(canvas, "1", "one to one", canvas::oneToOne);
        bind(canvas, "NUMPAD1", "one to one", canvas::oneToOne);
        bind(canvas, "shift LEFT", "pan left", () -> canvas.pan(UIScale.scale(PAN), 0));
        bind(canvas, "shift RIGHT", "pan right", () -> canvas.pan(-UIScale.scale(PAN), 0));
        bind(canvas, "shift UP", "pan up", () -> canvas.pan(0, UIScale.scale(PAN)));
        bind(canvas, "shift DOWN", "pan down", () -> canvas.pan(0, -UIScale.scale(PAN)));
    }

    static void bind(JComponent component, String key, String name, Runnable action) {
        component.getInputMap(JComponent.WHEN_FOCUSED).put(KeyStroke.getKeyStroke(key), name);
        component.getActionMap().put(name, UserEvents.action(name, action));
    }
}
