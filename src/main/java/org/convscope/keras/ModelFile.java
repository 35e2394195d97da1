package org.convscope.keras;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.convscope.keras.hdf5.FileBytes;
import org.convscope.network.Network;
import org.convscope.problem.Problem;
import org.jspecify.annotations.Nullable;

/** An open model over its open file. */
final class ModelFile implements OpenModel {
    private final FileBytes bytes;
    private final Path file;
    private final List<FileBytes> others;
    private final Precision precision;
    private final String format;
    private final Network network;
    private final List<Problem> remarks;
    private final Supplier<ImporterReport> check;
    private @Nullable ImporterReport report;

    /**
     * @param file as the user named it: the folder, where the model is one
     * @param others what is open besides
     */
    ModelFile(
            FileBytes bytes,
            Path file,
            List<FileBytes> others,
            Precision precision,
            String format,
            Network network,
            List<Problem> remarks,
            Supplier<ImporterReport> check) {
        this.bytes = bytes;
        this.file = file;
        this.others = List.copyOf(others);
        this.precision = precision;
        this.format = format;
        this.network = network;
        this.remarks = List.copyOf(remarks);
        this.check = check;
    }

    @Override
    public Path file() {
        return file;
    }

    @Override
    public Precision precision() {
        return precision;
    }

    @Override
    public String format() {
        return format;
    }

    @Override
    public Network network() {
        return network;
    }

    @Override
    public List<Problem> remarks() {
        return remarks;
    }

    @Override
    public synchronized ImporterReport importer() {
        ImporterReport result = report;
        if (result == null) {
            result = check.get();
            report = result;
        }
        return result;
    }

    @Override
    public void close() {
        bytes.close();
        others.forEach(FileBytes::close);
    }
}
