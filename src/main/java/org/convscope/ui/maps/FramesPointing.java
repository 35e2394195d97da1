package org.convscope.ui.maps;

import java.util.List;
import java.util.function.Supplier;
import org.convscope.frame.FrameSource;
import org.convscope.render.NumberText;
import org.convscope.ui.canvas.PictureListener;
import org.convscope.ui.mosaic.TileHit;
import org.convscope.ui.mosaic.TileListener;
import org.convscope.ui.view.ViewContext;

/**
 * What the pointer does on the maps of one unit on many frames: it reads values and selects frames.
 *
 * @param frames one a tile
 */
record FramesPointing(ViewContext context, Supplier<List<FrameSource>> frames) implements TileListener {
    @Override
    public void hovered(TileHit hit) {
        context.readout()
                .show(frame(hit).name() + "   row " + hit.row() + "  column " + hit.column() + "   "
                        + NumberText.text(hit.value()));
    }

    @Override
    public void left() {
        context.readout().clear();
    }

    @Override
    public void chosen(TileHit hit) {
        context.workspace().select(selection -> selection.frame(frame(hit)));
    }

    @Override
    public PictureListener.Taken opened(TileHit hit) {
        return PictureListener.Taken.NO;
    }

    private FrameSource frame(TileHit hit) {
        return frames.get().get(hit.unit());
    }
}
