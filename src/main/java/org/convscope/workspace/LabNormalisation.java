package org.convscope.workspace;

import com.google.gson.JsonObject;
import org.convscope.json.JsonFields;

/** The normalisation of the lab: whose smallest and largest number become 0 and 1. */
public record LabNormalisation(Limits limits) {
    /** Whose numbers count. */
    public enum Limits {
        FRAME,
        DATA_SET
    }

    public static final LabNormalisation DEFAULT = new LabNormalisation(Limits.FRAME);

    JsonObject written() {
        var json = new JsonObject();
        json.addProperty("limits", JsonFields.word(limits));
        return json;
    }

    static LabNormalisation read(JsonFields json) {
        json.only("limits");
        return new LabNormalisation(json.choice("limits", DEFAULT.limits));
    }
}
