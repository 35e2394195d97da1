package org.convscope.core.nd4j;

import java.util.Locale;
import org.bytedeco.javacpp.Pointer;
import org.convscope.core.backend.Nd4jLibrary;
import org.convscope.core.backend.Processor;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/** ND4J itself; it chooses among the backends on the class path by priority and by what loads. */
public final class RealNd4j implements Nd4jLibrary {
    @Override
    public Loaded load(Kind wanted) {
        System.setProperty(ChosenCpuBackend.PROPERTY, wanted.name().toLowerCase(Locale.ROOT));
        System.setProperty("org.nd4j.log.initialization", "false");
        Nd4j.getExecutioner();
        String name = Nd4j.getBackend().getClass().getSimpleName();
        NativeOps natives = NativeOpsHolder.getInstance().getDeviceNativeOps();
        if (name.contains("Cublas") || name.contains("Cuda")) {
            return new Loaded(
                    name,
                    Kind.CUDA,
                    String.valueOf(natives.getDeviceName(0)),
                    1,
                    false,
                    natives.getDeviceTotalMemory(0));
        }
        boolean oneDnn = String.valueOf(natives.buildInfo()).contains("HAVE_ONEDNN");
        return new Loaded(name, Kind.CPU, Processor.name(), natives.ompGetMaxThreads(), oneDnn, memoryBytes());
    }

    private static long memoryBytes() {
        long limit = Pointer.maxPhysicalBytes();
        return limit > 0 ? limit : Processor.memoryBytes();
    }
}
