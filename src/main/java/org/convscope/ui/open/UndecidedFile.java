package org.convscope.ui.open;

import java.nio.file.Path;
import java.util.List;
import org.convscope.frame.io.FileArray;

/**
 * A file whose images may be in one of several data sets: the user says in which.
 *
 * @param arrays at least one
 */
public record UndecidedFile(Path file, List<FileArray> arrays) {
    public UndecidedFile {
        arrays = List.copyOf(arrays);
    }
}
