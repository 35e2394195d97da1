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
import org.convscope.problem.Problem;

/** Takes files dropped anywhere on the window, from any program. */
public final class FileDrop extends TransferHandler {
    private static final UriList NOTHING = new UriList(List.of(), List.of());

    private final transient Consumer<List<Path>> open;
    private final transient Consumer<List<Problem>> report;

    /**
     * @param open given the paths on the event thread; must not block
     * @param report given what else was dropped
     */
    public FileDrop(Consumer<List<Path>> open, Consumer<List<Problem>> report) {
        this.open = open;
        this.report = report;
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
        UriList dropped = dropped(support.getTransferable(), support.getDataFlavors());
        if (!dropped.problems().isEmpty()) {
            report.accept(dropped.problems());
        }
        if (dropped.paths().isEmpty()) {
            return false;
        }
        open.accept(dropped.paths());
        return true;
    }

    static boolean takes(DataFlavor... flavours) {
        return List.of(flavours).contains(DataFlavor.javaFileListFlavor)
                || UriList.flavour(flavours).isPresent();
    }

    static UriList dropped(Transferable transferable, DataFlavor... flavours) {
        try {
            if (transferable.isDataFlavorSupported(DataFlavor.javaFileListFlavor)) {
                List<?> files = (List<?>) transferable.getTransferData(DataFlavor.javaFileListFlavor);
                return new UriList(
                        files.stream()
                                .filter(File.class::isInstance)
                                .map(file -> ((File) file).toPath())
                                .toList(),
                        List.of());
            }
            var flavour = UriList.flavour(flavours);
            return flavour.isEmpty() ? NOTHING : UriList.parse(transferable.getTransferData(flavour.get()));
        } catch (UnsupportedFlavorException | IOException e) {
            return NOTHING;
        }
    }
}
