package org.convscope.workspace;

import com.google.gson.JsonObject;
import org.convscope.choice.KernelPass;
import org.convscope.json.JsonFields;

/**
 * What the lab shows of the open model.
 *
 * @param pass how kernels are laid over the frame
 */
public record LabKernels(Shown shown, KernelPass pass) {
    /** The figures of it. */
    public enum Shown {
        /** The first convolution's kernels. */
        KERNELS,
        /** A learned kernel and the classic ones, each applied to the frame. */
        CLASSIC,
        /** The first convolution's maps of the frame. */
        MAPS,
        /** What the dense layers give for the frame. */
        DENSE,
        /** The shapes of all weights. */
        WEIGHTS
    }

    public static final LabKernels DEFAULT = new LabKernels(Shown.KERNELS, KernelPass.CORRELATION);

    public LabKernels shown(Shown other) {
        return new LabKernels(other, pass);
    }

    public LabKernels pass(KernelPass other) {
        return new LabKernels(shown, other);
    }

    JsonObject written() {
        var json = new JsonObject();
        json.addProperty("shown", JsonFields.word(shown));
        json.addProperty("pass", JsonFields.word(pass));
        return json;
    }

    static LabKernels read(JsonFields json) {
        json.only("shown", "pass");
        return new LabKernels(json.choice("shown", DEFAULT.shown), json.choice("pass", DEFAULT.pass));
    }
}
