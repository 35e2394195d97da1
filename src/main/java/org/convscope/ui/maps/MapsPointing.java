package org.convscope.ui.maps;

import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.JPopupMenu;
import org.convscope.render.NumberText;
import org.convscope.ui.ablation.UnitSwitch;
import org.convscope.ui.canvas.PictureListener;
import org.convscope.ui.mosaic.MosaicCanvas;
import org.convscope.ui.mosaic.TileHit;
import org.convscope.ui.mosaic.TileListener;
import org.convscope.ui.pointer.MapPoint;
import org.convscope.ui.pointer.SharedPointer;
import org.convscope.ui.view.ViewContext;
import org.convscope.workspace.PixelOptions;
import org.convscope.workspace.ViewId;
import org.convscope.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/** What the pointer does on a layer's maps: it reads values, shows what they see on the frame, selects and enlarges. */
final class MapsPointing implements TileListener {
    private final ViewContext context;
    private final SharedPointer pointer;
    private final String layer;
    private final Consumer<Boolean> enlarge;
    private @Nullable TileHit last;

    MapsPointing(ViewContext context, SharedPointer pointer, String layer, Consumer<Boolean> enlarge) {
        this.context = context;
        this.pointer = pointer;
        this.layer = layer;
        this.enlarge = enlarge;
    }

    /** Listens to a mosaic, and gives its tiles a menu. */
    void on(MosaicCanvas mosaic, UnitSwitch units) {
        mosaic.addListener(this);
        mosaic.menu((menu, unit) -> {
            fill(menu, unit);
            units.fill(menu, layer, unit);
        });
    }

    /** Puts the entry into a menu that takes the value apart which the pointer was on last. */
    void fill(JPopupMenu menu, int unit) {
        Optional.ofNullable(last).filter(hit -> hit.unit() == unit).ifPresent(hit -> menu.add("How this value arises")
                .addActionListener(
                        event -> context.workspace().update(now -> at(now, hit).view(ViewId.PIXEL))));
    }

    private Workspace at(Workspace now, TileHit hit) {
        return now.selection(now.selection().unit(layer, hit.unit()))
                .settings(PixelOptions.KEY, now.settings(PixelOptions.KEY).place(hit.row(), hit.column()));
    }

    @Override
    public void hovered(TileHit hit) {
        last = hit;
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
        context.workspace().update(now -> at(now, hit));
    }

    @Override
    public PictureListener.Taken opened(TileHit hit) {
        context.workspace().select(selection -> selection.unit(layer, hit.unit()));
        enlarge.accept(true);
        return PictureListener.Taken.YES;
    }
}
