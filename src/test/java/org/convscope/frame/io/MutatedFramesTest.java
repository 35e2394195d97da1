package org.convscope.frame.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.convscope.RandomDamage;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.problem.ProblemException;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damages frames of every format in seeded random ways: only a {@link ProblemException} may come out, and soon. 400 times
 * here; {@code -Dconvscope.mutations=10000} for more, {@code -Dconvscope.seed} for others.
 */
class MutatedFramesTest {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final FrameFiles frames = new FrameFiles();

    @Test
    void nothingButAProblemComesOutOfADamagedFrame() throws IOException {
        int mutations = Integer.getInteger("convscope.mutations", 400);
        long seed = Long.getLong("convscope.seed", 1);
        List<Path> originals;
        try (Stream<Path> files = Files.walk(FrameFilesTest.FOLDER)) {
            originals = files.filter(frames::isFrame).sorted().toList();
        }
        assertThat(originals).hasSizeGreaterThan(50);
        int refused = 0;
        for (int i = 0; i < mutations; i++) {
            Random random = new Random(seed * 1_000_003 + i);
            Path original = originals.get(random.nextInt(originals.size()));
            Path file = Files.write(folder.resolve("mutated"), RandomDamage.to(Files.readAllBytes(original), random));
            String which = "mutation " + i + " of seed " + seed + ", of " + original.getFileName();
            refused += Assertions.assertTimeoutPreemptively(LONGEST, () -> read(file, which), which);
        }
        assertThat(refused).isBetween(1, mutations);
    }

    /** 1 if it was refused, 0 if it was read. */
    private int read(Path file, String which) {
        try {
            List<FrameSource> sources = frames.sources(file);
            for (FrameSource source : sources.subList(0, Math.min(2, sources.size()))) {
                Frame frame = frames.read(source);
                assertThat(frame.pixels().size()).isEqualTo(frame.width() * frame.height() * frame.channels());
            }
            return 0;
        } catch (ProblemException e) {
            assertThat(e.getMessage())
                    .contains("mutated")
                    .doesNotContain("null")
                    .hasSizeLessThan(2000);
            return 1;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return fail(which, e);
        }
    }
}
