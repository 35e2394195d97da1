package org.convscope.core.backend;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The machine's processor and memory. */
public final class Processor {
    private Processor() {}

    /** The processor's name, as the system has it. */
    public static String name() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElseGet(Processor::nameFromJava);
        } catch (IOException e) {
            return nameFromJava();
        }
    }

    private static String nameFromJava() {
        String windows = System.getenv("PROCESSOR_IDENTIFIER");
        return windows == null ? System.getProperty("os.arch", "unknown processor") : windows;
    }

    /** The machine's or the container's memory; 0 where it is not known. */
    public static long memoryBytes() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : 0;
    }
}
