package org.convscope.ui;

import java.nio.file.Path;
import java.util.List;
import org.convscope.keras.ImporterReport;
import org.convscope.keras.OpenModel;
import org.convscope.network.Network;
import org.convscope.problem.Problem;

/** A model without a file that knows whether it was closed. */
public final class HeldModel implements OpenModel {
    private final Path file;
    private final Network network;
    private volatile boolean closed;

    public HeldModel(Path file, Network network) {
        this.file = file;
        this.network = network;
    }

    public boolean isClosed() {
        return closed;
    }

    @Override
    public Path file() {
        return file;
    }

    @Override
    public String format() {
        return "test";
    }

    @Override
    public Network network() {
        return network;
    }

    @Override
    public List<Problem> remarks() {
        return List.of();
    }

    @Override
    public ImporterReport importer() {
        return new ImporterReport(ImporterReport.Verdict.NOT_ASKED, List.of());
    }

    @Override
    public void close() {
        closed = true;
    }
}
