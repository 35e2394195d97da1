package org.convscope;

import java.awt.AWTError;
import java.awt.GraphicsEnvironment;
import java.awt.HeadlessException;
import java.util.Optional;
import org.convscope.problem.SystemProblem;
import org.jspecify.annotations.Nullable;

/** Whether a window could be opened. */
final class DisplayCheck {
    private static final String NONE = "there is no display";

    private DisplayCheck() {}

    /** Whether there is a display, and a JDK that can draw on it. */
    static boolean isThere() {
        return obstacle().isEmpty();
    }

    /** Why no window could be opened, a clause; empty where one could. */
    static Optional<String> obstacle() {
        if (Boolean.getBoolean("java.awt.headless")) {
            return Optional.of(NONE);
        }
        try {
            boolean there = !GraphicsEnvironment.isHeadless()
                    && GraphicsEnvironment.getLocalGraphicsEnvironment().getScreenDevices().length > 0;
            return there ? Optional.empty() : Optional.of(nowhere(System.getenv("WAYLAND_DISPLAY")));
        } catch (HeadlessException | AWTError | LinkageError e) {
            // DISPLAY names a display that does not answer, or the system lacks what the JDK's window libraries want
            return Optional.of(unreachable(e, System.getenv("DISPLAY")));
        }
    }

    /**
     * @param wayland as WAYLAND_DISPLAY names it; null where it is not set
     */
    static String nowhere(@Nullable String wayland) {
        return wayland == null ? NONE : "there is no display of X11, only of Wayland, which wants Xwayland for Java";
    }

    /**
     * @param display as DISPLAY names it; null where it is not set
     */
    static String unreachable(Throwable failure, @Nullable String display) {
        return SystemProblem.library(failure)
                .map(library -> "the system has no " + library)
                .orElse(display == null ? NONE : "the display '" + display + "' does not answer");
    }
}
