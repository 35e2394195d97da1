package org.convscope;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SystemPropertiesTest {
    @Test
    void theCommonPoolHasOneThreadLessSinceTheAskerWorksToo() {
        assertThat(SystemProperties.helpers("1")).hasValue(0);
        assertThat(SystemProperties.helpers("2")).hasValue(1);
        assertThat(SystemProperties.helpers("4,2")).hasValue(3);
    }

    @Test
    void javaAndTheFileDialogsLoadTheSameGtk() {
        SystemProperties.set(SystemProperties.Use.WINDOW);
        assertThat(System.getProperty("jdk.gtk.version")).isEqualTo("3");
    }

    @Test
    void withoutANumberJavaDecides() {
        assertThat(SystemProperties.helpers(null)).isEmpty();
        assertThat(SystemProperties.helpers("")).isEmpty();
        assertThat(SystemProperties.helpers("0")).isEmpty();
        assertThat(SystemProperties.helpers("many")).isEmpty();
    }

    @Test
    void nativeLibrariesAreUnpackedWhereHomeSaysSo() {
        assertThat(SystemProperties.nativeLibraries("/scratch/me", "/home/me"))
                .contains(Path.of("/scratch/me/.javacpp/cache"));
        assertThat(SystemProperties.nativeLibraries("/home/me", "/home/me")).isEmpty();
        assertThat(SystemProperties.nativeLibraries("relative", "/home/me")).isEmpty();
        assertThat(SystemProperties.nativeLibraries(null, "/home/me")).isEmpty();
    }
}
