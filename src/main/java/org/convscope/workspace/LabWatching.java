package org.convscope.workspace;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.Optional;
import org.convscope.json.JsonFields;

/**
 * What the lab watches.
 *
 * @param place the model file that somebody trains, or the folder of its versions; in no file: what is opened elsewhere begins no
 *     watching
 */
public record LabWatching(Optional<Path> place) {
    public static final LabWatching DEFAULT = new LabWatching(Optional.empty());

    JsonObject written() {
        return new JsonObject();
    }

    static LabWatching read(JsonFields json) {
        json.only();
        return DEFAULT;
    }
}
