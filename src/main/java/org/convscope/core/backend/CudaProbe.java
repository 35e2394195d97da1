package org.convscope.core.backend;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bytedeco.javacpp.Loader;

/**
 * What there is of CUDA, found out before ND4J loads.
 *
 * @param usable whether the backend is on the class path, the driver loads, and it counts at least one device
 * @param reason why not, or what there is, a clause
 * @param found a line for everything that was looked at
 */
record CudaProbe(boolean usable, String reason, List<String> found) {
    static CudaProbe look() {
        List<String> found = new ArrayList<>();
        if (CudaProbe.class.getClassLoader().getResource("org/nd4j/linalg/jcublas/JCublasBackend.class") == null) {
            found.add("CUDA backend: not on the class path");
            return new CudaProbe(false, "this build has no CUDA backend; build with -Pcuda to have it", found);
        }
        found.add("CUDA backend: on the class path");
        String driver = isWindows() ? "nvcuda.dll" : "libcuda.so.1";
        if (!loads(driver)) {
            found.add("NVIDIA driver: " + driver + " does not load");
            return new CudaProbe(false, "there is no NVIDIA driver (" + driver + " does not load)", found);
        }
        found.add("NVIDIA driver: " + driver);
        int devices = deviceCount();
        found.add("CUDA devices: " + devices);
        if (devices < 1) {
            return new CudaProbe(false, "the NVIDIA driver finds no device that it can use", found);
        }
        return new CudaProbe(true, devices == 1 ? "a CUDA device answers" : devices + " CUDA devices answer", found);
    }

    private static boolean isWindows() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    }

    private static boolean loads(String library) {
        try {
            Loader.load(org.bytedeco.javacpp.presets.javacpp.class);
            Loader.loadGlobal(library);
            return true;
        } catch (LinkageError e) {
            return false;
        }
    }

    /** By reflection, since the class is there only in builds with CUDA. */
    private static int deviceCount() {
        try {
            int[] count = new int[1];
            Object status = Class.forName("org.bytedeco.cuda.global.cudart")
                    .getMethod("cudaGetDeviceCount", int[].class)
                    .invoke(null, (Object) count);
            return Integer.valueOf(0).equals(status) ? count[0] : 0;
        } catch (InvocationTargetException | NoSuchMethodException | ClassNotFoundException | LinkageError e) {
            return 0;
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
