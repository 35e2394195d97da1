package org.convscope.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import org.junit.jupiter.api.Test;

class SystemProblemTest {
    private static final String LINKER =
            "/opt/convscope/lib/runtime/lib/libawt_xawt.so: libXext.so.6: cannot open shared object file: No such file";

    @Test
    void aLibraryOfTheSystemIsNamed() {
        var failure = new UnsatisfiedLinkError(LINKER);
        assertThat(SystemProblem.library(failure)).contains("libXext.so.6");
        assertThat(SystemProblem.of(failure).orElseThrow().sentence()).startsWith("the system has no libXext.so.6. ");
    }

    /** A class that could not be made ready once says so at each later use, with what was the matter behind it. */
    @Test
    void aLibraryIsFoundBehindOtherFailures() {
        var first = new ExceptionInInitializerError("Exception java.lang.UnsatisfiedLinkError: " + LINKER);
        Throwable later = new NoClassDefFoundError("Could not initialize class LocalGE").initCause(first);
        assertThat(SystemProblem.library(later)).contains("libXext.so.6");
    }

    /** As JDK 17.0.8, JDK 21 and JDK 17.0.15 say it. */
    @Test
    void aSystemWithoutFontsIsNamed() {
        var old = new NullPointerException(
                "Cannot load from short array because \"sun.awt.FontConfiguration.head\" is null");
        var recent = new RuntimeException("Fontconfig head is null, check your fonts or fonts configuration");
        for (Throwable cause : new Throwable[] {old, recent}) {
            var failure = new InternalError(new InvocationTargetException(cause));
            assertThat(SystemProblem.of(failure).orElseThrow().sentence()).startsWith("the system has no fonts. ");
        }
        assertThat(SystemProblem.of(new Error("Probable fatal error: No physical fonts found.")))
                .isPresent();
    }

    @Test
    void otherFailuresAreNoneOfTheSystems() {
        assertThat(SystemProblem.of(new IllegalStateException("no such layer"))).isEmpty();
        assertThat(SystemProblem.of(new UnsatisfiedLinkError())).isEmpty();
    }
}
