package org.convscope.core.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_invalid_arguments;
import static org.bytedeco.dnnl.global.dnnl.dnnl_out_of_memory;
import static org.bytedeco.dnnl.global.dnnl.dnnl_success;
import static org.bytedeco.dnnl.global.dnnl.dnnl_unimplemented;

/** What oneDNN's functions answer. */
final class Status {
    private Status() {}

    /**
     * @param what was asked for
     * @throws OutOfMemoryError if there was no memory for it
     * @throws IllegalStateException if it was not done for another reason
     */
    static void check(int status, String what) {
        if (status == dnnl_out_of_memory) {
            throw new OutOfMemoryError("oneDNN: no memory for " + what);
        }
        if (status != dnnl_success) {
            throw new IllegalStateException("oneDNN: " + what + ": " + text(status));
        }
    }

    /** Whether oneDNN has nothing that does this. */
    static boolean isUnimplemented(int status) {
        return status == dnnl_unimplemented;
    }

    private static String text(int status) {
        return switch (status) {
            case dnnl_invalid_arguments -> "invalid arguments";
            case dnnl_unimplemented -> "not implemented";
            default -> "status " + status;
        };
    }
}
