package org.convscope.ui.open;

import java.nio.file.Path;
import org.convscope.keras.OpenModel;
import org.convscope.keras.ReadingChoices;

/** Opens model files. */
@FunctionalInterface
public interface ModelSource {
    /**
     * @throws org.convscope.problem.ProblemException if it cannot be opened, or a choice does not fit it
     */
    OpenModel open(Path file, ReadingChoices choices);
}
