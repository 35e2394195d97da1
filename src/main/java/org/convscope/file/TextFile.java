package org.convscope.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.convscope.problem.FailureText;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;

/** Small text files in UTF-8, such as sidecars, lists of labels and workspaces. */
public final class TextFile {
    private static final int MOST_BYTES = 16 << 20;

    private TextFile() {}

    /**
     * All of its text.
     *
     * @throws ProblemException if it cannot be read, is larger than such a file can be, or is no text
     */
    public static String read(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw tooLarge(file).found(Files.size(file) + " bytes").asException();
            }
            try (InputStream in = Files.newInputStream(file)) {
                // a device has no size and no end
                byte[] bytes = in.readNBytes(MOST_BYTES + 1);
                if (bytes.length > MOST_BYTES) {
                    throw tooLarge(file).asException();
                }
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
            }
        } catch (NoSuchFileException e) {
            throw new ProblemException(
                    Problem.inFile(file, "there is no such file").nextStep("Choose another file"), e);
        } catch (CharacterCodingException e) {
            throw new ProblemException(Problem.inFile(file, "is not text in UTF-8"), e);
        } catch (IOException e) {
            throw new ProblemException(Problem.inFile(file, "cannot be read: " + FailureText.of(e)), e);
        }
    }

    private static Problem tooLarge(Path file) {
        return Problem.inFile(file, "is too large for what it should be").expected("at most 16 MiB");
    }
}
