package org.convscope.cli;

/** How the program ends. */
final class ExitCode {
    /** All done. */
    static final int DONE = 0;
    /** Something failed; the rest was done, and what failed was said. */
    static final int FAILED = 1;
    /** The code for wrong usage. */
    static final int WRONG_USAGE = 2;
    /** The window is open: the program goes on. */
    static final int GOES_ON = -1;

    private ExitCode() {}
}
