package org.convscope.ui.export;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import java.io.IOException;
import java.util.Optional;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.UIManager;
import org.convscope.render.plane.RasterPicture;
import org.convscope.task.Lane;
import org.convscope.task.OutcomeReceiver;
import org.convscope.task.Owner;
import org.convscope.task.Priority;
import org.convscope.task.TaskMonitor;
import org.convscope.task.TaskRunner;
import org.convscope.ui.canvas.ImageCanvas;
import org.convscope.ui.component.ComponentSlot;

/** Shows how what is to be written will look. */
final class ExportPreview {
    private static final int WIDTH = 600;
    private static final int HEIGHT = 480;

    private final TaskRunner tasks;
    private final Owner owner = Owner.named("preview");
    private final ImageCanvas canvas = new ImageCanvas();
    private final JTextArea text = new JTextArea();
    private final JScrollPane scroll = new JScrollPane(text);
    private final ComponentSlot content = new ComponentSlot(canvas, scroll);

    /** A picture is ready to be shown, its pixels copied. */
    private record Ready(ExportPlan.Preview preview, Optional<RasterPicture> picture) {}

    ExportPreview(TaskRunner tasks) {
        this.tasks = tasks;
        canvas.getAccessibleContext().setAccessibleName("Preview");
        canvas.setBorder(BorderFactory.createLineBorder(UIManager.getColor("Component.borderColor")));
        text.setEditable(false);
        text.putClientProperty("FlatLaf.styleClass", "monospaced");
        text.getAccessibleContext().setAccessibleName("Beginning of the file");
        content.put(canvas);
        content.setPreferredSize(UIScale.scale(new Dimension(WIDTH, HEIGHT)));
    }

    JComponent component() {
        return content;
    }

    /** Draws it in the background; what was asked for before is dropped. */
    void show(ExportPlan plan) {
        tasks.submit(
                Lane.POOL,
                Priority.BACKGROUND,
                owner,
                "Preview of " + plan.item().name(),
                monitor -> ready(plan, monitor),
                new OutcomeReceiver<>() {
                    @Override
                    public void done(Ready ready) {
                        take(ready);
                    }

                    @Override
                    public void failed(Throwable cause) {
                        canvas.setPicture(null);
                        canvas.setMessage("No preview: " + cause.getMessage());
                        content.put(canvas);
                    }
                });
    }

    private static Ready ready(ExportPlan plan, TaskMonitor monitor) throws IOException {
        ExportPlan.Preview preview = plan.preview(monitor);
        return new Ready(
                preview,
                preview instanceof ExportPlan.Picture picture
                        ? Optional.of(RasterPicture.of(picture.image()))
                        : Optional.empty());
    }

    private void take(Ready ready) {
        ready.picture().ifPresent(picture -> {
            canvas.setPicture(picture);
            content.put(canvas);
        });
        if (ready.preview() instanceof ExportPlan.Words words) {
            text.setText(words.text());
            text.setCaretPosition(0);
            content.put(scroll);
        }
    }

    void cancel() {
        tasks.cancel(owner);
    }
}
