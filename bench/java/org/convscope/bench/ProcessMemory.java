package org.convscope.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** This process's memory and open files as Linux counts them. */
public final class ProcessMemory {
    private static final Path SELF = Path.of("/proc/self");

    private final AtomicLong peak = new AtomicLong();

    /** Looks a hundred times a second from now on. */
    public ProcessMemory() {
        var thread = new Thread(this::watch, "memory");
        thread.setDaemon(true);
        thread.start();
    }

    private void watch() {
        try {
            while (true) {
                peak.accumulateAndGet(megabytes(), Math::max);
                Thread.sleep(10);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The peak of resident anonymous memory. */
    public long peakMegabytes() {
        return peak.get();
    }

    /** Resident anonymous memory now. */
    public static long megabytes() {
        return count("status", line -> line.startsWith("RssAnon:") ? Long.parseLong(line.replaceAll("\\D", "")) : 0) >> 10;
    }

    /** How many stretches of a file are mapped. */
    public static long mapped(Path file) {
        return count("maps", line -> line.endsWith(String.valueOf(file.getFileName())) ? 1 : 0);
    }

    /** How many files are open. */
    public static long openFiles() {
        try (Stream<Path> handles = Files.list(SELF.resolve("fd"))) {
            return handles.count();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long count(String name, ToLongFunction<String> counted) {
        try (Stream<String> lines = Files.lines(SELF.resolve(name))) {
            return lines.mapToLong(counted).sum();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
