package org.convscope.keras;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.convscope.keras.hdf5.FileBytes;
import org.convscope.problem.Problem;

/** The containers of models, told apart by their first bytes. */
enum FileKind {
    HDF5,
    ZIP;

    private static final String HDF5_START = "\u0089HDF\r\n\u001a\n";

    /** What people take for models by mistake. */
    private static final Map<String, String> OTHERS = Map.of(
            "\u0089PNG", "a PNG picture",
            "\u00ff\u00d8\u00ff", "a JPEG picture",
            "II*\u0000", "a TIFF picture",
            "MM\u0000*", "a TIFF picture",
            "GIF8", "a GIF picture",
            "\u001f\u008b", "a gzip archive; unpack it first",
            "\u0080\u0002", "a Python pickle, perhaps of PyTorch",
            "%PDF", "a PDF document",
            "\u0093NUMPY", "a numpy array");

    /**
     * @throws org.convscope.problem.ProblemException if it is neither
     */
    static FileKind of(FileBytes bytes) {
        if (bytes.size() == 0) {
            throw Problem.inFile(bytes.file(), "is empty (0 bytes)").asException();
        }
        String head = new String(bytes.head(512), StandardCharsets.ISO_8859_1);
        if (head.startsWith(HDF5_START) || userBlock(bytes)) {
            return HDF5;
        }
        if (head.startsWith("PK\u0003\u0004") || head.startsWith("PK\u0005\u0006")) {
            return ZIP;
        }
        String found = OTHERS.entrySet().stream()
                .filter(entry -> head.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> isText(head) ? "text" : "something else");
        throw Problem.inFile(bytes.file(), "is no Keras model: neither HDF5 (.h5) nor a zip archive (.keras)")
                .found(found)
                .nextStep("Save the model in Keras with model.save('name.h5') or model.save('name.keras')")
                .asException();
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

    private static boolean isText(String head) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(head.getBytes(StandardCharsets.ISO_8859_1)));
            return head.chars().noneMatch(c -> c < 9);
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
