package org.convscope.keras;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.convscope.frame.FrameSource;
import org.convscope.frame.io.FrameFiles;
import org.convscope.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A workspace may name a pipe, and to open one would wait for ever: a device says the same and waits for nobody. */
@DisabledOnOs(OS.WINDOWS)
class NoOrdinaryFileTest {
    private static final Path DEVICE = Path.of("/dev/null");

    @Test
    void isNoModel() {
        assertThatThrownBy(() -> KerasModels.open(DEVICE, Optional.empty(), ReadingChoices.NONE))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("/dev/null")
                .hasMessageContaining("no ordinary file");
    }

    @Test
    void isNoFrame() {
        assertThatThrownBy(() -> new FrameFiles().read(FrameSource.of(DEVICE)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("/dev/null")
                .hasMessageContaining("no ordinary file");
    }
}
