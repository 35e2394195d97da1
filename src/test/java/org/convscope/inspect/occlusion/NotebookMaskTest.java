package org.convscope.inspect.occlusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Against scipy; the file comes from src/test/scripts/make_mask_golden.py. */
class NotebookMaskTest {
    private static final Path FILE = Path.of("src/test/resources/occlusion/mask.json");

    private record Golden(List<Case> cases) {}

    private record Case(int rows, int side, float[] drop, List<@Nullable Double> smooth) {}

    @Test
    void everyMaskIsScipys() throws IOException {
        List<Case> cases =
                new Gson().fromJson(Files.readString(FILE), Golden.class).cases();
        assertThat(cases).hasSize(5);
        for (Case one : cases) {
            float[] smooth = NotebookMask.smooth(one.drop(), one.rows(), one.rows(), one.side(), one.side());
            float[] mask = NotebookMask.of(one.drop(), one.rows(), one.rows(), one.side(), one.side());
            assertThat(smooth).hasSize(one.smooth().size());
            for (int i = 0; i < smooth.length; i++) {
                Double expected = one.smooth().get(i);
                if (expected == null) {
                    assertThat(smooth[i]).isNaN();
                    assertThat(mask[i]).isEqualTo(NotebookMask.DARK);
                } else {
                    assertThat(smooth[i]).describedAs("%d", i).isCloseTo(expected.floatValue(), within(1e-6f));
                    if (Math.abs(expected - 0.5) > 1e-6) {
                        assertThat(mask[i]).isEqualTo(expected >= 0.5 ? 1 : NotebookMask.DARK);
                    }
                }
            }
        }
    }
}
