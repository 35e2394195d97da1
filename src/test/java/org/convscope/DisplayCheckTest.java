package org.convscope;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.AWTError;
import org.junit.jupiter.api.Test;

class DisplayCheckTest {
    @Test
    void aDisplayThatDoesNotAnswerIsNamed() {
        var failure = new AWTError("Can't connect to X11 window server using ':7' as the value of DISPLAY");
        assertThat(DisplayCheck.unreachable(failure, ":7")).isEqualTo("the display ':7' does not answer");
        assertThat(DisplayCheck.unreachable(failure, null)).isEqualTo("there is no display");
    }

    /** As in a container that a display was handed to. */
    @Test
    void aLibraryThatAWindowNeedsIsNamed() {
        var failure = new UnsatisfiedLinkError("libawt_xawt.so: libXext.so.6: cannot open shared object file");
        assertThat(DisplayCheck.unreachable(failure, ":7")).isEqualTo("the system has no libXext.so.6");
    }

    @Test
    void aDisplayOfWaylandAloneIsTold() {
        assertThat(DisplayCheck.nowhere("wayland-0")).contains("Xwayland");
        assertThat(DisplayCheck.nowhere(null)).isEqualTo("there is no display");
    }
}
