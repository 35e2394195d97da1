package org.convscope.render.chart;

import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import org.convscope.render.NumberText;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.TickUnit;
import org.jfree.chart.axis.TickUnitSource;

/** Ticks at 1, 2 and 5 times the powers of ten, or at multiples of a first step that are wider by 1, 2 and 5. */
final class DecimalTicks implements TickUnitSource {
    private static final double[] STEPS = {1, 2, 5, 10};

    private final double smallest;
    private final NumberFormat format;

    DecimalTicks() {
        this(0, new TickFormat());
    }

    private DecimalTicks(double smallest, NumberFormat format) {
        this.smallest = smallest;
        this.format = format;
    }

    /** Whole numbers only, thousands set apart. */
    static DecimalTicks whole() {
        return new DecimalTicks(1, new CountFormat());
    }

    /** Not closer than a step: 10 gives 10, 20, 50, 100, ...; 20 gives 20, 40, 100, 200, ... */
    static DecimalTicks from(double step) {
        return new DecimalTicks(step, new TickFormat());
    }

    @Override
    public TickUnit getLargerTickUnit(TickUnit unit) {
        return above(unit.getSize() * 1.001);
    }

    @Override
    public TickUnit getCeilingTickUnit(TickUnit unit) {
        return above(unit.getSize());
    }

    @Override
    public TickUnit getCeilingTickUnit(double size) {
        return above(size);
    }

    private TickUnit above(double size) {
        double base = smallest > 0 ? smallest : 1;
        double wanted = Math.max(size, smallest) / base;
        double power = Math.pow(10, Math.floor(Math.log10(wanted)));
        for (double step : STEPS) {
            if (step * power >= wanted * (1 - 1e-12)) {
                return unit(step * power * base);
            }
        }
        return unit(10 * power * base);
    }

    // small marks at the step asked for, where numbers at every step would touch
    private NumberTickUnit unit(double size) {
        double marks = smallest > 0 ? Math.rint(size / smallest) : 0;
        return new NumberTickUnit(size, format, marks > 1 && marks <= 10 ? (int) marks : 0);
    }

    /** Numbers through {@link NumberText}; parses nothing. */
    private static class TickFormat extends NumberFormat {
        @Override
        public StringBuffer format(double number, StringBuffer to, FieldPosition position) {
            return to.append(NumberText.text(number));
        }

        @Override
        public StringBuffer format(long number, StringBuffer to, FieldPosition position) {
            return format((double) number, to, position);
        }

        @Override
        public Number parse(String source, ParsePosition position) {
            throw new UnsupportedOperationException("axis numbers are written, not read");
        }
    }

    private static final class CountFormat extends TickFormat {
        @Override
        public StringBuffer format(double number, StringBuffer to, FieldPosition position) {
            return to.append(NumberText.count(Math.round(number)));
        }
    }

    /** Whole numbers with thousands set apart. */
    static NumberFormat countFormat() {
        return new CountFormat();
    }
}
