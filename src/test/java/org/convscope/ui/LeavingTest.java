package org.convscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.convscope.core.WarmUp;
import org.convscope.file.UserFolders;
import org.convscope.problem.ProblemException;
import org.convscope.ui.settings.SavedSession;
import org.convscope.workspace.Workspace;
import org.convscope.workspace.WorkspaceFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process with a window that is told to end, or killed: what was open is there the next time. */
@EnabledIfEnvironmentVariable(named = "CONVSCOPE_WINDOW_TESTS", matches = "1")
class LeavingTest {
    private static final Path MODEL = Path.of("src/test/resources/org/convscope/cli/small.h5");

    private static final Path LONG_MODEL = Path.of("src/test/resources/org/convscope/ui/long.h5");
    private static final Path FRAME = Path.of("sample-images/badice/badice_1.png");
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin");
    private static final String CRASH = "crash.log";
    private static final int SIGTERM = 15;

    @TempDir
    private Path folder;

    private Process start() throws Exception {
        return start("gui", MODEL.toString());
    }

    private Process start(String... arguments) throws Exception {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>(List.of(
                JAVA.resolve("java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:ErrorFile=" + folder.resolve(CRASH),
                "-D" + UserFolders.PROPERTY + "=" + folder,
                "-cp",
                classPath,
                "org.convscope.Main"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
    }

    /** The workspace that is kept now. */
    private Optional<Workspace> kept() {
        try {
            Path file = folder.resolve("last" + WorkspaceFiles.FORMER_ENDING);
            return Files.exists(file) ? Optional.of(WorkspaceFiles.open(file)) : Optional.empty();
        } catch (ProblemException e) {
            throw new AssertionError("half a workspace", e);
        }
    }

    private boolean isModelKept() {
        return kept().flatMap(Workspace::model).isPresent();
    }

    private static void await(Process process, BooleanSupplier condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        while (!condition.getAsBoolean()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new AssertionError("still waiting; alive: " + process.isAlive());
            }
            process.waitFor(50, TimeUnit.MILLISECONDS);
        }
    }

    @Test
    void whoIsKilledLosesSecondsAndWhoIsToldToEndLosesNothing() throws Exception {
        Process killed = start();
        await(killed, this::isModelKept);
        killed.destroyForcibly().waitFor();
        try (SavedSession next = SavedSession.begin(folder)) {
            assertThat(next.isAfterCrash()).isTrue();
            assertThat(next.restored()).isPresent();
        }
        Files.delete(folder.resolve("last" + WorkspaceFiles.FORMER_ENDING));
        assertThat(List.of(folder.toFile().list())).anyMatch(name -> name.endsWith(".log"));

        Process told = start();
        await(told, () -> Files.exists(folder.resolve("settings.json")) && isModelKept());
        told.destroy();
        assertThat(told.waitFor(3, TimeUnit.MINUTES)).isTrue();
        assertThat(isModelKept()).isTrue();
        try (SavedSession next = SavedSession.begin(folder)) {
            assertThat(next.isAfterCrash()).isFalse();
            assertThat(next.restored()).isPresent();
        }
    }

    /** Whether an engine's native code computes what was asked for at this moment, not what warms it up. */
    private boolean isComputing(Process process) {
        try {
            Process dump = new ProcessBuilder(
                            JAVA.resolve("jcmd").toString(), Long.toString(process.pid()), "Thread.print")
                    .redirectErrorStream(true)
                    .start();
            String stacks = new String(dump.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(stacks.split("\n\n"))
                    .filter(stack -> stack.contains("Nd4jCpu.exec") || stack.contains("dnnl.dnnl_primitive_execute"))
                    .anyMatch(stack -> !stack.contains(WarmUp.class.getName()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void endsBySignal(Process process) throws Exception {
        await(process, () -> isComputing(process));
        process.destroy();
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        assertThat(folder.resolve(CRASH)).doesNotExist();
        assertThat(process.exitValue()).isEqualTo(128 + SIGTERM);
    }

    @Test
    void aWindowThatIsToldToEndWhileItComputesDoesNotCrash() throws Exception {
        endsBySignal(start("gui", LONG_MODEL.toString(), FRAME.toString()));
        assertThat(kept().map(Workspace::frames).orElseThrow()).hasSize(1);
        try (SavedSession next = SavedSession.begin(folder)) {
            assertThat(next.isAfterCrash()).isFalse();
        }
    }

    @Test
    void aCommandThatIsToldToEndWhileItComputesDoesNotCrash() throws Exception {
        endsBySignal(start("predict", LONG_MODEL.toString(), FRAME.toString()));
        assertThat(folder.resolve("err")).content().doesNotContain("unexpected");
    }
}
