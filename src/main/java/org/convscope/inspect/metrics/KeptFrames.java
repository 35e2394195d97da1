package org.convscope.inspect.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.convscope.dataset.LabelColumn;
import org.convscope.dataset.LabelledFrame;
import org.convscope.frame.FrameSource;
import org.convscope.inspect.prediction.DataSetPredictions;
import org.convscope.problem.Problem;

/**
 * Frames by whether one output number reaches a threshold. A frame whose number is none is in neither list.
 *
 * @param number what is looked at
 * @param threshold frames are kept whose number is at least this
 * @param keep in the order of the predictions
 * @param reject likewise
 * @param truth how many of those with a label each list has; empty where no label says what the number should be
 */
public record KeptFrames(
        DataSetPredictions.Meaning number,
        double threshold,
        List<FrameSource> keep,
        List<FrameSource> reject,
        Optional<Truth> truth) {
    public KeptFrames {
        keep = List.copyOf(keep);
        reject = List.copyOf(reject);
    }

    /**
     * @param hits frames that are labelled as what the number says
     * @param hitsLost of them, those that are rejected
     * @param others frames that are labelled as something else
     * @param othersRejected of them, those that are rejected
     */
    public record Truth(int hits, int hitsLost, int others, int othersRejected) {}

    /**
     * @param index of the number
     */
    public static KeptFrames above(double threshold, int index, DataSetPredictions predictions) {
        List<DataSetPredictions.Row> rows =
                predictions.rows().stream().filter(row -> row.isFinite(index)).toList();
        return new KeptFrames(
                predictions.numbers().get(index),
                threshold,
                sources(rows, threshold, index, true),
                sources(rows, threshold, index, false),
                truth(rows, threshold, index, predictions));
    }

    /**
     * {@link #above} the largest threshold that rejects at most a share of the frames that are labelled as what the number says.
     * Empty where there are none of those.
     */
    public static Optional<KeptFrames> losing(double share, int index, DataSetPredictions predictions) {
        int column = column(index, predictions);
        double[] hits = column < 0
                ? new double[0]
                : predictions.rows().stream()
                        .filter(row -> row.isFinite(index) && isHit(row.frame(), column, index, predictions) == 1)
                        .mapToDouble(row -> row.values()[index])
                        .sorted()
                        .toArray();
        if (hits.length == 0) {
            return Optional.empty();
        }
        // a share such as 0.1 % is a little less than it says in binary
        int lost = (int) Math.min(hits.length - 1.0, Math.floor(share * hits.length * (1 + 1e-12)));
        return Optional.of(above(hits[lost], index, predictions));
    }

    private static List<FrameSource> sources(
            List<DataSetPredictions.Row> rows, double threshold, int index, boolean kept) {
        return rows.stream()
                .filter(row -> row.values()[index] >= (float) threshold == kept)
                .map(row -> row.frame().source())
                .toList();
    }

    private static Optional<Truth> truth(
            List<DataSetPredictions.Row> rows, double threshold, int index, DataSetPredictions predictions) {
        int column = column(index, predictions);
        if (column < 0) {
            return Optional.empty();
        }
        int[] counts = new int[4];
        for (DataSetPredictions.Row row : rows) {
            int hit = isHit(row.frame(), column, index, predictions);
            if (hit >= 0) {
                int kind = hit == 1 ? 0 : 2;
                counts[kind]++;
                counts[kind + 1] += row.values()[index] < (float) threshold ? 1 : 0;
            }
        }
        return Optional.of(new Truth(counts[0], counts[1], counts[2], counts[3]));
    }

    /** The label that says what a number should be: yes or no under its name, or classes with one of its name; -1 if none. */
    private static int column(int index, DataSetPredictions predictions) {
        String name = predictions.numbers().get(index).label().name();
        List<LabelColumn> columns = predictions.columns();
        return IntStream.range(0, columns.size())
                .filter(c -> switch (columns.get(c).kind()) {
                    case BINARY -> columns.get(c).name().equals(name);
                    case CLASS -> columns.get(c).classes().contains(name);
                    case CONTINUOUS -> false;
                })
                .findFirst()
                .orElse(-1);
    }

    /** 1 where a frame is labelled as what the number says, 0 where as something else, -1 where its label is not known. */
    private static int isHit(LabelledFrame frame, int column, int index, DataSetPredictions predictions) {
        double value = frame.values().get(column);
        if (Double.isNaN(value)) {
            return -1;
        }
        LabelColumn label = predictions.columns().get(column);
        double wanted = label.kind() == LabelColumn.Kind.BINARY
                ? 1
                : label.classes()
                        .indexOf(predictions.numbers().get(index).label().name());
        return value == wanted ? 1 : 0;
    }

    /** The index of the number of a name; the first of several. */
    public static Optional<Integer> named(DataSetPredictions predictions, String name) {
        return IntStream.range(0, predictions.numbers().size())
                .filter(i -> predictions.numbers().get(i).label().name().equals(name))
                .boxed()
                .findFirst();
    }

    /**
     * The index of the number that is meant: the one named; of one number, or one output of two classes, that or the second.
     *
     * @param numbers what each number of a prediction means
     * @param output id of the output; empty for the only one
     * @param number which of the output's, from 0
     * @throws org.convscope.problem.ProblemException if there is none, or several are meant
     */
    public static int number(
            List<DataSetPredictions.Meaning> numbers, Optional<String> output, Optional<Integer> number) {
        int[] ofOutput = IntStream.range(0, numbers.size())
                .filter(i -> output.isEmpty() || numbers.get(i).output().equals(output.get()))
                .toArray();
        long outputs = Arrays.stream(ofOutput)
                .mapToObj(i -> numbers.get(i).output())
                .distinct()
                .count();
        String names = String.join(
                ", ",
                numbers.stream()
                        .map(one -> one.output() + " " + one.label().index() + " ("
                                + one.label().name() + ")")
                        .limit(12)
                        .toList());
        if (number.isPresent() && outputs == 1 && number.get() >= 0 && number.get() < ofOutput.length) {
            return ofOutput[number.get()];
        }
        if (number.isEmpty() && ofOutput.length >= 1 && ofOutput.length <= 2 && outputs == 1) {
            return ofOutput[ofOutput.length - 1];
        }
        throw Problem.of("it is not clear which number of the model decides")
                .expected("an output of one number, or one of: " + names)
                .found(output.map(name -> "output '" + name + "'")
                                .orElse(outputs + " outputs with " + ofOutput.length + " numbers")
                        + number.map(n -> ", class " + n).orElse(""))
                .nextStep("Name it with --output and --class")
                .asException();
    }
}
