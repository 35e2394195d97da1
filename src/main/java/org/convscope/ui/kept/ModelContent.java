package org.convscope.ui.kept;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.convscope.file.ContentKey;
import org.convscope.keras.KerasModels;
import org.convscope.keras.OpenModel;
import org.convscope.problem.FailureText;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;

/**
 * The content of an open model's files, as a text, worked out once: what it holds is what it computes, whatever stands
 * there later. Safe from any thread.
 */
public final class ModelContent {
    private final Map<OpenModel, String> known = new WeakHashMap<>();

    /**
     * Reads all files: blocks, a second or two for a gigabyte.
     *
     * @throws ProblemException if they cannot be read any more
     */
    public synchronized String of(OpenModel model) {
        String before = known.get(model);
        if (before != null) {
            return before;
        }
        List<Path> files = KerasModels.files(model.file());
        try {
            String found = ContentKey.of(files);
            known.put(model, found);
            return found;
        } catch (IOException e) {
            throw new ProblemException(Problem.inFile(model.file(), "cannot be read: " + FailureText.of(e)), e);
        }
    }
}
