package org.convscope.inspect.prediction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.convscope.dataset.LabelColumn;
import org.convscope.dataset.LabelledFrame;
import org.convscope.input.OutputLabel;
import org.convscope.inspect.fold.FailedFrame;
import org.convscope.inspect.prediction.Prediction.Output;
import org.convscope.inspect.prediction.Prediction.Score;
import org.convscope.problem.Problem;

/**
 * What a network says about many frames. Holds 4 bytes a number and frame, and no picture.
 *
 * @param columns the labels that are known of the frames
 * @param numbers what each number of a row means; empty where no frame could be predicted
 * @param rows one a frame that could be predicted, in the order asked
 * @param failures those that could not be read or predicted
 */
public record DataSetPredictions(
        List<LabelColumn> columns, List<Meaning> numbers, List<Row> rows, List<FailedFrame> failures) {
    public DataSetPredictions {
        columns = List.copyOf(columns);
        numbers = List.copyOf(numbers);
        rows = List.copyOf(rows);
        failures = List.copyOf(failures);
    }

    /**
     * What a number means.
     *
     * @param output id of the output call
     */
    public record Meaning(String output, OutputLabel label) {}

    /**
     * The prediction of one frame.
     *
     * @param values the outputs' numbers, one after the other
     */
    public record Row(LabelledFrame frame, float[] values) {
        /** Whether all the numbers of an index are numbers. */
        public boolean isFinite(int... indices) {
            return Arrays.stream(indices).allMatch(i -> Float.isFinite(values[i]));
        }
    }

    /** A row's numbers by output. */
    public Prediction prediction(Row row) {
        List<Output> outputs = new ArrayList<>();
        int from = 0;
        while (from < numbers.size()) {
            String output = numbers.get(from).output();
            List<Score> scores = new ArrayList<>();
            int at = from;
            while (at < numbers.size() && numbers.get(at).output().equals(output)) {
                scores.add(new Score(numbers.get(at).label(), row.values()[at]));
                at++;
            }
            outputs.add(new Output(output, scores));
            from = at;
        }
        return new Prediction(row.frame().source().toString(), outputs);
    }

    /** The frames in whose outputs there are NaN or infinities, which are no answers. */
    public List<FailedFrame> notFinite() {
        return rows.stream()
                .flatMap(row -> notFinite(row).stream().map(problem -> new FailedFrame(row.frame(), problem)))
                .toList();
    }

    /** What is wrong with a row that holds NaN or infinities, naming the outputs; empty for one that does not. */
    public Optional<Problem> notFinite(Row row) {
        String outputs = IntStream.range(0, numbers.size())
                .filter(i -> !row.isFinite(i))
                .mapToObj(i -> "'" + numbers.get(i).output() + "'")
                .distinct()
                .collect(Collectors.joining(", "));
        return outputs.isEmpty()
                ? Optional.empty()
                : Optional.of(Problem.inFile(row.frame().source(), "the model gives NaN or infinities in " + outputs));
    }

    /** The rows of the frames that are wanted. */
    public DataSetPredictions filter(Predicate<LabelledFrame> wanted) {
        return new DataSetPredictions(
                columns,
                numbers,
                rows.stream().filter(row -> wanted.test(row.frame())).toList(),
                failures.stream()
                        .filter(failure -> wanted.test(failure.frame()))
                        .toList());
    }
}
