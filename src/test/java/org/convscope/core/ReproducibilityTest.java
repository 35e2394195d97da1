package org.convscope.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same bits in every run and in every process, with a given number of threads. */
class ReproducibilityTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void mapsGradientsAndDenseLayersAreTheSameBitsInTwoProcesses(int threads) throws IOException, InterruptedException {
        List<String> first = fingerprint(threads);
        assertThat(first).hasSize(7);
        assertThat(first.get(0)).describedAs("threads").isEqualTo(String.valueOf(threads));
        assertThat(first.get(2)).describedAs("maps again").isEqualTo(first.get(1));
        assertThat(first.get(4)).describedAs("gradient again").isEqualTo(first.get(3));
        assertThat(first.get(6)).describedAs("dense again").isEqualTo(first.get(5));
        assertThat(List.of(first.get(1), first.get(3), first.get(5))).doesNotHaveDuplicates();
        assertThat(fingerprint(threads)).describedAs("another process").isEqualTo(first);
    }

    private static List<String> fingerprint(int threads) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+IgnoreUnrecognizedVMOptions",
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                Fingerprint.class.getName());
        builder.environment().put("OMP_NUM_THREADS", String.valueOf(threads));
        builder.command().add(1, "-Djava.util.concurrent.ForkJoinPool.common.parallelism=" + (threads - 1));
        builder.environment().put("GOMP_SPINCOUNT", "1000");
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        List<String> lines = said.lines().filter(line -> !line.isBlank()).toList();
        return List.of(lines.get(lines.size() - 1).trim().split(" "));
    }
}
