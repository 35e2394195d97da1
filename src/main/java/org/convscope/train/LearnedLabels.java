package org.convscope.train;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.convscope.dataset.DataSet;
import org.convscope.dataset.LabelColumn;
import org.convscope.frame.FrameCount;
import org.convscope.input.OutputLabel;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;

/** What of a data set can be learned. */
final class LearnedLabels {
    private LearnedLabels() {}

    /**
     * The frames that have a label, without the classes that no frame is of, such as a folder's own beside its subfolders.
     *
     * @param failed told of frames without any label
     * @throws ProblemException if none has one
     */
    static DataSet of(DataSet dataSet, Consumer<ProblemException> failed) {
        if (dataSet.columns().isEmpty()) {
            throw Problem.inFile(dataSet.origin().name(), "nothing is known of the frames that could be learned")
                    .expected("subfolders as categories, a label file, or arrays x and y")
                    .asException();
        }
        return withLabels(finite(dataSet, failed), failed);
    }

    /** Quantities beyond what a network computes with, 32 bits, are unknown; arrays can hold such. */
    private static DataSet finite(DataSet dataSet, Consumer<ProblemException> failed) {
        DataSet finite = dataSet;
        for (int c = 0; c < dataSet.columns().size(); c++) {
            int index = c;
            LabelColumn column = dataSet.columns().get(c);
            long beyond = dataSet.frames().stream()
                    .filter(frame -> isBeyond(frame.values().get(index)))
                    .count();
            if (beyond > 0) {
                failed.accept(Problem.inFile(
                                dataSet.origin().name(), "holds quantities that 32 bits do not; they count as unknown")
                        .subject("column '" + column.name() + "'")
                        .found(FrameCount.text(beyond))
                        .asException());
                finite = finite.with(column, frame -> {
                    double value = frame.values().get(index);
                    return isBeyond(value) ? Double.NaN : value;
                });
            }
        }
        return finite;
    }

    private static boolean isBeyond(double value) {
        return !Double.isNaN(value) && !Float.isFinite((float) value);
    }

    private static DataSet withLabels(DataSet dataSet, Consumer<ProblemException> failed) {
        DataSet known =
                dataSet.filter(frame -> IntStream.range(0, dataSet.columns().size())
                        .anyMatch(column -> !dataSet.text(frame, column).isEmpty()));
        if (known.frames().size() < dataSet.frames().size()) {
            failed.accept(Problem.inFile(dataSet.origin().name(), "frames without a label are left out")
                    .found(FrameCount.text(
                            dataSet.frames().size() - known.frames().size()))
                    .asException());
        }
        if (known.frames().isEmpty()) {
            throw Problem.inFile(dataSet.origin().name(), "there is no labelled frame")
                    .asException();
        }
        return withoutEmptyClasses(known);
    }

    private static DataSet withoutEmptyClasses(DataSet dataSet) {
        DataSet without = dataSet;
        for (int c = 0; c < dataSet.columns().size(); c++) {
            int index = c;
            LabelColumn column = dataSet.columns().get(c);
            List<String> classes =
                    column.classes().stream().filter(name -> !name.isEmpty()).toList();
            if (classes.size() < column.classes().size()) {
                without = without.with(new LabelColumn(column.name(), column.kind(), classes), frame -> {
                    String text = dataSet.text(frame, index);
                    return text.isEmpty() ? Double.NaN : classes.indexOf(text);
                });
            }
        }
        return without;
    }

    /** A softmax over one class says the same of everything. */
    static void requireChoice(DataSet dataSet) {
        List<String> found = new ArrayList<>();
        for (int c = 0; c < dataSet.columns().size(); c++) {
            int column = c;
            List<String> carried = dataSet.frames().stream()
                    .map(frame -> dataSet.text(frame, column))
                    .filter(text -> !text.isEmpty())
                    .distinct()
                    .toList();
            if (dataSet.columns().get(c).kind() != LabelColumn.Kind.CLASS || carried.size() > 1) {
                return;
            }
            found.addAll(carried);
        }
        throw Problem.inFile(dataSet.origin().name(), "all frames are of one class, so there is nothing to tell apart")
                .expected("two classes or more")
                .found(found)
                .nextStep("Give frames of another class too")
                .asException();
    }

    /** With a yes or no for each number that is called as a class of the frames is: what a sigmoid learns of categories. */
    static DataSet asked(DataSet dataSet, List<OutputLabel> labels) {
        DataSet more = dataSet;
        for (OutputLabel label : labels) {
            String name = label.name();
            List<Integer> columns = IntStream.range(0, dataSet.columns().size())
                    .filter(c -> dataSet.columns().get(c).kind() == LabelColumn.Kind.CLASS
                            && dataSet.columns().get(c).classes().contains(name))
                    .boxed()
                    .toList();
            if (label.kind() == OutputLabel.Kind.SIGMOID
                    && columns.size() == 1
                    && dataSet.column(name).isEmpty()) {
                int column = columns.get(0);
                more = more.with(LabelColumn.of(name, LabelColumn.Kind.BINARY), frame -> {
                    String text = dataSet.text(frame, column);
                    return text.isEmpty() ? Double.NaN : text.equals(name) ? 1 : 0;
                });
            }
        }
        return more;
    }
}
