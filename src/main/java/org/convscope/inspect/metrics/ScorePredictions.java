package org.convscope.inspect.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.convscope.dataset.LabelColumn;
import org.convscope.inspect.metrics.PredictionMetrics.OfClasses;
import org.convscope.inspect.metrics.PredictionMetrics.OfQuantity;
import org.convscope.inspect.metrics.PredictionMetrics.OfYesNo;
import org.convscope.inspect.prediction.DataSetPredictions;

/** Holds predictions against labels, by name: an output number is judged by the column or class of its own name. */
public final class ScorePredictions {
    private static final int MOST_NAMES = 6;

    public PredictionMetrics judge(DataSetPredictions predictions) {
        List<OfClasses> classes = new ArrayList<>();
        List<OfYesNo> yesNo = new ArrayList<>();
        List<OfQuantity> quantities = new ArrayList<>();
        for (LabelAnswers answers : LabelAnswers.of(predictions)) {
            switch (answers.column().kind()) {
                case CLASS -> classes.add(classes(answers));
                case BINARY -> yesNo.add(yesNo(answers));
                case CONTINUOUS -> quantities.add(quantity(answers));
            }
        }
        return new PredictionMetrics(classes, yesNo, quantities);
    }

    /** Why predictions are held against no label where they are not, a clause. */
    public static String unjudged(DataSetPredictions predictions) {
        if (predictions.columns().isEmpty()) {
            return "the frames have no labels to compare with";
        }
        if (!predictions.rows().isEmpty()
                && predictions.notFinite().size() == predictions.rows().size()) {
            return "the model gives NaN or infinities for all frames";
        }
        String outputs = predictions.numbers().stream()
                .map(number -> number.label().name())
                .limit(MOST_NAMES)
                .collect(Collectors.joining(", "));
        String labels = predictions.columns().stream()
                .flatMap(column ->
                        column.kind() == LabelColumn.Kind.CLASS ? column.classes().stream() : Stream.of(column.name()))
                .limit(MOST_NAMES)
                .collect(Collectors.joining(", "));
        return "no output (" + outputs + ") is known to answer a label (" + labels + ")";
    }

    private static OfClasses classes(LabelAnswers answers) {
        long[][] confusion = answers.confusion();
        double frames = answers.size();
        long right = IntStream.range(0, confusion.length)
                .mapToLong(k -> confusion[k][k])
                .sum();
        long most = Arrays.stream(confusion)
                .mapToLong(row -> Arrays.stream(row).sum())
                .max()
                .orElse(0);
        return new OfClasses(
                answers.column().name(),
                answers.size(),
                right / frames,
                most / frames,
                answers.options(),
                confusion,
                answers.curves());
    }

    private static OfYesNo yesNo(LabelAnswers answers) {
        long[][] table = answers.confusion();
        long no = table[0][0] + table[0][1];
        long yes = table[1][0] + table[1][1];
        long called = table[0][1] + table[1][1];
        double frames = answers.size();
        return new OfYesNo(
                answers.column().name(),
                answers.size(),
                (table[0][0] + table[1][1]) / frames,
                Math.max(no, yes) / frames,
                called == 0 ? Double.NaN : (double) table[1][1] / called,
                yes == 0 ? Double.NaN : (double) table[1][1] / yes,
                table,
                answers.curves().get(0));
    }

    private static OfQuantity quantity(LabelAnswers answers) {
        double mean = mean(answers, answers::truth);
        double squares = mean(answers, i -> Math.pow(answers.error(i), 2));
        double spread = mean(answers, i -> Math.pow(answers.truth(i) - mean, 2));
        return new OfQuantity(
                answers.column().name(),
                answers.size(),
                mean(answers, answers::error),
                mean(answers, i -> Math.abs(answers.truth(i) - mean)),
                spread == 0 ? Double.NaN : 1 - squares / spread);
    }

    private static double mean(LabelAnswers answers, IntToDoubleFunction value) {
        return IntStream.range(0, answers.size()).mapToDouble(value).average().orElse(0);
    }
}
