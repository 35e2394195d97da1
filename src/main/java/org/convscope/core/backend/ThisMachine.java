package org.convscope.core.backend;

import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Locale;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Loader;

/** The machine that this runs on. By reflection, since CUDA's classes are there only in builds with CUDA. */
final class ThisMachine implements CudaMachine {
    private static final String RUNTIME = "org.bytedeco.cuda.global.cudart";
    /** {@code cudaDevAttrComputeCapabilityMajor} and its minor. */
    private static final int CAPABILITY_MAJOR = 75;

    private static final int CAPABILITY_MINOR = 76;
    private static final int FIRST_DEVICE = 0;

    @Override
    public boolean hasBackend() {
        return ThisMachine.class.getClassLoader().getResource("org/nd4j/linalg/jcublas/JCublasBackend.class") != null;
    }

    @Override
    public String driver() {
        boolean windows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
        return windows ? "nvcuda.dll" : "libcuda.so.1";
    }

    @Override
    public void loadDriver() {
        Loader.load(org.bytedeco.javacpp.presets.javacpp.class);
        Loader.loadGlobal(driver());
    }

    @Override
    public Devices devices() {
        int[] count = new int[1];
        int status = status(call("cudaGetDeviceCount", List.of(int[].class), count));
        return new Devices(status, status == 0 ? "" : words(status), count[0]);
    }

    @Override
    public CudaCapability capability() {
        return new CudaCapability(attribute(CAPABILITY_MAJOR), attribute(CAPABILITY_MINOR));
    }

    private static int attribute(int attribute) {
        int[] value = new int[1];
        int status = status(call(
                "cudaDeviceGetAttribute", List.of(int[].class, int.class, int.class), value, attribute, FIRST_DEVICE));
        if (status != 0) {
            throw new LinkageError(words(status));
        }
        return value[0];
    }

    private static int status(Object answer) {
        return answer instanceof Integer status ? status : Integer.MIN_VALUE;
    }

    private static String words(int status) {
        Object words = call("cudaGetErrorString", List.of(int.class), status);
        return words instanceof BytePointer text ? text.getString() : "";
    }

    @Override
    public void loadCublas() {
        Loader.load(type("org.bytedeco.cuda.global.cublas"));
    }

    private static Object call(String method, List<Class<?>> parameters, Object... arguments) {
        try {
            return type(RUNTIME)
                    .getMethod(method, parameters.toArray(Class<?>[]::new))
                    .invoke(null, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof LinkageError cause) {
                throw cause;
            }
            throw new LinkageError(String.valueOf(e.getCause()), e);
        } catch (NoSuchMethodException | IllegalAccessException e) {
            throw new LinkageError(RUNTIME + " has no " + method, e);
        }
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new LinkageError(name + " is not on the class path", e);
        }
    }
}
