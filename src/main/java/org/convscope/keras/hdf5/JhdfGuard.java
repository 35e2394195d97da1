package org.convscope.keras.hdf5;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;

/** The one place where whatever jhdf throws on a damaged or hostile file becomes a problem. */
final class JhdfGuard {
    private JhdfGuard() {}

    /**
     * @param subject what is read, for the message
     * @throws ProblemException for everything that goes wrong
     */
    static <T> T read(Path file, String subject, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (ProblemException e) {
            throw e;
        } catch (StackOverflowError e) {
            throw failure(file, subject, "its structure is nested without end", e);
        } catch (OutOfMemoryError e) {
            throw failure(file, subject, "it declares more than memory holds", e);
        } catch (InternalError e) {
            throw failure(file, subject, "it was cut while it was open", e);
        } catch (RuntimeException e) {
            throw failure(file, subject, "is cut short or damaged", e);
        }
    }

    private static ProblemException failure(Path file, String subject, String what, Throwable cause) {
        String detail = cause instanceof RuntimeException && cause.getMessage() != null ? cause.getMessage() : "";
        String said = detail.isEmpty()
                ? ""
                : "; the HDF5 library says: " + (detail.length() > 200 ? detail.substring(0, 200) : detail);
        return new ProblemException(
                Problem.inFile(file, what + said).subject(subject).nextStep("Fetch or save the file again"), cause);
    }
}
