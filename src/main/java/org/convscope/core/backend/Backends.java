package org.convscope.core.backend;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.convscope.core.BackendReport;
import org.convscope.problem.Problem;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/** Picks one of ND4J's backends and loads it; ND4J loads one in a process. */
public final class Backends {
    private Backends() {}

    /**
     * Loads what was chosen.
     *
     * @throws org.convscope.problem.ProblemException if CUDA was asked for and cannot be had, or nothing loads
     */
    public static BackendReport load(BackendChoice choice) {
        CudaProbe probe = choice == BackendChoice.CPU ? null : CudaProbe.look();
        boolean cuda = probe != null && probe.usable();
        if (choice == BackendChoice.CUDA && probe != null && !cuda) {
            throw Problem.of("CUDA was asked for, but " + probe.reason())
                    .nextStep("Choose cpu or auto")
                    .asException();
        }
        List<String> found = new ArrayList<>(probe == null ? List.of("CUDA: not looked for") : probe.found());
        String reason = probe == null
                ? "The CPU was asked for."
                : cuda
                        ? choice == BackendChoice.CUDA ? "CUDA was asked for." : "CUDA: " + probe.reason() + "."
                        : "The CPU computes: " + probe.reason() + ".";
        System.setProperty(ChosenCpuBackend.PROPERTY, cuda ? "cuda" : "cpu");
        System.setProperty("org.nd4j.log.initialization", "false");
        try {
            Nd4j.getExecutioner();
        } catch (LinkageError e) {
            throw new org.convscope.problem.ProblemException(
                    Problem.of("no ND4J backend loads on this machine")
                            .found(String.valueOf(e.getMessage()))
                            .nextStep("Use Linux, Windows or macOS on x86-64, or Linux or macOS on ARM"),
                    e);
        }
        String name = Nd4j.getBackend().getClass().getSimpleName();
        boolean isCuda = name.contains("Cublas") || name.contains("Cuda");
        found.add("ND4J backend: " + name);
        var natives = NativeOpsHolder.getInstance().getDeviceNativeOps();
        String build = String.valueOf(natives.buildInfo());
        boolean oneDnn = !isCuda && build.contains("HAVE_ONEDNN");
        found.add("oneDNN: " + (oneDnn ? "built in" : "no"));
        String device = isCuda ? String.valueOf(natives.getDeviceName(0)) : Processor.name();
        long memory = isCuda ? natives.getDeviceTotalMemory(0) : cpuMemory();
        int threads = isCuda ? 1 : natives.ompGetMaxThreads();
        return new BackendReport(isCuda ? "CUDA" : "CPU", device, threads, oneDnn, memory, reason, found);
    }

    private static long cpuMemory() {
        long limit = Pointer.maxPhysicalBytes();
        return limit > 0 ? limit : Processor.memoryBytes();
    }
}
