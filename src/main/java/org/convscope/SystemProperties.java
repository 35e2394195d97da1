package org.convscope;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What libraries read once when they are loaded. Whatever was given on Java's command line stands. */
final class SystemProperties {
    private static final String COMMON_POOL = "java.util.concurrent.ForkJoinPool.common";

    private SystemProperties() {}

    /** What the process is for. */
    enum Use {
        WINDOW,
        COMMAND
    }

    static void set(Use use) {
        if (use == Use.COMMAND) {
            // pictures are drawn without a display, whatever DISPLAY says
            set("java.awt.headless", "true");
        }
        set("org.nd4j.log.initialization", "false");
        set("org.deeplearning4j.crash.reporting.enabled", "false");
        set("org.slf4j.simpleLogger.defaultLogLevel", "error");
        set("apple.awt.application.name", "Convscope");
        set("apple.laf.useScreenMenuBar", "true");
        // AWT may load GTK 2 where there are both, beside which FlatLaf's file dialogs, of GTK 3, wait for ever unseen
        set("jdk.gtk.version", "3");
        // JavaCPP's own default is four times the heap, which has nothing to do with what the machine has
        set("org.bytedeco.javacpp.maxphysicalbytes", Long.toString(physicalMemory() / 10 * 9));
        nativeLibraries(System.getenv("HOME"), System.getProperty("user.home"))
                .ifPresent(folder -> set("org.bytedeco.javacpp.cachedir", folder.toString()));
        // what Java computes in parallel itself takes no more threads than OpenMP
        helpers(System.getenv(ThreadSettings.VARIABLE))
                .ifPresent(helpers -> set(COMMON_POOL + ".parallelism", Integer.toString(helpers)));
    }

    /**
     * How many threads help the one that asks, for a number of threads in all: the common pool counts without the asker.
     *
     * @param threads as OMP_NUM_THREADS says it, of which the first number counts; null where it is not set
     */
    static OptionalInt helpers(@Nullable String threads) {
        String first = threads == null ? "" : threads.split(",", 2)[0].strip();
        return first.matches("[1-9]\\d{0,4}") ? OptionalInt.of(Integer.parseInt(first) - 1) : OptionalInt.empty();
    }

    /**
     * Where native libraries are unpacked; empty for JavaCPP's own choice, which knows of the account's folder only.
     *
     * @param home as HOME says it; null where it is not set, as on Windows
     * @param account the account's folder
     */
    static Optional<Path> nativeLibraries(@Nullable String home, String account) {
        return home != null && home.startsWith("/") && !home.equals(account)
                ? Optional.of(Path.of(home, ".javacpp", "cache"))
                : Optional.empty();
    }

    private static void set(String name, String value) {
        if (System.getProperty(name) == null) {
            System.setProperty(name, value);
        }
    }

    /** The machine's or the container's memory in bytes; 0, which JavaCPP takes for no limit, where it is not known. */
    private static long physicalMemory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : 0;
    }
}
