package org.convscope.core.nd4j;

import org.nd4j.linalg.cpu.nativecpu.CpuBackend;

/**
 * ND4J's CPU backend, ahead of every other one unless CUDA was chosen. ND4J tries its backends by priority, and the CUDA one
 * prints a stack trace when it finds no driver.
 */
public final class ChosenCpuBackend extends CpuBackend {
    /** Says {@code cuda} where CUDA was chosen. */
    static final String PROPERTY = "convscope.backend";

    /** For the service loader. */
    public ChosenCpuBackend() {}

    @Override
    public int getPriority() {
        return "cuda".equals(System.getProperty(PROPERTY)) ? -1 : 1_000;
    }
}
