package org.convscope.ui.kept;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.WeakHashMap;
import org.convscope.keras.KerasModels;
import org.convscope.keras.OpenModel;
import org.convscope.problem.FailureText;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;

/**
 * The SHA-256 of what an open model's files hold, read once while the model is open: that is what it computes, whatever stands
 * there later. Safe from any thread.
 */
final class ModelContent {
    private static final int BUFFER = 1 << 20;

    private final Map<OpenModel, String> known = new WeakHashMap<>();

    /**
     * Reads all files: blocks, a second or two for a gigabyte.
     *
     * @throws ProblemException if they cannot be read any more
     */
    synchronized String of(OpenModel model) {
        String before = known.get(model);
        if (before != null) {
            return before;
        }
        MessageDigest digest = sha256();
        for (Path file : KerasModels.files(model.file())) {
            read(file, digest);
        }
        String found = hex(digest);
        known.put(model, found);
        return found;
    }

    private static void read(Path file, MessageDigest digest) {
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
        } catch (IOException e) {
            throw new ProblemException(Problem.inFile(file, "cannot be read: " + FailureText.of(e)), e);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            // every Java platform has it
            throw new IllegalStateException(e);
        }
    }

    static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }
}
