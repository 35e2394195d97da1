package org.convscope.ui.drop;

import java.awt.datatransfer.Transferable;
import java.awt.datatransfer.UnsupportedFlavorException;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import javax.swing.TransferHandler;
import org.convscope.frame.FrameSource;

/** A place that takes open frames from the strip, and files from any program. */
public final class FrameDrop extends TransferHandler {
    private final transient Consumer<List<FrameSource>> frames;
    private final TransferHandler files;

    /**
     * @param frames given those that were open already
     * @param files takes everything else
     */
    public FrameDrop(Consumer<List<FrameSource>> frames, TransferHandler files) {
        this.frames = frames;
        this.files = files;
    }

    @Override
    public boolean canImport(TransferSupport support) {
        return support.isDataFlavorSupported(FrameTransfer.FLAVOUR) || files.canImport(support);
    }

    @Override
    public boolean importData(TransferSupport support) {
        if (!support.isDataFlavorSupported(FrameTransfer.FLAVOUR)) {
            return files.importData(support);
        }
        Transferable dropped = support.getTransferable();
        try {
            frames.accept(((FrameTransfer) dropped.getTransferData(FrameTransfer.FLAVOUR)).frames());
            return true;
        } catch (UnsupportedFlavorException | IOException e) {
            return false;
        }
    }
}
