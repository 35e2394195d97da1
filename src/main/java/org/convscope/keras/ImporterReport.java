package org.convscope.keras;

import java.util.List;

/**
 * What DL4J's Keras importer made of the same model.
 *
 * @param verdict in a word
 * @param remarks what it refused or where it differs, a sentence each; empty if it agrees
 */
public record ImporterReport(Verdict verdict, List<String> remarks) {
    /** How DL4J's importer stands to the network. */
    public enum Verdict {
        /** Same layers, same shapes. */
        AGREES,
        DIFFERS,
        REFUSES,
        /** Not asked: no architecture, or too large. */
        NOT_ASKED
    }

    public ImporterReport {
        remarks = List.copyOf(remarks);
    }

    /** The verdict with its remarks, as sentences that go on after "DL4J's importer:". */
    public String text() {
        String words =
                switch (verdict) {
                    case AGREES -> "same layers, same shapes.";
                    case DIFFERS -> "it differs.";
                    case REFUSES -> "it refuses the model.";
                    case NOT_ASKED -> "it was not asked.";
                };
        return remarks.isEmpty() ? words : words + " " + String.join(" ", remarks);
    }
}
