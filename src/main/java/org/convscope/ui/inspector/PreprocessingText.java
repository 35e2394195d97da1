package org.convscope.ui.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.convscope.input.EightBitCounts;
import org.convscope.input.FrameCrop;
import org.convscope.input.FrameResampling;
import org.convscope.input.InputScale;
import org.convscope.input.Preprocessing;
import org.convscope.json.JsonFields;
import org.convscope.render.NumberText;

/** A preprocessing in words, step by step. */
final class PreprocessingText {
    private PreprocessingText() {}

    static List<String> steps(Preprocessing preprocessing) {
        List<String> steps = new ArrayList<>();
        String size = preprocessing
                .size()
                .map(s -> " to " + s.height() + " × " + s.width())
                .orElse("");
        if (preprocessing.crop() == FrameCrop.CENTRE) {
            steps.add("centre crop");
        }
        steps.add(
                preprocessing.resample() == FrameResampling.NONE
                        ? "no resizing"
                        : "resized" + size + ": " + JsonFields.word(preprocessing.resample()));
        preprocessing.channels().ifPresent(channels -> steps.add(channels == 1 ? "1 channel" : channels + " channels"));
        steps.add(counts(preprocessing.counts()));
        steps.add(scale(preprocessing.scale()));
        return steps;
    }

    private static String counts(EightBitCounts counts) {
        if (counts instanceof EightBitCounts.Linear linear) {
            return "counts to 8 bits, linear " + percentiles(linear.low(), linear.high());
        }
        if (counts instanceof EightBitCounts.SquareRoot root) {
            return "counts to 8 bits, square root " + percentiles(root.low(), root.high());
        }
        if (counts instanceof EightBitCounts.SquareRootOfMedian root) {
            return "counts to 8 bits, " + NumberText.text(root.factor()) + " √(I / median) " + signed(root.offset());
        }
        return "counts kept";
    }

    private static String percentiles(double low, double high) {
        return "between percentiles " + NumberText.text(low) + " and " + NumberText.text(high);
    }

    private static String scale(InputScale scale) {
        if (scale instanceof InputScale.By255) {
            return "x / 255";
        }
        if (scale instanceof InputScale.MinusOneToOne) {
            return "x / 127.5 − 1";
        }
        if (scale instanceof InputScale.Caffe) {
            return "BGR minus the ImageNet means";
        }
        if (scale instanceof InputScale.ZScore z) {
            return "(x − " + list(z.mean()) + ") / " + list(z.deviation());
        }
        if (scale instanceof InputScale.MinMax limits) {
            return "(x − " + NumberText.text(limits.min()) + ") / " + NumberText.text(limits.max() - limits.min());
        }
        return "numbers as they are";
    }

    private static String list(List<Double> numbers) {
        return numbers.stream().map(NumberText::text).collect(Collectors.joining(", "));
    }

    /** As the second term of a sum: "+ 5", "− 10". */
    private static String signed(double value) {
        return (value < 0 ? "− " : "+ ") + NumberText.text(Math.abs(value));
    }
}
