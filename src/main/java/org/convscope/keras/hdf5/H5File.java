package org.convscope.keras.hdf5;

import io.jhdf.HdfFile;
import java.io.IOException;
import java.nio.file.Path;
import org.convscope.problem.FailureText;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;

/** An HDF5 file, or an HDF5 file stored inside another file. Only its structure is mapped; numbers are read by position. */
public final class H5File implements AutoCloseable {
    private final FileBytes bytes;
    private final HdfFile hdf;
    private final Kinds kinds;

    private H5File(FileBytes bytes, HdfFile hdf, Kinds kinds) {
        this.bytes = bytes;
        this.hdf = hdf;
        this.kinds = kinds;
    }

    /**
     * @param bytes where the HDF5 data lie; closed with this file
     * @throws ProblemException if it is no HDF5 file, or cut short
     */
    public static H5File open(FileBytes bytes) {
        // what HDF5 writes by itself is of version 0; files of the newest layouts are of version 2 or 3
        boolean newer = bytes.size() > 8 && bytes.head(9)[8] >= 2;
        return open(bytes, newer ? Kinds.EVERY : Kinds.USUAL);
    }

    /**
     * A file that may hold bfloat16.
     *
     * @throws ProblemException as {@link #open(FileBytes)}
     */
    public static H5File openWithHalves(FileBytes bytes) {
        return open(bytes, Kinds.EVERY);
    }

    /** What a file may hold: only what jhdf knows, or what it has to be helped with. */
    private enum Kinds {
        USUAL,
        EVERY
    }

    private static H5File open(FileBytes bytes, Kinds kinds) {
        return JhdfGuard.read(bytes.file(), "", () -> {
            try {
                HdfFile hdf = bytes.size() <= Integer.MAX_VALUE && kinds == Kinds.USUAL
                        ? HdfFile.fromByteBuffer(bytes.map())
                        : new HdfFile(new PatchedChannel(bytes), bytes.file().toUri());
                long declared = hdf.getHdfBackingStorage().getSuperblock().getEndOfFileAddress();
                if (declared > bytes.size()) {
                    throw Problem.inFile(bytes.file(), "is cut short: the rest of the HDF5 file is missing")
                            .expected(declared + " bytes")
                            .found(bytes.size() + " bytes")
                            .nextStep("Copy or download it again")
                            .asException();
                }
                return new H5File(bytes, hdf, kinds);
            } catch (IOException e) {
                throw new ProblemException(Problem.inFile(bytes.file(), "cannot be read: " + FailureText.of(e)), e);
            }
        });
    }

    public Path file() {
        return bytes.file();
    }

    public H5Group root() {
        return new H5Group(this, hdf, "");
    }

    /** Whether texts of two bytes in it are halves. */
    boolean mayHoldHalves() {
        return kinds == Kinds.EVERY;
    }

    FileBytes bytes() {
        return bytes;
    }

    HdfFile hdf() {
        return hdf;
    }

    @Override
    public void close() {
        // jhdf holds a view of the mapped file at most, which needs no closing
        bytes.close();
    }
}
