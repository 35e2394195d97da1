package org.convscope.workspace;

/** From a value's place in its range to a shade. */
public enum Curve {
    LINEAR,
    SQRT,
    LOG,
    ASINH
}
