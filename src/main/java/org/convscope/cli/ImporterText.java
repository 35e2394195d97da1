package org.convscope.cli;

import org.convscope.keras.ImporterReport;

/** What DL4J's importer made of a model, in words. */
final class ImporterText {
    private ImporterText() {}

    static String of(ImporterReport report) {
        String verdict =
                switch (report.verdict()) {
                    case AGREES -> "same layers, same shapes.";
                    case DIFFERS -> "it differs.";
                    case REFUSES -> "it refuses the model.";
                    case NOT_ASKED -> "it was not asked.";
                };
        return report.remarks().isEmpty() ? verdict : verdict + " " + String.join(" ", report.remarks());
    }
}
