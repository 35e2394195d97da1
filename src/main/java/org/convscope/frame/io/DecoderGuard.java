package org.convscope.frame.io;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.convscope.problem.FailureText;
import org.convscope.problem.ProblemException;

/** Calls a library that decodes pictures: whatever it throws at a damaged file becomes one sentence. */
final class DecoderGuard {
    private DecoderGuard() {}

    /**
     * @param format named in the sentence
     * @throws ProblemException if the picture is damaged
     */
    static <T> T decode(FileContent content, String format, Callable<T> decoder) {
        try {
            return decoder.call();
        } catch (ProblemException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw damaged(content, format, e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static ProblemException damaged(FileContent content, String format, Exception e) {
        // what an IOException says is meant for people; of a place in an array they learn nothing
        String reason = e instanceof IOException ? ": " + FailureText.of(e).replaceAll("[.!\\s]+$", "") : "";
        return new ProblemException(
                content.problem("the " + format + " is damaged" + reason).nextStep("Copy the file again"), e);
    }
}
