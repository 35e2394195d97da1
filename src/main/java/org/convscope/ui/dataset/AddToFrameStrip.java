package org.convscope.ui.dataset;

import java.util.function.Function;
import org.convscope.dataset.CategorizedFrame;
import org.convscope.dataset.LabelledFrame;
import org.convscope.workspace.Navigation;
import org.convscope.workspace.ViewId;
import org.convscope.workspace.Workspace;
import org.convscope.workspace.WorkspaceModel;

/** Takes chosen frames into the strip, where every view sees them, and opened ones to the front. */
final class AddToFrameStrip implements FrameGrid.Listener {
    private final WorkspaceModel workspace;
    private final Function<LabelledFrame, String> category;

    /**
     * @param category that a frame has in the strip
     */
    AddToFrameStrip(WorkspaceModel workspace, Function<LabelledFrame, String> category) {
        this.workspace = workspace;
        this.category = category;
    }

    @Override
    public void chosen(LabelledFrame frame) {
        workspace.update(now -> taken(now, frame));
    }

    @Override
    public void opened(LabelledFrame frame) {
        workspace.update(now -> taken(now, frame).view(ViewId.FRAME));
    }

    private Workspace taken(Workspace now, LabelledFrame frame) {
        return Navigation.select(now, new CategorizedFrame(frame.source(), category.apply(frame)));
    }
}
