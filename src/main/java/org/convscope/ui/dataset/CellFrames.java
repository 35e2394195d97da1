package org.convscope.ui.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.convscope.dataset.LabelColumn;
import org.convscope.frame.FrameCount;
import org.convscope.inspect.metrics.LabelAnswers;
import org.convscope.inspect.prediction.DataSetPredictions;
import org.convscope.inspect.prediction.Prediction;
import org.convscope.inspect.prediction.Prediction.Score;
import org.convscope.render.NumberText;
import org.convscope.task.TaskMonitor;

/**
 * The frames of a cell of a confusion matrix, the most wrong one first.
 *
 * @param heading which they are, in words
 */
record CellFrames(String heading, TileGroup group) {
    /**
     * What is asked.
     *
     * @param truth an option, or -1 for all
     * @param told an option, or -1 for all
     */
    record Question(LabelAnswers answers, int truth, int told) {
        static Question all(LabelAnswers answers) {
            return new Question(answers, -1, -1);
        }
    }

    static CellFrames of(Question question, TaskMonitor monitor) {
        LabelAnswers answers = question.answers();
        boolean all = question.truth() < 0;
        int[] order = all ? answers.worst() : answers.cell(question.truth(), question.told());
        monitor.checkCancelled();
        List<FrameTile> tiles = Arrays.stream(order)
                .mapToObj(i -> new FrameTile(answers.row(i).frame(), detail(answers, i)))
                .toList();
        String name = answers.column().name();
        String which = all
                ? name
                : name + ": true " + answers.options().get(question.truth()) + ", predicted "
                        + answers.options().get(question.told());
        return new CellFrames(
                FrameCount.text(tiles.size()) + " · " + which + " · largest error first", new TileGroup("", tiles));
    }

    private static String detail(LabelAnswers answers, int i) {
        if (answers.column().kind() == LabelColumn.Kind.CONTINUOUS) {
            return NumberText.text(answers.told(i), 3) + " not " + NumberText.text(answers.truth(i), 3);
        }
        int told = (int) answers.told(i);
        String confidence = NumberText.text(answers.confidence(i, told), 2);
        String name = answers.options().get(told);
        return name + " " + confidence
                + (told == answers.truth(i) ? "" : ", not " + answers.options().get((int) answers.truth(i)));
    }

    /** Where no label is answered: all frames with the strongest numbers of each output, as they were asked. */
    static CellFrames unjudged(DataSetPredictions predictions) {
        List<FrameTile> tiles = new ArrayList<>();
        for (DataSetPredictions.Row row : predictions.rows()) {
            Prediction prediction = predictions.prediction(row);
            tiles.add(new FrameTile(
                    row.frame(),
                    prediction.outputs().stream()
                            .flatMap(output -> output.scores().stream()
                                    .sorted(Comparator.comparingDouble(Score::value)
                                            .reversed())
                                    .limit(1))
                            .map(score -> score.label().name() + " " + NumberText.text(score.value(), 2))
                            .reduce((first, second) -> first + " " + second)
                            .orElse("")));
        }
        return new CellFrames(FrameCount.text(tiles.size()), new TileGroup("", tiles));
    }
}
