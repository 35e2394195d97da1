package org.convscope.ui.open;

import java.nio.file.Path;
import java.util.List;
import org.convscope.frame.io.StoredArray;

/**
 * A file whose images may be in one of several data sets: the user says in which.
 *
 * @param arrays at least one
 */
public record Undecided(Path file, List<StoredArray> arrays) {
    public Undecided {
        arrays = List.copyOf(arrays);
    }
}
