package org.convscope.choice;

/** What the user asks to compute with. */
public enum BackendChoice {
    /** CUDA where its jars are there and a device answers, else the CPU. */
    AUTO,
    CPU,
    CUDA
}
