package org.convscope.ui.export;

import java.awt.Component;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.List;
import javax.swing.JDialog;
import javax.swing.JLabel;
import org.convscope.ui.dialog.DialogParts;
import org.convscope.ui.view.ExportItem;
import org.convscope.workspace.WorkspaceModel;

/** Asks what of a view to write, how large, and where; stays until it is closed, so that a figure can be written in several sizes. */
public final class ExportDialog {
    private final Component parent;
    private final WorkspaceModel workspace;
    private final ExportServices services;

    public ExportDialog(Component parent, WorkspaceModel workspace, ExportServices services) {
        this.parent = parent;
        this.workspace = workspace;
        this.services = services;
    }

    /**
     * @param view title of the view
     * @param exports what it offers; where there is nothing, that is said
     */
    public void show(String view, List<ExportItem> exports) {
        String title = "Export " + view;
        if (exports.isEmpty()) {
            DialogParts.show(parent, title, new JLabel("The view shows nothing that could be exported yet."));
            return;
        }
        var pane = new ExportPane(services, title, exports);
        JDialog dialog = DialogParts.show(parent, title, pane.component(), pane.copy, pane.elsewhere, pane.save);
        DialogParts.closeWithModel(dialog, workspace);
        dialog.addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosed(WindowEvent event) {
                pane.close();
            }
        });
    }
}
