package org.convscope.core.backend;

import java.util.ArrayList;
import java.util.List;

/**
 * A device's compute capability, against what ND4J's CUDA library has code for: machine code for 3.7, 5.0, 5.2, 6.0, 6.1,
 * 7.0, 7.5, 8.0 and 8.6, which runs on devices of the same major number and the same minor number or a higher one. It has no
 * PTX, which a driver could compile for later devices (read from the 239 fat binaries in libnd4jcuda.so of 1.0.0-M2.1).
 */
record CudaCapability(int major, int minor) {
    private static final int NEWEST_MAJOR = 8;
    private static final int NEWEST_MINOR = 6;

    /** Whether the library has code that the device runs. */
    boolean hasCode() {
        return (major == 3 && minor >= 7) || (major >= 5 && major <= NEWEST_MAJOR);
    }

    /** What is to be said of it, a line each. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("compute capability: " + this);
        if (hasCode() && major == NEWEST_MAJOR && minor > NEWEST_MINOR) {
            lines.add("the device is newer than CUDA 11.6 and runs the code for 8.6; this has not been measured");
        }
        return lines;
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
