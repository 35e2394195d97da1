package org.convscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.convscope.file.UserFolders;
import org.convscope.problem.ProblemException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes' jobs of one census; the processes themselves are tried by the project in {@code spark}. */
class CensusJobTest {
    private static final Path FILES =
            Path.of("src/test/resources/org/convscope/inspect/census").toAbsolutePath();
    private static final List<String> CENSUS = List.of(
            FILES.resolve("census.h5").toString(), FILES.resolve("frames").toString(), "--between", "ice", "good");

    @TempDir
    private Path folder;

    private final PrintStream err = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);

    @BeforeEach
    void keepHere() {
        System.setProperty(UserFolders.PROPERTY, folder.resolve("kept").toString());
    }

    @AfterEach
    void keepWhereOthersDo() {
        System.clearProperty(UserFolders.PROPERTY);
    }

    private List<String> to(String out, List<String> census) {
        return Stream.concat(
                        census.stream(), Stream.of("--out", folder.resolve(out).toString()))
                .toList();
    }

    @Test
    void bytesFromSeveralJobsMakeWhatOneMakes() throws Exception {
        try (var first = new CensusJob(to("out", CENSUS), err);
                var second = new CensusJob(to("out", CENSUS), err);
                var one = new CensusJob(to("one", CENSUS), err)) {
            first.requireOutput();
            List<byte[]> parts = new ArrayList<>(second.part("3/3"));
            parts.addAll(first.part("1/3"));
            parts.addAll(second.part("2/3"));

            assertThat(first.merge(parts)).isZero();
            assertThat(one.merge(one.part("1/1"))).isZero();
            assertThat(Files.readAllBytes(folder.resolve("out/census.csv")))
                    .isEqualTo(Files.readAllBytes(folder.resolve("one/census.csv")));

            assertThatThrownBy(() -> first.merge(parts.subList(0, 1)))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("in none of the parts");
            byte[] damaged = parts.get(0).clone();
            damaged[damaged.length / 2] ^= 0x55;
            List<byte[]> withDamaged = new ArrayList<>(parts);
            withDamaged.set(0, damaged);
            assertThatThrownBy(() -> first.merge(withDamaged))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("what another process counted is no part of a census, or is damaged");
        }
    }

    @Test
    void partsOfOtherFramesAreNotMerged() {
        List<String> fewer = List.of(CENSUS.get(0), FILES.resolve("frames/ice").toString());
        List<String> all = List.of(CENSUS.get(0), CENSUS.get(1));
        try (var other = new CensusJob(to("out", fewer), err);
                var job = new CensusJob(to("out", all), err)) {
            List<byte[]> parts = other.part("1/1");

            assertThatThrownBy(() -> job.merge(parts)).hasMessageContaining("other processes saw another model");
        }
    }

    @Test
    void whatOtherProcessesWouldNotUnderstandIsRefused() {
        refused("takes no --part", "--part", "1/2");
        refused("Set OMP_NUM_THREADS", "--threads", "2");
        refused("options of the census are wrong", "--layer", "conv1");
        Path relative = Path.of("").toAbsolutePath().relativize(FILES);
        List<String> census = List.of(CENSUS.get(0), relative.resolve("frames").toString());
        assertThatThrownBy(() -> new CensusJob(to("out", census), err).close())
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("a path from the root");
    }

    private void refused(String why, String... more) {
        List<String> census = Stream.concat(CENSUS.stream(), Stream.of(more)).toList();
        assertThatThrownBy(() -> new CensusJob(to("out", census), err).close())
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(why);
    }
}
