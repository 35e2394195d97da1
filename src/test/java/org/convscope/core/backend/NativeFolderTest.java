package org.convscope.core.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class NativeFolderTest {
    private static final Path CACHE = Path.of("/home/me/.javacpp/cache");
    private static final NativeFolder ROOMY = new NativeFolder(CACHE, 10_000_000_000L);

    /** As glibc says it where the home folder is mounted noexec. */
    @Test
    void aFolderThatNothingMayRunFromIsNamed() {
        String message = CACHE + "/libjnind4jcpu.so: failed to map segment from shared object";
        assertThat(ROOMY.nextStep(new UnsatisfiedLinkError(message)))
                .contains(CACHE.toString(), "noexec", "-Dorg.bytedeco.javacpp.cachedir=FOLDER");
    }

    /** JavaCPP takes a library away that it could not write in full, so that the linker misses it. */
    @Test
    void aFullDiskAndAnExhaustedQuotaAreNamed() {
        String message = CACHE + "/libjnind4jcpu.so: libnd4jcpu.so: cannot open shared object file: No such file";
        String folder = "unpacked into the folder " + CACHE + ", which takes no more: make room";
        assertThat(ROOMY.nextStep(new UnsatisfiedLinkError(message)))
                .contains(folder, "-Dorg.bytedeco.javacpp.cachedir=FOLDER");
        assertThat(new NativeFolder(CACHE, 8_000_000).nextStep(new UnsatisfiedLinkError("file too short")))
                .contains(folder);
    }

    @Test
    void aLibraryOfTheSystemIsNamed() {
        String message = CACHE + "/libjnijavacpp.so: libstdc++.so.6: cannot open shared object file: No such file";
        assertThat(ROOMY.nextStep(new UnsatisfiedLinkError(message)))
                .isEqualTo("Install the system's package that has libstdc++.so.6");
    }

    @Test
    void anythingElseIsASystemWithoutLibraries() {
        assertThat(ROOMY.nextStep(new UnsatisfiedLinkError("no jnind4jcpu in java.library.path")))
                .startsWith("Use Linux, Windows or macOS");
    }
}
