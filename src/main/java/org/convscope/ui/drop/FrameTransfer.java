package org.convscope.ui.drop;

import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.Transferable;
import java.awt.datatransfer.UnsupportedFlavorException;
import java.util.List;
import org.convscope.frame.FrameSource;

/** Open frames that are dragged from one place of the window to another. */
public record FrameTransfer(List<FrameSource> frames) implements Transferable {
    static final DataFlavor FLAVOUR = new DataFlavor(FrameTransfer.class, "open frames");

    public FrameTransfer {
        frames = List.copyOf(frames);
    }

    @Override
    public DataFlavor[] getTransferDataFlavors() {
        return new DataFlavor[] {FLAVOUR};
    }

    @Override
    public boolean isDataFlavorSupported(DataFlavor flavour) {
        return FLAVOUR.equals(flavour);
    }

    @Override
    public Object getTransferData(DataFlavor flavour) throws UnsupportedFlavorException {
        if (!isDataFlavorSupported(flavour)) {
            throw new UnsupportedFlavorException(flavour);
        }
        return this;
    }
}
