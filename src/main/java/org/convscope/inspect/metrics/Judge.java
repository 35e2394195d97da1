package org.convscope.inspect.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.convscope.dataset.Column;
import org.convscope.input.Label;
import org.convscope.inspect.metrics.Metrics.OfClasses;
import org.convscope.inspect.metrics.Metrics.OfQuantity;
import org.convscope.inspect.metrics.Metrics.OfYesNo;
import org.convscope.inspect.prediction.Prediction;
import org.convscope.inspect.prediction.Prediction.Score;

/** Holds predictions against labels, by name: an output number is judged by the column or class of its own name. */
public final class Judge {
    /**
     * A frame's prediction and its truth.
     *
     * @param truth one value a column; NaN where nothing is known
     */
    public record Case(Prediction prediction, List<Double> truth) {
        public Case {
            truth = List.copyOf(truth);
        }

        private Optional<Score> score(String name, Label.Kind kind) {
            return prediction.outputs().stream()
                    .flatMap(output -> output.ofKind(kind).stream())
                    .filter(score -> score.label().name().equals(name))
                    .findFirst();
        }

        /** The strongest class of those that are named. */
        private Optional<String> strongest(List<String> names) {
            return prediction.outputs().stream()
                    .flatMap(output -> output.ofKind(Label.Kind.SOFTMAX).stream())
                    .filter(score -> names.contains(score.label().name()))
                    .max(Comparator.comparingDouble(Score::value))
                    .map(score -> score.label().name());
        }
    }

    public Metrics judge(List<Column> columns, List<Case> cases) {
        List<OfClasses> classes = new ArrayList<>();
        List<OfYesNo> yesNo = new ArrayList<>();
        List<OfQuantity> quantities = new ArrayList<>();
        for (int c = 0; c < columns.size(); c++) {
            int index = c;
            Column column = columns.get(c);
            List<Case> known = cases.stream()
                    .filter(one -> !Double.isNaN(one.truth().get(index)))
                    .toList();
            switch (column.kind()) {
                case CLASS -> classes(column, index, known).ifPresent(classes::add);
                case BINARY -> yesNo(column, index, known).ifPresent(yesNo::add);
                case CONTINUOUS -> quantity(column, index, known).ifPresent(quantities::add);
            }
        }
        return new Metrics(classes, yesNo, quantities);
    }

    private static Optional<OfClasses> classes(Column column, int index, List<Case> cases) {
        List<String> names = column.classes();
        long[][] confusion = new long[names.size()][names.size()];
        int frames = 0;
        long right = 0;
        for (Case one : cases) {
            Optional<String> answer = one.strongest(names);
            if (answer.isPresent()) {
                int truth = one.truth().get(index).intValue();
                int told = names.indexOf(answer.get());
                confusion[truth][told]++;
                frames++;
                right += truth == told ? 1 : 0;
            }
        }
        if (frames == 0) {
            return Optional.empty();
        }
        long most = Arrays.stream(confusion)
                .mapToLong(row -> Arrays.stream(row).sum())
                .max()
                .orElse(0);
        return Optional.of(new OfClasses(
                column.name(), frames, (double) right / frames, (double) most / frames, names, confusion));
    }

    private static Optional<OfYesNo> yesNo(Column column, int index, List<Case> cases) {
        long[][] table = new long[2][2];
        for (Case one : cases) {
            one.score(column.name(), Label.Kind.SIGMOID)
                    .ifPresent(score -> table[one.truth().get(index) == 1 ? 1 : 0][score.value() >= 0.5 ? 1 : 0]++);
        }
        long no = table[0][0] + table[0][1];
        long yes = table[1][0] + table[1][1];
        if (no + yes == 0) {
            return Optional.empty();
        }
        double frames = (double) no + yes;
        long called = table[0][1] + table[1][1];
        return Optional.of(new OfYesNo(
                column.name(),
                (int) frames,
                (table[0][0] + table[1][1]) / frames,
                Math.max(no, yes) / frames,
                called == 0 ? Double.NaN : (double) table[1][1] / called,
                yes == 0 ? Double.NaN : (double) table[1][1] / yes));
    }

    private static Optional<OfQuantity> quantity(Column column, int index, List<Case> cases) {
        List<double[]> pairs = new ArrayList<>();
        for (Case one : cases) {
            one.score(column.name(), Label.Kind.REGRESSION)
                    .ifPresent(score -> pairs.add(new double[] {one.truth().get(index), score.value()}));
        }
        if (pairs.isEmpty()) {
            return Optional.empty();
        }
        double mean = pairs.stream().mapToDouble(pair -> pair[0]).average().orElse(0);
        double error = pairs.stream()
                .mapToDouble(pair -> Math.abs(pair[0] - pair[1]))
                .average()
                .orElse(0);
        double chance = pairs.stream()
                .mapToDouble(pair -> Math.abs(pair[0] - mean))
                .average()
                .orElse(0);
        return Optional.of(new OfQuantity(column.name(), pairs.size(), error, chance));
    }
}
