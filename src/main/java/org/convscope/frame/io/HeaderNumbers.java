package org.convscope.frame.io;

/** Numbers in text headers. */
final class HeaderNumbers {
    private HeaderNumbers() {}

    /** NaN for what is no number. */
    static double parse(String text) {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
