package org.convscope.ui.maps;

import java.util.function.Consumer;
import org.convscope.render.NumberText;
import org.convscope.ui.canvas.PictureListener;
import org.convscope.ui.mosaic.TileHit;
import org.convscope.ui.mosaic.TileListener;
import org.convscope.ui.pointer.MapPoint;
import org.convscope.ui.pointer.SharedPointer;
import org.convscope.ui.view.ViewContext;

/** What the pointer does on a layer's maps: it reads values, shows what they see on the frame, selects and enlarges. */
final class MapsPointing implements TileListener {
    private final ViewContext context;
    private final SharedPointer pointer;
    private final String layer;
    private final Consumer<Boolean> enlarge;

    MapsPointing(ViewContext context, SharedPointer pointer, String layer, Consumer<Boolean> enlarge) {
        this.context = context;
        this.pointer = pointer;
        this.layer = layer;
        this.enlarge = enlarge;
    }

    @Override
    public void hovered(TileHit hit) {
        pointer.moveTo(new MapPoint(layer, hit.row(), hit.column()));
        context.readout()
                .show(layer + "  #" + hit.unit() + "   row " + hit.row() + "  column " + hit.column() + "   "
                        + NumberText.text(hit.value()));
    }

    @Override
    public void left() {
        pointer.leave();
        context.readout().clear();
    }

    @Override
    public void chosen(TileHit hit) {
        context.workspace().select(selection -> selection.unit(layer, hit.unit()));
    }

    @Override
    public PictureListener.Taken opened(TileHit hit) {
        context.workspace().select(selection -> selection.unit(layer, hit.unit()));
        enlarge.accept(true);
        return PictureListener.Taken.YES;
    }
}
