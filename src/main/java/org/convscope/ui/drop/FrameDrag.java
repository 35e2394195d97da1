package org.convscope.ui.drop;

import java.awt.datatransfer.Transferable;
import java.util.List;
import java.util.function.Supplier;
import javax.swing.JComponent;
import javax.swing.TransferHandler;
import org.convscope.frame.FrameSource;
import org.jspecify.annotations.Nullable;

/** A list that frames are dragged out of, and files are dropped on. */
public final class FrameDrag extends TransferHandler {
    private final transient Supplier<List<FrameSource>> dragged;
    private final TransferHandler files;

    /**
     * @param dragged what is selected
     * @param files takes what is dropped
     */
    public FrameDrag(Supplier<List<FrameSource>> dragged, TransferHandler files) {
        this.dragged = dragged;
        this.files = files;
    }

    @Override
    public int getSourceActions(JComponent component) {
        return COPY;
    }

    @Override
    protected @Nullable Transferable createTransferable(JComponent component) {
        List<FrameSource> frames = dragged.get();
        return frames.isEmpty() ? null : new FrameTransfer(frames);
    }

    @Override
    public boolean canImport(TransferSupport support) {
        return files.canImport(support);
    }

    @Override
    public boolean importData(TransferSupport support) {
        return files.importData(support);
    }
}
