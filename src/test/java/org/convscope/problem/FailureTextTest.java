package org.convscope.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;

class FailureTextTest {
    @Test
    void aMessageIsTakenAsItIs() {
        assertThat(FailureText.of(new IOException("Not in GZIP format"))).isEqualTo("Not in GZIP format");
    }

    @Test
    void withoutAMessageItIsNamed() {
        assertThat(FailureText.of(new EOFException())).isEqualTo("it ends too early");
        assertThat(FailureText.of(new ZipException())).isEqualTo("zip exception");
        assertThat(FailureText.of(new IllegalStateException("null"))).isEqualTo("illegal state exception");
    }
}
