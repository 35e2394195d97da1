package org.convscope.inspect.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.convscope.dataset.LabelColumn;
import org.convscope.input.OutputLabel;
import org.convscope.inspect.prediction.DataSetPredictions;

/**
 * How every frame was answered for one label: by the output numbers that have the label's name, or its classes' names.
 * Frames whose label is not known are left out, and those for which a number that would answer is none.
 */
public final class LabelAnswers {
    private final LabelColumn column;
    private final List<String> options;
    private final int[] numbers;
    private final List<DataSetPredictions.Row> rows;
    private final double[] truth;

    private LabelAnswers(
            LabelColumn column,
            List<String> options,
            int[] numbers,
            List<DataSetPredictions.Row> rows,
            double[] truth) {
        this.column = column;
        this.options = List.copyOf(options);
        this.numbers = numbers;
        this.rows = List.copyOf(rows);
        this.truth = truth;
    }

    /** For every label that an output has the name of and that is known of some frame, in the labels' order. */
    public static List<LabelAnswers> of(DataSetPredictions predictions) {
        List<LabelAnswers> all = new ArrayList<>();
        for (int c = 0; c < predictions.columns().size(); c++) {
            of(predictions, c).ifPresent(all::add);
        }
        return all;
    }

    private static Optional<LabelAnswers> of(DataSetPredictions predictions, int index) {
        LabelColumn column = predictions.columns().get(index);
        int[] numbers =
                switch (column.kind()) {
                    case CLASS -> classNumbers(predictions, column.classes());
                    case BINARY -> number(predictions, OutputLabel.Kind.SIGMOID, column.name());
                    case CONTINUOUS -> number(predictions, OutputLabel.Kind.REGRESSION, column.name());
                };
        List<String> options =
                switch (column.kind()) {
                    case CLASS -> column.classes();
                    case BINARY -> List.of("no", "yes");
                    case CONTINUOUS -> List.of();
                };
        int[] answering = Arrays.stream(numbers).filter(n -> n >= 0).toArray();
        List<DataSetPredictions.Row> known = predictions.rows().stream()
                .filter(row -> !Double.isNaN(row.frame().values().get(index)))
                .filter(row -> row.isFinite(answering))
                .toList();
        if (known.isEmpty() || answering.length == 0) {
            return Optional.empty();
        }
        double[] truth = known.stream()
                .mapToDouble(row -> row.frame().values().get(index))
                .toArray();
        return Optional.of(new LabelAnswers(column, options, numbers, known, truth));
    }

    private static int[] number(DataSetPredictions predictions, OutputLabel.Kind kind, String name) {
        return new int[] {
            IntStream.range(0, predictions.numbers().size())
                    .filter(i -> {
                        OutputLabel label = predictions.numbers().get(i).label();
                        return label.kind() == kind && label.name().equals(name);
                    })
                    .findFirst()
                    .orElse(-1)
        };
    }

    private static int[] classNumbers(DataSetPredictions predictions, List<String> classes) {
        return classes.stream()
                .mapToInt(name -> number(predictions, OutputLabel.Kind.SOFTMAX, name)[0])
                .toArray();
    }

    public LabelColumn column() {
        return column;
    }

    /** What can be answered: the classes; no and yes; nothing for a quantity. */
    public List<String> options() {
        return options;
    }

    /** How many frames were answered. */
    public int size() {
        return rows.size();
    }

    public DataSetPredictions.Row row(int i) {
        return rows.get(i);
    }

    /** The label of a frame: index of an option, or a quantity. */
    public double truth(int i) {
        return truth[i];
    }

    /** What the network says: index of an option, or a quantity. */
    public double told(int i) {
        return switch (column.kind()) {
            case CLASS -> strongest(i);
            case BINARY -> score(i, 0) >= 0.5 ? 1 : 0;
            case CONTINUOUS -> score(i, 0);
        };
    }

    /** How sure the network is of an option, 0 to 1; 0 for a class that it does not know. */
    public double confidence(int i, int option) {
        return switch (column.kind()) {
            case CLASS -> score(i, option);
            case BINARY -> option == 1 ? score(i, 0) : 1 - score(i, 0);
            case CONTINUOUS -> Double.NaN;
        };
    }

    /** How wrong the answer is: what is missing to full confidence in the truth, or the distance of a quantity. */
    public double error(int i) {
        return column.kind() == LabelColumn.Kind.CONTINUOUS
                ? Math.abs(score(i, 0) - truth[i])
                : 1 - confidence(i, (int) truth[i]);
    }

    private double score(int i, int option) {
        return numbers[option] < 0 ? 0 : rows.get(i).values()[numbers[option]];
    }

    private int strongest(int i) {
        int best = -1;
        for (int k = 0; k < numbers.length; k++) {
            if (numbers[k] >= 0 && (best < 0 || score(i, k) > score(i, best))) {
                best = k;
            }
        }
        return best;
    }

    /** How many frames of option [truth] were taken for [told]; nothing for a quantity. */
    public long[][] confusion() {
        long[][] table = new long[options.size()][options.size()];
        if (!options.isEmpty()) {
            for (int i = 0; i < size(); i++) {
                table[(int) truth[i]][(int) told(i)]++;
            }
        }
        return table;
    }

    /** The frames of one cell of the confusion matrix, the most wrong one first. */
    public int[] cell(int truthOption, int toldOption) {
        return worst(i -> truth[i] == truthOption && told(i) == toldOption);
    }

    /** All frames, the most wrong one first. */
    public int[] worst() {
        return worst(i -> true);
    }

    private int[] worst(IntPredicate wanted) {
        return IntStream.range(0, size())
                .filter(wanted)
                .boxed()
                .sorted(Comparator.comparingDouble(this::error).reversed())
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** One for each class that the network knows, or one for yes; none for a quantity. */
    public List<RocCurve> curves() {
        List<RocCurve> curves = new ArrayList<>();
        if (column.kind() == LabelColumn.Kind.BINARY) {
            curves.add(curve(column.name(), 1));
        }
        for (int k = 0; column.kind() == LabelColumn.Kind.CLASS && k < options.size(); k++) {
            if (numbers[k] >= 0) {
                curves.add(curve(options.get(k), k));
            }
        }
        return curves;
    }

    private RocCurve curve(String name, int option) {
        double[] scores = new double[size()];
        boolean[] isTrue = new boolean[size()];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = confidence(i, option);
            isTrue[i] = truth[i] == option;
        }
        return RocCurve.of(name, scores, isTrue);
    }
}
