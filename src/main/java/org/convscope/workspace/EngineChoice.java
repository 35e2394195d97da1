package org.convscope.workspace;

/** Which library the user wants to compute with; takes effect at the next start. */
public enum EngineChoice {
    AUTO,
    ONEDNN,
    ND4J
}
