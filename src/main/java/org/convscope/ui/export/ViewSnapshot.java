package org.convscope.ui.export;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.swing.JComponent;
import org.convscope.export.Provenance;
import org.convscope.frame.FrameSource;
import org.convscope.network.ModelDeclarations;
import org.convscope.ui.view.ExportItem;
import org.convscope.ui.view.View;
import org.convscope.ui.work.ViewExports;
import org.convscope.workspace.Selection;
import org.convscope.workspace.Workspace;

/** The view as it stands in the window, legends included: what every view can export. */
public final class ViewSnapshot {
    private static final int MOST_SCALE = 4;
    private static final long MOST_PIXELS = 32L << 20;

    private ViewSnapshot() {}

    /**
     * Paints the view now, once as it is and once as large as it may be wanted: on the event thread.
     *
     * @param declarations what the user says about the open model
     */
    public static ExportItem of(View view, Workspace workspace, ModelDeclarations declarations) {
        Map<String, String> texts = texts(view, workspace);
        Provenance provenance = provenance(view, workspace).with(declarations);
        JComponent component = view.component();
        BufferedImage plain = paint(component, 1);
        int largest = largest(plain);
        BufferedImage large = largest == 1 ? plain : paint(component, largest);
        return ViewExports.png(
                "The view as it is shown",
                String.join(" ", texts.values()),
                provenance,
                scale -> scale == 1 ? plain : scaled(large, (int) scale, largest));
    }

    /** What is shown, with the places of model and frame. */
    static Provenance provenance(View view, Workspace workspace) {
        Provenance made = Provenance.start();
        for (var text : texts(view, workspace).entrySet()) {
            made = made.with(text.getKey(), text.getValue());
        }
        if (workspace.model().isPresent()) {
            made = made.with("Model", workspace.model().get().toAbsolutePath().toString());
        }
        Optional<FrameSource> frame = workspace.selection().frame();
        return frame.isPresent() ? made.with("Frame", ViewExports.place(frame.get())) : made;
    }

    /** What is shown, for the file's name. */
    static Map<String, String> texts(View view, Workspace workspace) {
        Map<String, String> texts = new LinkedHashMap<>();
        Selection selection = workspace.selection();
        workspace.model().map(Path::getFileName).ifPresent(model -> texts.put("Model", model.toString()));
        selection.frame().ifPresent(frame -> texts.put("Frame", frame.name()));
        selection.layer().ifPresent(layer -> texts.put("Layer", layer));
        texts.put("View", view.tab().title());
        return texts;
    }

    private static int largest(BufferedImage plain) {
        long pixels = (long) plain.getWidth() * plain.getHeight();
        int scale = MOST_SCALE;
        while (scale > 1 && pixels * scale * scale > MOST_PIXELS) {
            scale--;
        }
        return scale;
    }

    private static BufferedImage paint(JComponent component, int scale) {
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

    private static BufferedImage scaled(BufferedImage large, int scale, int largest) {
        if (scale == largest) {
            return large;
        }
        int width = large.getWidth() * scale / largest;
        int height = large.getHeight() * scale / largest;
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        g.drawImage(large, 0, 0, width, height, null);
        g.dispose();
        return image;
    }
}
