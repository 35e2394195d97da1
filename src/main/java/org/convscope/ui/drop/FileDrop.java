package org.convscope.ui.drop;

import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.Transferable;
import java.awt.datatransfer.UnsupportedFlavorException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javax.swing.TransferHandler;

/** Takes files dropped anywhere on the window, from any program. */
public final class FileDrop extends TransferHandler {
    private final transient Consumer<List<Path>> open;

    /**
     * @param open given the paths on the event thread; must not block
     */
    public FileDrop(Consumer<List<Path>> open) {
        this.open = open;
    }

    @Override
    public boolean canImport(TransferSupport support) {
        boolean possible = takes(support.getDataFlavors());
        // a link or a move would let the source delete the file
        if (possible && support.isDrop()) {
            support.setDropAction(COPY);
        }
        return possible;
    }

    @Override
    public boolean importData(TransferSupport support) {
        if (!canImport(support)) {
            return false;
        }
        List<Path> paths = paths(support.getTransferable(), support.getDataFlavors());
        if (paths.isEmpty()) {
            return false;
        }
        open.accept(paths);
        return true;
    }

    static boolean takes(DataFlavor... flavours) {
        return List.of(flavours).contains(DataFlavor.javaFileListFlavor)
                || UriList.flavour(flavours).isPresent();
    }

    static List<Path> paths(Transferable transferable, DataFlavor... flavours) {
        try {
            if (transferable.isDataFlavorSupported(DataFlavor.javaFileListFlavor)) {
                return ((List<?>) transferable.getTransferData(DataFlavor.javaFileListFlavor))
                        .stream()
                                .filter(File.class::isInstance)
                                .map(file -> ((File) file).toPath())
                                .toList();
            }
            var flavour = UriList.flavour(flavours);
            return flavour.isEmpty() ? List.of() : UriList.parse(transferable.getTransferData(flavour.get()));
        } catch (UnsupportedFlavorException | IOException e) {
            return List.of();
        }
    }
}
