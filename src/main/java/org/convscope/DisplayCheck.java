package org.convscope;

import java.awt.AWTError;
import java.awt.GraphicsEnvironment;
import java.awt.HeadlessException;

/** Whether a window could be opened. */
final class DisplayCheck {
    private DisplayCheck() {}

    /** Whether there is a display, and a JDK that can draw on it. */
    static boolean isThere() {
        if (Boolean.getBoolean("java.awt.headless")) {
            return false;
        }
        try {
            return !GraphicsEnvironment.isHeadless()
                    && GraphicsEnvironment.getLocalGraphicsEnvironment().getScreenDevices().length > 0;
        } catch (HeadlessException | AWTError | LinkageError e) {
            // DISPLAY names a display that does not answer, or the JDK was installed without its window libraries
            return false;
        }
    }
}
