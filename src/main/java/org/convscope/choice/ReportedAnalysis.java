package org.convscope.choice;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Analyses that a report can take in, in the order of their sections. */
public enum ReportedAnalysis {
    /** What of each frame its strongest class depends on. */
    SALIENCY,
    /** What excites the first units of the last convolution. */
    EXCITERS,
    /** What one unit takes from the layer before. */
    INCOMING,
    /** The frames on a plane, by what a layer gives for them. */
    EMBEDDING;

    /** The name on the command line and in report.json. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The analysis of a name. */
    public static Optional<ReportedAnalysis> named(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }
}
