package org.convscope.core.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import org.convscope.core.BackendReport;
import org.convscope.problem.ProblemException;
import org.junit.jupiter.api.Test;

class BackendsTest {
    @Test
    void theCpuSaysWhatItIs() {
        BackendReport report = Backends.load(BackendChoice.CPU);
        assertThat(report.backend()).isEqualTo("CPU");
        assertThat(report.device()).isNotBlank();
        assertThat(report.threads()).isPositive();
        assertThat(report.memoryBytes()).isPositive();
        assertThat(report.reason()).isEqualTo("The CPU was asked for.");
        assertThat(report.summary()).startsWith("CPU");
    }

    @Test
    void askingForCudaWhereThereIsNoneSaysWhy() {
        CudaProbe probe = CudaProbe.look();
        assumeFalse(probe.usable());
        assertThatThrownBy(() -> Backends.load(BackendChoice.CUDA))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("CUDA was asked for, but " + probe.reason());
    }

    @Test
    void choicesAreThreeWords() {
        assertThat(BackendChoice.parse("auto")).isEqualTo(BackendChoice.AUTO);
        assertThat(BackendChoice.parse("CUDA")).isEqualTo(BackendChoice.CUDA);
        assertThatThrownBy(() -> BackendChoice.parse("tpu"))
                .hasMessage("there is no such backend (expected auto, cpu or cuda, found tpu).");
    }
}
