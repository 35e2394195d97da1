package org.convscope.workspace;

import com.google.gson.JsonObject;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.convscope.frame.FrameSource;
import org.convscope.json.JsonFields;

/** How frames are named in a workspace file: by paths that are relative to it where that is possible. */
public interface FramePlaces {
    /** From where a frame was to where it is. */
    @FunctionalInterface
    interface Move extends UnaryOperator<FrameSource> {}

    JsonObject write(FrameSource frame);

    /**
     * @param json an object with the entries file, dataSet and image
     */
    FrameSource read(JsonFields json);

    /** The frame that an entry names; empty where it is missing. */
    Optional<FrameSource> find(JsonFields json, String entry);
}
