package org.convscope.export;

import java.util.Map;
import org.convscope.frame.FrameSource;
import org.jspecify.annotations.Nullable;

/** A frame in JSON, by its place. */
public final class FrameJson {
    private FrameJson() {}

    /** An object that begins with the frame's file, its data set where it has one, and its image; to be added to. */
    public static Map<String, @Nullable Object> of(FrameSource source) {
        Map<String, @Nullable Object> json = JsonText.object();
        json.put("file", source.file().toString());
        if (!source.dataSet().isEmpty()) {
            json.put("dataSet", source.dataSet());
        }
        json.put("image", source.image());
        return json;
    }
}
