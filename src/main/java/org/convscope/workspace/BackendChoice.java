package org.convscope.workspace;

/** Which backend the user wants; takes effect at the next start. */
public enum BackendChoice {
    AUTO,
    CPU,
    CUDA
}
