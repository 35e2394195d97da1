package org.convscope.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.convscope.RandomDamage;
import org.convscope.network.LayerCall;
import org.convscope.network.Weight;
import org.convscope.problem.ProblemException;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damages real files in seeded random ways: only a {@link ProblemException} may come out, and soon. 200 times here;
 * {@code -Dconvscope.mutations=10000} for more, {@code -Dconvscope.seed} for others.
 */
class MutatedFilesTest {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void nothingButAProblemComesOutOfADamagedFile() throws IOException {
        int mutations = Integer.getInteger("convscope.mutations", 200);
        long seed = Long.getLong("convscope.seed", 1);
        List<byte[]> originals = new ArrayList<>();
        for (Path file : Golden.all()) {
            originals.add(Files.readAllBytes(file));
        }
        int refused = 0;
        for (int i = 0; i < mutations; i++) {
            Random random = new Random(seed * 1_000_003 + i);
            byte[] bytes = RandomDamage.to(originals.get(random.nextInt(originals.size())), random);
            Path file = Files.write(folder.resolve("mutated"), bytes);
            String which = "mutation " + i + " of seed " + seed;
            refused += Assertions.assertTimeoutPreemptively(LONGEST, () -> open(file, which), which);
        }
        assertThat(refused).isBetween(1, mutations);
    }

    /** 1 if it was refused, 0 if it opened; every weight is read. */
    private static int open(Path file, String which) {
        try (OpenModel model = KerasModels.open(file, Optional.empty())) {
            for (LayerCall call : model.network().calls()) {
                call.weights().forEach(MutatedFilesTest::read);
            }
            return 0;
        } catch (ProblemException e) {
            assertThat(e.getMessage()).contains("mutated").hasSizeLessThan(2000);
            return 1;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return fail(which, e);
        }
    }

    private static void read(Weight weight) {
        try {
            weight.read();
        } catch (ProblemException e) {
            assertThat(e.getMessage()).isNotEmpty();
        }
    }
}
