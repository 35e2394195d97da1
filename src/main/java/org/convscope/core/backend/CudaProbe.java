package org.convscope.core.backend;

import java.util.ArrayList;
import java.util.List;

/**
 * What there is of CUDA, found out before ND4J loads.
 *
 * @param usable whether the backend is on the class path, its libraries load, and at least one device answers
 * @param reason why not, or what there is, a clause
 * @param found a line for everything that was looked at
 */
record CudaProbe(boolean usable, String reason, List<String> found) {
    CudaProbe {
        found = List.copyOf(found);
    }

    static CudaProbe look(CudaMachine machine) {
        List<String> found = new ArrayList<>();
        if (!machine.hasBackend()) {
            found.add("CUDA backend: not on the class path");
            return unusable("there is no CUDA backend; build with -Pcuda or add the CUDA add-on to have it", found);
        }
        found.add("CUDA backend: on the class path");
        try {
            machine.loadDriver();
        } catch (LinkageError e) {
            found.add("NVIDIA driver: " + machine.driver() + " does not load");
            return unusable("there is no NVIDIA driver (" + machine.driver() + " does not load)", found);
        }
        found.add("NVIDIA driver: " + machine.driver());
        return withDriver(machine, found);
    }

    private static CudaProbe withDriver(CudaMachine machine, List<String> found) {
        CudaMachine.Devices devices;
        try {
            devices = machine.devices();
        } catch (LinkageError e) {
            found.add("CUDA runtime: does not load: " + message(e));
            return unusable("CUDA's runtime library does not load: " + message(e), found);
        }
        if (devices.status() != 0) {
            String answer = (devices.words().isEmpty() ? "" : devices.words() + ", ") + "status " + devices.status();
            found.add("CUDA runtime: " + answer);
            return unusable("CUDA's runtime finds no device that it can use (" + answer + ")", found);
        }
        found.add("CUDA devices: " + devices.count());
        if (devices.count() < 1) {
            return unusable("the NVIDIA driver finds no device that it can use", found);
        }
        try {
            CudaCapability capability = machine.capability();
            found.addAll(capability.lines());
            if (!capability.hasCode()) {
                return unusable(
                        "the device has compute capability " + capability
                                + ", and ND4J's library for CUDA 11.6 has code for 3.7 and 5.0 to 8.x only",
                        found);
            }
        } catch (LinkageError e) {
            found.add("compute capability: not known: " + message(e));
        }
        try {
            machine.loadCublas();
        } catch (LinkageError e) {
            found.add("cuBLAS: does not load: " + message(e));
            return unusable("CUDA's library cuBLAS does not load: " + message(e), found);
        }
        found.add("cuBLAS: loads");
        String answers = devices.count() == 1 ? "a CUDA device answers" : devices.count() + " CUDA devices answer";
        return new CudaProbe(true, answers, found);
    }

    private static CudaProbe unusable(String reason, List<String> found) {
        return new CudaProbe(false, reason, found);
    }

    /** The message of the innermost cause that says something, in one line. */
    static String message(Throwable error) {
        String message = error.getClass().getSimpleName();
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause.getMessage() != null && !cause.getMessage().isBlank()) {
                message = cause.getMessage();
            }
        }
        return message.lines().findFirst().orElse(message).strip();
    }
}
