package org.convscope.ui.export;

import java.awt.EventQueue;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.swing.JComponent;
import org.convscope.render.Png;
import org.convscope.ui.view.Export;
import org.convscope.ui.view.View;
import org.convscope.workspace.Selection;
import org.convscope.workspace.Workspace;

/** The view as it stands in the window, legends included: what every view can export. */
public final class ViewSnapshot {
    private ViewSnapshot() {}

    public static Export of(View view, Workspace workspace) {
        Map<String, String> texts = texts(view, workspace);
        String name = String.join(" ", texts.values());
        return new Export("The view as it is shown", Export.Kind.PNG, name, (file, scale, monitor) -> {
            BufferedImage image = paint(view.component(), scale);
            monitor.checkCancelled();
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                Png.write(image, texts, out);
            }
        });
    }

    /** What is shown, for the file's name and its text chunks. */
    static Map<String, String> texts(View view, Workspace workspace) {
        Map<String, String> texts = new LinkedHashMap<>();
        Selection selection = workspace.selection();
        workspace.model().map(Path::getFileName).ifPresent(model -> texts.put("Model", model.toString()));
        selection.frame().ifPresent(frame -> texts.put("Frame", frame.name()));
        selection.layer().ifPresent(layer -> texts.put("Layer", layer));
        texts.put("View", view.tab().title());
        return texts;
    }

    /** Swing is painted on its own thread, whichever thread asks. */
    private static BufferedImage paint(JComponent component, int scale) throws IOException {
        BufferedImage[] painted = new BufferedImage[1];
        try {
            EventQueue.invokeAndWait(() -> painted[0] = image(component, scale));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while painting", e);
        } catch (InvocationTargetException e) {
            throw new IOException("the view could not be painted", e);
        }
        return painted[0];
    }

    private static BufferedImage image(JComponent component, int scale) {
        var image = new BufferedImage(
                Math.max(1, component.getWidth() * scale),
                Math.max(1, component.getHeight() * scale),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.scale(scale, scale);
        g.setColor(component.getBackground());
        g.fillRect(0, 0, component.getWidth(), component.getHeight());
        component.printAll(g);
        g.dispose();
        return image;
    }
}
