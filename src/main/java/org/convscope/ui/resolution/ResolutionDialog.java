package org.convscope.ui.resolution;

import java.awt.Component;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import javax.swing.JDialog;
import org.convscope.ui.dialog.DialogParts;
import org.convscope.ui.view.ViewContext;

/** Rings, geometry and radial profile in a window of their own, beside the frame. */
public final class ResolutionDialog {
    private ResolutionDialog() {}

    public static void show(Component parent, ViewContext context) {
        var pane = new ResolutionPane(context);
        JDialog dialog = DialogParts.show(parent, "Resolution and radial profile", pane.component());
        dialog.addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosed(WindowEvent event) {
                pane.close();
            }
        });
    }
}
