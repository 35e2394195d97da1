package org.convscope.ui.view;

import java.awt.LayoutManager;
import java.util.List;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import org.convscope.workspace.Workspace;
import org.convscope.workspace.WorkspaceModel;

/**
 * One tab of the window. Made, used and shown on the event thread. A view listens to the workspace from its making on, but
 * asks for work only while it is in front.
 */
public abstract class View {
    private final ViewTab tab;
    private final WorkspaceModel workspace;
    private final JPanel panel;
    private boolean front;

    protected View(ViewTab tab, WorkspaceModel workspace, LayoutManager layout) {
        this.tab = tab;
        this.workspace = workspace;
        this.panel = new JPanel(layout);
        workspace.addListener((before, now, changes) -> {
            if (!front && now.isEmpty() && !before.isEmpty()) {
                // there is nothing to ask for: so that a view that nobody looks at does not keep what was closed
                ask(now);
            }
        });
    }

    /**
     * Parts one below the other, as wide as the view.
     *
     * @param rows their heights, as MigLayout writes them
     */
    protected static MigLayout column(String rows) {
        return new MigLayout("insets 0, gap 0, fill, wrap 1", "[0:0,grow,fill]", rows);
    }

    public final ViewTab tab() {
        return tab;
    }

    /** The same at every call. */
    public final JPanel component() {
        return panel;
    }

    /** What can be exported of what is shown now; each entry holds its own snapshot. Empty while nothing is shown. */
    public abstract List<ExportItem> exports();

    /** Its tab came to the front. */
    public final void shown() {
        front = true;
        ask(workspace.get());
    }

    /** Its tab went behind another. */
    public final void hidden() {
        front = false;
        cancel();
    }

    protected final boolean isInFront() {
        return front;
    }

    /** Asks for the work that what it shows needs. */
    protected abstract void ask(Workspace now);

    /** Cancels the work that only it wants. */
    protected abstract void cancel();
}
