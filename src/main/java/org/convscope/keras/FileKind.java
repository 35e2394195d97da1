package org.convscope.keras;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.convscope.keras.hdf5.FileBytes;
import org.convscope.problem.Problem;

/** The containers of models, told apart by their first bytes. */
enum FileKind {
    HDF5,
    ZIP;

    private static final String HDF5_START = "\u0089HDF\r\n\u001a\n";

    /**
     * @throws org.convscope.problem.ProblemException if it is neither
     */
    static FileKind of(FileBytes bytes) {
        if (bytes.size() == 0) {
            throw Problem.inFile(bytes.file(), "is empty (0 bytes)").asException();
        }
        var head = new String(bytes.head(512), StandardCharsets.ISO_8859_1);
        if (head.startsWith(HDF5_START) || userBlock(bytes)) {
            return HDF5;
        }
        if (head.startsWith("PK\u0003\u0004") || head.startsWith("PK\u0005\u0006")) {
            return ZIP;
        }
        throw ForeignFile.of(bytes.file(), head).asException();
    }

    /** HDF5 allows a user's own block of 512, 1024, 2048 ... bytes in front. */
    private static boolean userBlock(FileBytes bytes) {
        for (long at = 512; at + 8 <= bytes.size() && at <= 1 << 20; at *= 2) {
            ByteBuffer start = ByteBuffer.allocate(8);
            bytes.read(at, start);
            if (new String(start.array(), StandardCharsets.ISO_8859_1).equals(HDF5_START)) {
                return true;
            }
        }
        return false;
    }
}
