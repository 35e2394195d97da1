package org.convscope.core.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_get_effective_cpu_isa;
import static org.bytedeco.dnnl.global.dnnl.dnnl_version;

import java.util.Locale;
import java.util.Optional;
import org.bytedeco.dnnl.dnnl_version_t;

/** oneDNN's library on this machine; loaded when first asked about, once a process. */
public final class NativeLibrary {
    private NativeLibrary() {}

    /**
     * The instructions that oneDNN takes: what the processor has, or less where the environment variable
     * {@code ONEDNN_MAX_CPU_ISA} says so.
     */
    public enum InstructionSet {
        SSE41("SSE4.1"),
        AVX("AVX"),
        AVX2("AVX2"),
        AVX512("AVX-512");

        private final String text;

        InstructionSet(String text) {
            this.text = text;
        }

        /** The instruction set's name, as people write it. */
        public String text() {
            return text;
        }

        /** From oneDNN's bits, each of which is an extension of those below. */
        static InstructionSet of(int bits) {
            boolean hasCore512 = (bits & 0x20) != 0;
            if (hasCore512) {
                return AVX512;
            }
            if ((bits & 0x4) != 0) {
                return AVX2;
            }
            return (bits & 0x2) != 0 ? AVX : SSE41;
        }
    }

    /**
     * What has loaded.
     *
     * @param version such as 2.5.2
     */
    public record Loaded(String version, InstructionSet instructions) {}

    /** One answer a process: a library loads once or never. */
    private static final class Holder {
        private static final Object ANSWER = answer();

        private static Object answer() {
            String arch = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
            if (!arch.equals("amd64") && !arch.equals("x86_64")) {
                return "there is no oneDNN for this processor (" + arch + ")";
            }
            try (dnnl_version_t version = dnnl_version()) {
                return new Loaded(
                        version.major() + "." + version.minor() + "." + version.patch(),
                        InstructionSet.of(dnnl_get_effective_cpu_isa()));
            } catch (LinkageError | RuntimeException e) {
                String message = e.getMessage();
                return "oneDNN does not load: "
                        + (message == null ? e.getClass().getSimpleName() : message);
            }
        }
    }

    /** What there is; empty where nothing loads. Loads it. */
    public static Optional<Loaded> loaded() {
        return Holder.ANSWER instanceof Loaded loaded ? Optional.of(loaded) : Optional.empty();
    }

    /** Whether it computes here. Loads it. */
    public static boolean isAvailable() {
        return loaded().isPresent();
    }

    /** Why it cannot be had, a clause; empty where it can. Loads it. */
    public static Optional<String> refusal() {
        return Holder.ANSWER instanceof String reason ? Optional.of(reason) : Optional.empty();
    }
}
