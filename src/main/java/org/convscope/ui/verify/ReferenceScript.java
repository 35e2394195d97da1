package org.convscope.ui.verify;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The Python script that writes an input and every layer's output with the user's own Keras; docs/verify.md prints it. */
final class ReferenceScript {
    private static final String RESOURCE = "reference.py";

    private ReferenceScript() {}

    static String text() {
        try (InputStream in = ReferenceScript.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("no " + RESOURCE);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
