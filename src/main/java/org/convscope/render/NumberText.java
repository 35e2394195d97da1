package org.convscope.render;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as people write them: four significant digits, a real minus sign, powers of ten instead of "1.0E-4". */
public final class NumberText {
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private static final int DIGITS = 4;

    private NumberText() {}

    /** Four significant digits; whole numbers below ten million in full. */
    public static String text(double value) {
        return text(value, DIGITS);
    }

    /** Some significant digits; whole numbers below ten million in full; NaN and infinities by name. */
    public static String text(double value, int digits) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "−∞";
        }
        if (value == 0) {
            return "0";
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e7) {
            return signed(Long.toString(Math.round(Math.abs(value))), value);
        }
        var rounded = new BigDecimal(Math.abs(value)).round(new MathContext(digits, RoundingMode.HALF_EVEN));
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent < -4 || exponent > 6) {
            String mantissa = trimmed(rounded.movePointLeft(exponent));
            String power = "10" + superscript(exponent);
            return signed(mantissa.equals("1") ? power : mantissa + " × " + power, value);
        }
        return signed(trimmed(rounded), value);
    }

    /** So many digits after the point; what rounds to zero has no sign. */
    public static String fixed(double value, int decimals) {
        String magnitude = String.format(Locale.ROOT, "%." + decimals + "f", Math.abs(value));
        return magnitude.chars().allMatch(sign -> sign == '0' || sign == '.') ? magnitude : signed(magnitude, value);
    }

    /** A power of ten: 10⁻³. */
    public static String power(int exponent) {
        return "10" + superscript(exponent);
    }

    /** A whole number with thousands set apart: 568,390,341. */
    public static String count(long value) {
        return signed(String.format(Locale.ROOT, "%,d", Math.abs(value)), Long.signum(value));
    }

    /** A share of the whole as a percentage: 0.9134 is "91.3 %"; never "0 %" or "100 %" when it is not. */
    public static String percent(double share) {
        double percent = 100 * share;
        if (percent > 0 && percent < 0.1) {
            return "< 0.1 %";
        }
        if (percent < 100 && percent > 99.9) {
            return "> 99.9 %";
        }
        return trimmed(new BigDecimal(percent).setScale(percent < 10 ? 2 : 1, RoundingMode.HALF_EVEN)) + " %";
    }

    private static String trimmed(BigDecimal value) {
        String plain = value.toPlainString();
        return plain.contains(".") ? plain.replaceFirst("\\.?0+$", "") : plain;
    }

    private static String superscript(int exponent) {
        var text = new StringBuilder(exponent < 0 ? "⁻" : "");
        for (char digit : Integer.toString(Math.abs(exponent)).toCharArray()) {
            text.append(SUPERSCRIPTS.charAt(digit - '0'));
        }
        return text.toString();
    }

    private static String signed(String magnitude, double value) {
        return value < 0 ? "−" + magnitude : magnitude;
    }
}
