package org.convscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.convscope.choice.BackendChoice;
import org.convscope.choice.EngineChoice;
import org.convscope.workspace.ComputeChoice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DesktopScaleTest {
    @ParameterizedTest
    @CsvSource({"96, 1", "120, 1.25", "144, 1.5", "192, 2", "72, 1", "1000, 3", "100, 1"})
    void theScaleComesInQuarters(double dotsPerInch, double scale) {
        assertThat(DesktopScale.of(dotsPerInch)).isEqualTo(scale);
    }

    @Test
    void aRestartKeepsTheWorkspaceAndAsksForTheBackend() {
        assertThat(ProgramRelaunch.command(new ComputeChoice(BackendChoice.CUDA, EngineChoice.ND4J), Path.of("w.json")))
                .containsSubsequence("org.convscope.Main", "gui", "--backend", "cuda", "--engine", "nd4j", "w.json");
    }
}
