package org.convscope.ui.dataset;

import java.util.ArrayList;
import java.util.List;
import org.convscope.inspect.metrics.LabelAnswers;
import org.convscope.inspect.metrics.PredictionMetrics;
import org.convscope.render.NumberText;

/**
 * How well one label is predicted, beside what a guess would reach.
 *
 * @param value accuracy 0 to 1, or mean absolute error
 * @param guess the same of always answering with the majority, or the mean
 * @param third area under the curve, or R²; NaN where it is not known
 */
record ScoreRow(Measure measure, double value, double guess, double third, LabelAnswers answers) {
    /** What the numbers are. */
    enum Measure {
        /** Scores of classes, and of yes or no: accuracy, the majority's share, area under the ROC curve. */
        ACCURACY,
        /** Scores of quantities: mean absolute error, that of the mean, R². */
        ERROR
    }

    static List<ScoreRow> of(List<LabelAnswers> answers, PredictionMetrics metrics) {
        List<ScoreRow> rows = new ArrayList<>();
        for (LabelAnswers one : answers) {
            String name = one.column().name();
            switch (one.column().kind()) {
                case CLASS ->
                    metrics.classes().stream()
                            .filter(found -> found.column().equals(name))
                            .map(found ->
                                    new ScoreRow(Measure.ACCURACY, found.accuracy(), found.chance(), area(found), one))
                            .forEach(rows::add);
                case BINARY ->
                    metrics.yesNo().stream()
                            .filter(found -> found.column().equals(name))
                            .map(found -> new ScoreRow(
                                    Measure.ACCURACY,
                                    found.accuracy(),
                                    found.chance(),
                                    found.curve().area(),
                                    one))
                            .forEach(rows::add);
                case CONTINUOUS ->
                    metrics.quantities().stream()
                            .filter(found -> found.column().equals(name))
                            .map(found -> new ScoreRow(
                                    Measure.ERROR, found.meanAbsoluteError(), found.chance(), found.r2(), one))
                            .forEach(rows::add);
            }
        }
        return rows;
    }

    String label() {
        return answers.column().name();
    }

    int frames() {
        return answers.size();
    }

    /** The value in words: {@code 99.3 %}, {@code ± 0.12}. */
    String valueText() {
        return text(value);
    }

    /** What a guess would reach, in words. */
    String guessText() {
        return text(guess);
    }

    /** {@code AUC 0.99}, {@code R² 0.8}, a dash where it is not known. */
    String thirdText() {
        return Double.isNaN(third) ? "–" : (measure == Measure.ACCURACY ? "AUC " : "R² ") + NumberText.text(third, 3);
    }

    private String text(double number) {
        return measure == Measure.ACCURACY ? NumberText.percent(number) : "± " + NumberText.text(number, 3);
    }

    /** The mean over the classes whose area is known. */
    private static double area(PredictionMetrics.OfClasses classes) {
        return classes.curves().stream()
                .mapToDouble(curve -> curve.area())
                .filter(area -> !Double.isNaN(area))
                .average()
                .orElse(Double.NaN);
    }
}
