package org.convscope.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A process that is told to end while it works. */
class EndOfProcessTest {
    @TempDir
    private Path folder;

    /** Works until the process ends, and says so in a file when it has left its work. */
    static final class Working {
        private Working() {}

        public static void main(String[] arguments) throws InterruptedException {
            var worker = Executors.newSingleThreadExecutor(work -> {
                var thread = new Thread(work);
                thread.setDaemon(true);
                return thread;
            });
            var end = new EndOfProcess(worker);
            end.watch();
            worker.execute(() -> {
                System.out.println("working");
                while (!end.hasBegun()) {
                    Thread.onSpinWait();
                }
                try {
                    Files.createFile(Path.of(arguments[0]));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            worker.awaitTermination(1, TimeUnit.MINUTES);
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "destroying a process there sends no signal")
    void theEndWaitsUntilTheWorkIsLeft() throws Exception {
        Path left = folder.resolve("left");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Working.class.getName(),
                        left.toString())
                .redirectError(folder.resolve("err").toFile())
                .start();
        assertThat(process.inputReader().readLine()).isEqualTo("working");
        process.destroy();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(left).exists();
    }
}
