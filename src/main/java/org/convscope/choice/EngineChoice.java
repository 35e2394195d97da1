package org.convscope.choice;

/** The library that the user asks to compute with. */
public enum EngineChoice {
    /** oneDNN where the CPU computes and its library is there, else ND4J. */
    AUTO,
    /** oneDNN's primitives, on an x86-64 CPU. */
    ONEDNN,
    /** ND4J, on a CPU or with CUDA. */
    ND4J
}
