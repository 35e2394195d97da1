package org.convscope.train.checkpoint;

import java.nio.file.Path;
import java.util.List;
import org.convscope.file.FileStamp;
import org.convscope.keras.OpenModel;

/**
 * A version of a model that a training wrote.
 *
 * @param file where it was found
 * @param stamp of the file then
 * @param run which training of that name it is of, from 0: where epochs begin again another one is meant
 * @param model a copy that nobody writes to; closed when the watching ends, or when it makes room for newer ones
 * @param changes of each layer since the version before; none of the first
 */
public record Checkpoint(Path file, FileStamp stamp, int run, OpenModel model, List<LayerChange> changes) {
    public Checkpoint {
        changes = List.copyOf(changes);
    }

    /** The file's name. */
    public String name() {
        return String.valueOf(file.getFileName());
    }
}
