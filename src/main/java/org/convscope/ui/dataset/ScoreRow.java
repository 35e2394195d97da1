package org.convscope.ui.dataset;

import java.util.ArrayList;
import java.util.List;
import org.convscope.inspect.metrics.Answers;
import org.convscope.inspect.metrics.Metrics;
import org.convscope.render.Numbers;

/**
 * How well one label is predicted, beside what a guess would reach.
 *
 * @param model accuracy, or mean absolute error, in words
 * @param guess the same of always answering with the majority, or the mean
 * @param share accuracy 0 to 1, NaN for a quantity
 * @param guessShare of the majority's answer, NaN for a quantity
 * @param third area under the curve, or R², in words
 */
record ScoreRow(
        String label,
        int frames,
        String model,
        String guess,
        double share,
        double guessShare,
        String third,
        Answers answers) {
    static List<ScoreRow> of(List<Answers> answers, Metrics metrics) {
        List<ScoreRow> rows = new ArrayList<>();
        for (Answers one : answers) {
            String name = one.column().name();
            switch (one.column().kind()) {
                case CLASS ->
                    metrics.classes().stream()
                            .filter(found -> found.column().equals(name))
                            .map(found -> share(one, found.accuracy(), found.chance(), area(found)))
                            .forEach(rows::add);
                case BINARY ->
                    metrics.yesNo().stream()
                            .filter(found -> found.column().equals(name))
                            .map(found -> share(
                                    one,
                                    found.accuracy(),
                                    found.chance(),
                                    found.curve().area()))
                            .forEach(rows::add);
                case CONTINUOUS ->
                    metrics.quantities().stream()
                            .filter(found -> found.column().equals(name))
                            .map(found -> new ScoreRow(
                                    name,
                                    found.frames(),
                                    "± " + Numbers.text(found.meanAbsoluteError(), 3),
                                    "± " + Numbers.text(found.chance(), 3),
                                    Double.NaN,
                                    Double.NaN,
                                    number("R² ", found.r2()),
                                    one))
                            .forEach(rows::add);
            }
        }
        return rows;
    }

    private static ScoreRow share(Answers answers, double accuracy, double chance, double area) {
        return new ScoreRow(
                answers.column().name(),
                answers.size(),
                Numbers.percent(accuracy),
                Numbers.percent(chance),
                accuracy,
                chance,
                number("AUC ", area),
                answers);
    }

    /** The mean over the classes whose area is known. */
    private static double area(Metrics.OfClasses classes) {
        return classes.curves().stream()
                .mapToDouble(curve -> curve.area())
                .filter(area -> !Double.isNaN(area))
                .average()
                .orElse(Double.NaN);
    }

    private static String number(String name, double value) {
        return Double.isNaN(value) ? "–" : name + Numbers.text(value, 3);
    }
}
