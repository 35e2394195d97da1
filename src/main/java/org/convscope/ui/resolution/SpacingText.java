package org.convscope.ui.resolution;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.convscope.render.NumberText;
import org.convscope.workspace.ResolutionSettings;

/** Numbers as people type them. */
public final class SpacingText {
    private SpacingText() {}

    /** {@code 4, 3.5, 2}. */
    public static String text(List<Double> spacings) {
        return spacings.stream().map(d -> NumberText.text(d, 6)).collect(Collectors.joining(", "));
    }

    /** Separated by commas, semicolons or blanks; empty if one of them is no positive number, or there are too many. */
    public static Optional<List<Double>> parse(String text) {
        List<Double> spacings = new ArrayList<>();
        for (String word : text.trim().split("[,;\\s]+", -1)) {
            if (word.isEmpty()) {
                continue;
            }
            OptionalDouble number = positive(word);
            if (number.isEmpty()) {
                return Optional.empty();
            }
            spacings.add(number.getAsDouble());
        }
        return spacings.size() > ResolutionSettings.MOST_RINGS ? Optional.empty() : Optional.of(spacings);
    }

    /** Empty if it is no number above zero. */
    static OptionalDouble positive(String text) {
        OptionalDouble number = number(text);
        return number.isPresent() && number.getAsDouble() > 0 ? number : OptionalDouble.empty();
    }

    /** A decimal point or a decimal comma; empty if it is no finite number. */
    static OptionalDouble number(String text) {
        try {
            double value = Double.parseDouble(text.trim().replace(',', '.'));
            return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }
}
