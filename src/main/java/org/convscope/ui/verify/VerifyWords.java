package org.convscope.ui.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.convscope.inspect.verify.VerifiedLayer;
import org.convscope.inspect.verify.VerifiedLayer.Verdict;
import org.convscope.inspect.verify.VerifyLayers;

/** A verification in words, and its icons. */
public final class VerifyWords {
    private VerifyWords() {}

    /** Name of the icon that marks a layer; empty where nothing was compared. */
    public static Optional<String> icon(VerifiedLayer row) {
        if (row.verdict() == Verdict.AGREES) {
            return Optional.of("verified");
        }
        return row.verdict().isFailure() ? Optional.of("differs") : Optional.empty();
    }

    /** Name of the icon for the whole; empty where nothing was compared. */
    static Optional<String> icon(VerifyLayers.Result result) {
        if (isConfirmed(result)) {
            return Optional.of("verified");
        }
        return isContradicted(result) ? Optional.of("differs") : Optional.empty();
    }

    /** What nobody could compute speaks not against a model, but not for it either. */
    private static boolean isConfirmed(VerifyLayers.Result result) {
        return result.count(Verdict.AGREES) > 0 && result.passed();
    }

    private static boolean isContradicted(VerifyLayers.Result result) {
        return result.rows().stream().anyMatch(row -> row.verdict().isFailure());
    }

    /** What a marked layer says when the pointer rests on it. */
    public static String tooltip(VerifiedLayer row) {
        return switch (row.verdict()) {
            case AGREES -> "verified against Keras, error " + error(row.error());
            case DIFFERS -> "differs from Keras, error " + error(row.error());
            case OTHER_SHAPE -> "other shape than Keras's: " + row.remark();
            case NOT_COMPUTED, NO_REFERENCE, NOT_IN_MODEL -> "not verified, " + verdict(row);
        };
    }

    /** The verdict with its remark. */
    static String verdict(VerifiedLayer row) {
        return row.verdict().label() + (row.remark().isEmpty() ? "" : ": " + row.remark());
    }

    /** Empty where nothing was compared. */
    static String error(double error) {
        return Double.isNaN(error) ? "" : Double.isInfinite(error) ? "no number" : number(error);
    }

    /** The dialog's one format: {@code 1e-4}, {@code 2.35e-7}, {@code 0}. */
    static String number(double value) {
        if (value == 0) {
            return "0";
        }
        String[] parts = String.format(Locale.ROOT, "%.2e", value).split("e", -1);
        String digits = parts[0].replaceFirst("\\.?0+$", "");
        return digits + "e" + Integer.parseInt(parts[1]);
    }

    /** All in one line: how many agree, the largest error of those compared, and how the others came out. */
    static String summary(VerifyLayers.Result result) {
        var text = new StringBuilder()
                .append(result.count(Verdict.AGREES))
                .append(" of ")
                .append(result.layers())
                .append(" layers agree within ")
                .append(number(result.tolerance()));
        List<String> others = new ArrayList<>();
        result.rows().stream()
                .mapToDouble(VerifiedLayer::error)
                .filter(error -> !Double.isNaN(error))
                .max()
                .ifPresent(largest -> others.add("largest error " + error(largest)));
        for (Verdict verdict : Verdict.values()) {
            long count = result.count(verdict);
            if (verdict != Verdict.AGREES && count > 0) {
                others.add(count + " " + verdict.label());
            }
        }
        others.forEach(other -> text.append(" · ").append(other));
        return text.toString();
    }

    /** One word for the whole: what a reader looks for first. */
    static String outcome(VerifyLayers.Result result) {
        if (isConfirmed(result)) {
            return "Verified";
        }
        return isContradicted(result) ? "Differs" : "Nothing was compared";
    }
}
