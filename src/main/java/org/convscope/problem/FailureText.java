package org.convscope.problem;

import java.io.EOFException;
import java.util.Locale;

/** Words for a failure of a library, for the end of a sentence: its message, or where it has none what kind it is of. */
public final class FailureText {
    private FailureText() {}

    /** Never empty, never "null". */
    public static String of(Throwable failure) {
        String message = failure.getMessage();
        if (message != null && !message.isBlank() && !message.equals("null")) {
            return message;
        }
        if (failure instanceof EOFException) {
            return "it ends too early";
        }
        // such as "zip exception"
        return failure.getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT);
    }
}
