package org.convscope;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StandardOutputTest {
    @Test
    void whatIsWrittenArrivesAndNothingIsTheMatter() {
        var bytes = new ByteArrayOutputStream();
        var output = new StandardOutput(bytes);
        print(output);
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("ice\n");
        assertThat(output.failure()).isEmpty();
    }

    @Test
    void aFullDiskIsKnownAfterwards() {
        var output = new StandardOutput(refusing("No space left on device"));
        print(output);
        assertThat(output.failure()).contains("No space left on device");
    }

    /** As head closes it, when it has read enough. */
    @Test
    void aReaderThatWantsNoMoreIsNoFailure() {
        var output = new StandardOutput(refusing("Broken pipe"));
        print(output);
        assertThat(output.failure()).isEmpty();
    }

    private static void print(StandardOutput output) {
        var printed = new PrintStream(output, false, StandardCharsets.UTF_8);
        printed.print("ice\n");
        printed.flush();
    }

    private static OutputStream refusing(String message) {
        return new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                throw new IOException(message);
            }
        };
    }
}
