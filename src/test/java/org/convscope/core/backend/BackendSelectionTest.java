package org.convscope.core.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convscope.choice.BackendChoice;
import org.convscope.choice.EngineChoice;
import org.convscope.core.BackendReport;
import org.convscope.core.EngineReport;
import org.convscope.core.backend.Nd4jLibrary.Kind;
import org.convscope.core.backend.Nd4jLibrary.Loaded;
import org.convscope.problem.ProblemException;
import org.junit.jupiter.api.Test;

/** What is chosen and what is said of it, on this machine and on machines as they may be. */
class BackendSelectionTest {
    private static final String ENGINE_REASON = "A test asked for it.";
    private static final Optional<String> MISSING = Optional.of("there is no oneDNN library for linux-arm64");

    /** A machine with the CUDA jars, on which the named part is missing. */
    private record Machine(Missing missing, Devices devices, CudaCapability known) implements CudaMachine {
        private enum Missing {
            NOTHING,
            BACKEND,
            DRIVER,
            RUNTIME,
            CAPABILITY,
            CUBLAS
        }

        private static Machine without(Missing missing) {
            return new Machine(missing, new Devices(0, "", 1), new CudaCapability(8, 0));
        }

        private static Machine with(CudaCapability capability) {
            return new Machine(Missing.NOTHING, new Devices(0, "", 1), capability);
        }

        private static Machine with(Devices devices) {
            return new Machine(Missing.NOTHING, devices, new CudaCapability(8, 0));
        }

        @Override
        public boolean hasBackend() {
            return missing != Missing.BACKEND;
        }

        @Override
        public String driver() {
            return "libcuda.so.1";
        }

        @Override
        public void loadDriver() {
            fail(Missing.DRIVER, "no libcuda.so.1");
        }

        @Override
        public Devices devices() {
            fail(Missing.RUNTIME, "libcudart.so.11.0: version `GLIBC_2.30' not found");
            return devices;
        }

        @Override
        public CudaCapability capability() {
            fail(Missing.CAPABILITY, "no such symbol");
            return known;
        }

        @Override
        public void loadCublas() {
            fail(Missing.CUBLAS, "libcublas.so.11: cannot open shared object file");
        }

        private void fail(Missing part, String message) {
            if (missing == part) {
                throw new UnsatisfiedLinkError(message);
            }
        }
    }

    /** Remembers what it was asked for, and gives that or, where CUDA does not load, the CPU. */
    private static final class Library implements Nd4jLibrary {
        private final List<Kind> asked = new ArrayList<>();
        private final boolean hasCuda;

        private Library(boolean hasCuda) {
            this.hasCuda = hasCuda;
        }

        @Override
        public Loaded load(Kind wanted) {
            asked.add(wanted);
            return wanted == Kind.CUDA && hasCuda
                    ? new Loaded("JCublasBackend", Kind.CUDA, "GPU", 1, false, 8)
                    : new Loaded("CpuBackend", Kind.CPU, "processor", 2, true, 8);
        }
    }

    private static BackendSelection backends(CudaMachine machine, Nd4jLibrary library) {
        return new BackendSelection(machine, library, Optional.empty());
    }

    private static BackendReport automatic(CudaMachine machine) {
        return backends(machine, new Library(true)).load(BackendChoice.AUTO, ENGINE_REASON);
    }

    @Test
    void theCpuSaysWhatItIs() {
        BackendReport report = BackendSelection.ofThisMachine().load(BackendChoice.CPU, ENGINE_REASON);
        assertThat(report.backend()).isEqualTo("CPU");
        assertThat(report.device()).isNotBlank();
        assertThat(report.threads()).isPositive();
        assertThat(report.memoryBytes()).isPositive();
        assertThat(report.reason()).isEqualTo("The CPU was asked for.");
        assertThat(report.summary()).startsWith("CPU");
    }

    @Test
    void askingForCudaWhereThereIsNoneSaysWhy() {
        BackendSelection backends = BackendSelection.ofThisMachine();
        String reason = backends.refusal(BackendChoice.CUDA).orElse("");
        assumeFalse(reason.isEmpty());
        assertThatThrownBy(() -> backends.load(BackendChoice.CUDA, ENGINE_REASON))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("CUDA was asked for, but " + reason);
        assertThat(backends.refusal(BackendChoice.AUTO)).isEmpty();
        assertThat(backends.refusal(BackendChoice.CPU)).isEmpty();
    }

    @Test
    void withCudaAndADeviceCudaComputes() {
        BackendReport report = automatic(Machine.without(Machine.Missing.NOTHING));

        assertThat(report.backend()).isEqualTo("CUDA");
        assertThat(report.reason()).isEqualTo("CUDA: a CUDA device answers.");
        assertThat(report.found())
                .contains(
                        "CUDA devices: 1", "compute capability: 8.0", "cuBLAS: loads", "ND4J backend: JCublasBackend");
    }

    /** The CUDA jars are there, the GPU is not. */
    @Test
    void withoutADeviceTheCpuComputesAndOneSentenceSaysWhy() {
        Library library = new Library(true);
        BackendReport report =
                backends(Machine.without(Machine.Missing.DRIVER), library).load(BackendChoice.AUTO, ENGINE_REASON);

        assertThat(library.asked).containsExactly(Kind.CPU);
        assertThat(report.backend()).isEqualTo("CPU");
        assertThat(report.reason())
                .isEqualTo("The CPU computes: there is no NVIDIA driver (libcuda.so.1 does not load).");
        assertThat(automatic(Machine.with(new CudaMachine.Devices(0, "", 0))).reason())
                .isEqualTo("The CPU computes: the NVIDIA driver finds no device that it can use.");
    }

    @Test
    void whatTheRuntimeAnswersIsKept() {
        var old = new CudaMachine.Devices(35, "CUDA driver version is insufficient for CUDA runtime version", 0);

        assertThat(automatic(Machine.with(old)).reason())
                .contains("CUDA driver version is insufficient for CUDA runtime version, status 35");
        assertThat(automatic(Machine.without(Machine.Missing.RUNTIME)).reason())
                .contains("runtime library does not load: libcudart.so.11.0: version `GLIBC_2.30' not found");
        assertThat(automatic(Machine.without(Machine.Missing.BACKEND)).reason()).contains("build with -Pcuda");
        BackendReport noCublas = automatic(Machine.without(Machine.Missing.CUBLAS));
        assertThat(noCublas.backend()).isEqualTo("CPU");
        assertThat(noCublas.reason()).contains("cuBLAS does not load: libcublas.so.11");
    }

    /** ND4J takes the next backend without a word where one does not load. */
    @Test
    void anotherBackendThanTheChosenOneIsNeverPassedOffAsIt() {
        BackendSelection backends = backends(Machine.without(Machine.Missing.NOTHING), new Library(false));

        assertThatThrownBy(() -> backends.load(BackendChoice.CUDA, ENGINE_REASON))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("CUDA was asked for, but", "CUDA backend does not load");
        BackendReport report = backends.load(BackendChoice.AUTO, ENGINE_REASON);
        assertThat(report.backend()).isEqualTo("CPU");
        assertThat(report.reason())
                .isEqualTo("The CPU computes: a CUDA device answers, but ND4J's CUDA backend does not load and"
                        + " CpuBackend did.");
    }

    @Test
    void aLibraryThatDoesNotLoadIsAProblemWithItsCause() {
        BackendSelection backends = backends(Machine.without(Machine.Missing.NOTHING), wanted -> {
            throw new ExceptionInInitializerError(new UnsatisfiedLinkError("no jnind4jcuda in java.library.path"));
        });

        assertThatThrownBy(() -> backends.load(BackendChoice.AUTO, ENGINE_REASON))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("CUDA backend does not load", "no jnind4jcuda", "--backend cpu");
        assertThatThrownBy(() -> backends.load(BackendChoice.CPU, ENGINE_REASON))
                .hasMessageContaining("no ND4J backend loads");
    }

    /** ND4J's library holds machine code alone, which runs within a major number from its own minor number on. */
    @Test
    void aDeviceThatTheLibraryHasNoCodeForIsNotTaken() {
        assertThat(automatic(Machine.with(new CudaCapability(9, 0))))
                .returns("CPU", BackendReport::backend)
                .returns(
                        "The CPU computes: the device has compute capability 9.0, and ND4J's library for CUDA 11.6 has"
                                + " code for 3.7 and 5.0 to 8.x only.",
                        BackendReport::reason);
        assertThat(automatic(Machine.with(new CudaCapability(3, 5))).backend()).isEqualTo("CPU");
        for (var known : List.of(new CudaCapability(3, 7), new CudaCapability(7, 5), new CudaCapability(8, 6))) {
            assertThat(automatic(Machine.with(known)).found()).noneMatch(line -> line.contains("newer"));
            assertThat(automatic(Machine.with(known)).backend()).isEqualTo("CUDA");
        }
        assertThat(automatic(Machine.with(new CudaCapability(8, 9))).found())
                .anyMatch(line -> line.contains("newer than CUDA 11.6 and runs the code for 8.6"));
        assertThat(automatic(Machine.without(Machine.Missing.CAPABILITY)))
                .returns("CUDA", BackendReport::backend)
                .satisfies(
                        report -> assertThat(report.found()).contains("compute capability: not known: no such symbol"));
    }

    private static EngineSelection select(
            Machine.Missing part, Optional<String> missing, BackendChoice backend, EngineChoice engine) {
        return new BackendSelection(Machine.without(part), new Library(true), missing).select(backend, engine);
    }

    @Test
    void theEngineIsOneDnnOnACpuWhoseLibraryIsThere() {
        var noDriver = Machine.Missing.DRIVER;
        var oneDnn = new EngineSelection(EngineChoice.ONEDNN, "oneDNN is the faster engine on this processor.");

        assertThat(select(noDriver, Optional.empty(), BackendChoice.AUTO, EngineChoice.AUTO))
                .isEqualTo(oneDnn);
        assertThat(select(Machine.Missing.NOTHING, Optional.empty(), BackendChoice.CPU, EngineChoice.AUTO))
                .isEqualTo(oneDnn);
        assertThat(select(noDriver, MISSING, BackendChoice.AUTO, EngineChoice.AUTO))
                .isEqualTo(new EngineSelection(
                        EngineChoice.ND4J, "ND4J computes: there is no oneDNN library for linux-arm64."));
        assertThat(select(noDriver, Optional.empty(), BackendChoice.CPU, EngineChoice.ND4J))
                .isEqualTo(new EngineSelection(EngineChoice.ND4J, "ND4J was asked for."));
    }

    @Test
    void withCudaTheEngineIsNd4jUnlessOneDnnIsAskedFor() {
        var cuda = Machine.Missing.NOTHING;

        for (var backend : List.of(BackendChoice.AUTO, BackendChoice.CUDA)) {
            assertThat(select(cuda, Optional.empty(), backend, EngineChoice.AUTO))
                    .isEqualTo(new EngineSelection(EngineChoice.ND4J, "ND4J is the engine that computes with CUDA."));
        }
        assertThat(select(cuda, Optional.empty(), BackendChoice.AUTO, EngineChoice.ONEDNN))
                .isEqualTo(new EngineSelection(EngineChoice.ONEDNN, "oneDNN was asked for."));
        assertThatThrownBy(() -> select(cuda, Optional.empty(), BackendChoice.CUDA, EngineChoice.ONEDNN))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("oneDNN computes on the CPU only, and CUDA was asked for");
    }

    @Test
    void oneDnnWithoutItsLibraryIsRefusedInWords() {
        assertThatThrownBy(() -> select(Machine.Missing.DRIVER, MISSING, BackendChoice.AUTO, EngineChoice.ONEDNN))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("there is no oneDNN library for linux-arm64", "auto or nd4j");
        assertThat(new OneDnnLibrary("linux-arm64", name -> true).missing())
                .hasValueSatisfying(why -> assertThat(why).contains("no oneDNN library for linux-arm64"));
        assertThat(new OneDnnLibrary("linux-x86_64", name -> false).missing())
                .contains("this build has no oneDNN library for linux-x86_64");
        assertThat(new OneDnnLibrary(
                                "linux-x86_64", name -> name.contains("/global/") || name.endsWith("/libjnidnnl.so"))
                        .missing())
                .isEmpty();
        assertThat(new OneDnnLibrary("windows-x86_64", name -> !name.endsWith(".so")).missing())
                .isEmpty();
    }

    @Test
    void theReportSaysWhichEngineComputesWhat() {
        BackendReport nd4j = automatic(Machine.without(Machine.Missing.DRIVER));
        assertThat(nd4j.summary()).isEqualTo("CPU · ND4J with oneDNN · 2 threads");
        assertThat(nd4j.explanation()).contains(nd4j.reason(), ENGINE_REASON, "ND4J: convolutions", "Java: the rest.");
        assertThat(automatic(Machine.without(Machine.Missing.NOTHING)).summary())
                .isEqualTo("CUDA · ND4J · GPU · 1 thread");

        var engine = new EngineReport(
                "oneDNN",
                "oneDNN was asked for.",
                List.of(
                        new EngineReport.Share("oneDNN 2.5.2 (AVX-512)", "convolutions, pooling"),
                        new EngineReport.Share("Java", "the rest")));
        BackendReport direct = backends(Machine.without(Machine.Missing.NOTHING), new Library(true))
                .withoutNd4j(BackendChoice.AUTO, engine, 2);
        assertThat(direct.summary()).isEqualTo("CPU · oneDNN · 2 threads");
        assertThat(direct.reason()).isEqualTo("The CPU computes: the engine oneDNN was asked for.");
        assertThat(direct.explanation())
                .endsWith("oneDNN was asked for. oneDNN 2.5.2 (AVX-512): convolutions, pooling; Java: the rest.");
        assertThat(backends(Machine.without(Machine.Missing.DRIVER), new Library(true))
                        .withoutNd4j(BackendChoice.AUTO, engine, 2)
                        .reason())
                .isEqualTo("The CPU computes: there is no NVIDIA driver (libcuda.so.1 does not load).");
    }
}
