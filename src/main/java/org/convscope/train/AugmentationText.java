package org.convscope.train;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;

/** Augmentation in words: {@code rotation=10,shift=0.1,shear=5,zoom=0.1,flips,noise=0.01}, or {@code notebook}. */
public final class AugmentationText {
    private static final List<String> NUMBERS = List.of("rotation", "shift", "shear", "zoom", "noise");

    private AugmentationText() {}

    /**
     * What somebody else wrote, such as in a lesson; nothing for none.
     *
     * @throws org.convscope.problem.ProblemException saying what is wrong, and what is meant
     */
    public static ImageAugmentation written(String text) {
        try {
            return text.isBlank() ? ImageAugmentation.NONE : read(text);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    Problem.of("the augmentation cannot be understood: " + e.getMessage())
                            .found(text),
                    e);
        }
    }

    /**
     * @throws IllegalArgumentException saying what is wrong, and what is meant
     */
    public static ImageAugmentation read(String text) {
        if (text.equals("notebook")) {
            return ImageAugmentation.NOTEBOOK;
        }
        double[] values = new double[NUMBERS.size()];
        boolean horizontally = false;
        boolean vertically = false;
        List<String> seen = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            String name = part.strip();
            int equals = name.indexOf('=');
            String key = equals < 0 ? name : name.substring(0, equals);
            if (seen.contains(key)) {
                throw wrong("'" + key + "' stands there twice");
            }
            seen.add(key);
            switch (name) {
                case "flips" -> {
                    horizontally = true;
                    vertically = true;
                }
                case "flip-horizontally" -> horizontally = true;
                case "flip-vertically" -> vertically = true;
                default -> {
                    int at = NUMBERS.indexOf(key);
                    if (equals < 0 || at < 0) {
                        throw wrong("'" + name + "' is none of them");
                    }
                    values[at] = number(key, name.substring(equals + 1));
                }
            }
        }
        return new ImageAugmentation(values[0], values[1], values[2], values[3], horizontally, vertically, values[4]);
    }

    /** As {@link #read} takes it; {@code none} for none. */
    public static String words(ImageAugmentation augmentation) {
        double[] values = {
            augmentation.rotation(),
            augmentation.shift(),
            augmentation.shear(),
            augmentation.zoom(),
            augmentation.noise()
        };
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            if (values[i] != 0) {
                parts.add(NUMBERS.get(i) + "="
                        + BigDecimal.valueOf(values[i]).stripTrailingZeros().toPlainString());
            }
        }
        if (augmentation.flipHorizontally() && augmentation.flipVertically()) {
            parts.add("flips");
        } else if (augmentation.flipHorizontally()) {
            parts.add("flip-horizontally");
        } else if (augmentation.flipVertically()) {
            parts.add("flip-vertically");
        }
        return parts.isEmpty() ? "none" : String.join(",", parts);
    }

    private static double number(String key, String text) {
        try {
            double value = Double.parseDouble(text);
            double most = key.equals("rotation") || key.equals("shear") ? 180 : key.equals("noise") ? 1e6 : 0.99;
            if (value >= 0 && value <= most) {
                return value;
            }
            throw wrong(key + " lies between 0 and " + most);
        } catch (NumberFormatException e) {
            throw wrong("'" + text + "' is no number");
        }
    }

    private static IllegalArgumentException wrong(String why) {
        return new IllegalArgumentException(
                why + ": notebook, or rotation=DEGREES, shift=SHARE, shear=DEGREES, zoom=SHARE, noise=DEVIATION, flips,"
                        + " flip-horizontally, flip-vertically are meant, joined by commas");
    }
}
