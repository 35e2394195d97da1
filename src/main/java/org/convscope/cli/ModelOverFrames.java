package org.convscope.cli;

import java.util.List;
import picocli.CommandLine.Parameters;

/** A model, and what holds the frames that it is asked about. */
final class ModelOverFrames extends ModelOptions {
    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "FOLDER|LABELS",
            description = "Folders of frames, label files, files of arrays, or frames.")
    private List<String> names = List.of();

    /** What holds the frames, as the user wrote it. */
    List<String> names() {
        return names;
    }
}
