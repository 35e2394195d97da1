package org.convscope;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program as a process: exit codes, streams, environment. */
class MainTest {
    private static final Path FILES = Path.of("src/test/resources/org/convscope/cli");

    /** What keeps newer JDKs from warnings on stderr, as this JVM was given it and as the launcher gives it. */
    private static final List<String> FLAGS = ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(flag -> Stream.of(
                            "-XX:+IgnoreUnrecognizedVMOptions",
                            "--sun-misc-unsafe-memory-access",
                            "--enable-native-access",
                            "-Xmx")
                    .anyMatch(flag::startsWith))
            .toList();

    @TempDir
    private Path folder;

    private record Answer(int code, String out, String err) {}

    private Answer run(List<String> jvm, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(jvm);
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", classPath, Main.class.getName()));
        command.addAll(List.of(arguments));
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment()
                .keySet()
                .removeAll(List.of(
                        "DISPLAY",
                        "WAYLAND_DISPLAY",
                        "OMP_NUM_THREADS",
                        "JAVA_TOOL_OPTIONS",
                        "JDK_JAVA_OPTIONS",
                        "_JAVA_OPTIONS"));
        Process process = builder.start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("no end: " + command);
        }
        return new Answer(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }

    /** A summary needs no numbers to be computed, so ND4J, which takes a second to load, stays out. */
    @Test
    void summaryLoadsNeitherNd4jNorSwing() throws Exception {
        Answer answer = run(
                List.of("-Xlog:class+load:file=" + folder.resolve("classes")),
                "summary",
                FILES.resolve("small.h5").toString());

        assertThat(answer.code()).isZero();
        assertThat(answer.out()).contains("block1_conv1 (Conv2D)", "Total params: 431");
        assertThat(answer.err()).isEmpty();
        String classes = Files.readString(folder.resolve("classes"));
        assertThat(classes).contains("org.convscope.cli.Cli").doesNotContain("org.nd4j.", "javax.swing.J");
    }

    @Test
    void resultsGoToStdoutAndNothingElse() throws Exception {
        Answer answer = run(
                List.of(),
                "verify",
                FILES.resolve("small.h5").toString(),
                "--tensor",
                FILES.resolve("input.h5").toString(),
                "--reference",
                FILES.resolve("activations.h5").toString());

        assertThat(answer.code()).isZero();
        assertThat(answer.out()).startsWith("layer ").contains("7 of 7 layers agree");
        assertThat(answer.err()).isEmpty();
    }

    /** Only the environment of a new process can tell the native libraries how many threads to take. */
    @Test
    void theNumberOfThreadsReachesTheNativeLibraries() throws Exception {
        Answer answer = run(List.of(), "backend", "--threads", "1");

        assertThat(answer.code()).isZero();
        assertThat(answer.out()).contains("threads  1");
    }

    /** Convolutions, dense and recurrent layers, in four processes. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aNumberOfThreadsGivesTheSameBitsAgain(int threads) throws Exception {
        Path first = activations("first.h5", threads);
        Path second = activations("second.h5", threads);

        assertThat(first).hasSameBinaryContentAs(second);
        assertThat(Files.size(first)).isPositive();
    }

    private Path activations(String name, int threads) throws Exception {
        Path out = folder.resolve(name);
        Answer answer = run(
                List.of(),
                "activations",
                FILES.resolve("recurrent.h5").toString(),
                "--tensor",
                FILES.resolve("recurrent_input.h5").toString(),
                "--out",
                out.toString(),
                "--threads",
                String.valueOf(threads));
        assertThat(answer.code()).as(answer.err()).isZero();
        return out;
    }

    @Test
    void withoutADisplayThereIsHelp() throws Exception {
        Answer answer = run(List.of());

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err()).contains("no display", "Usage: convscope", "inspect");
    }

    /** As desktops start a program with what was double-clicked. */
    @Test
    void aFileAloneIsOpenedInTheWindow() throws Exception {
        Answer answer = run(
                List.of("-Djava.awt.headless=true"), FILES.resolve("small.h5").toString());
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).contains("there is no display, so no window can be opened");
        Path blank = Files.copy(FILES.resolve("small.h5"), folder.resolve("a model.h5"));
        assertThat(run(List.of("-Djava.awt.headless=true"), blank.toUri().toString())
                        .err())
                .contains("there is no display, so no window can be opened");
        assertThat(run(List.of(), folder.resolve("missing.h5").toString()).err())
                .contains("Unmatched argument");
    }

    @Test
    void aFailureIsASentenceAndCodeOne() throws Exception {
        Answer answer = run(List.of(), "frame", "nowhere.png");

        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.err().lines()).hasSize(1);
        assertThat(answer.err()).contains("nowhere.png");
    }
}
