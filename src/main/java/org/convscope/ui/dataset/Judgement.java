package org.convscope.ui.dataset;

import java.util.List;
import org.convscope.dataset.LabelFilter;
import org.convscope.export.Provenance;
import org.convscope.inspect.metrics.Answers;
import org.convscope.inspect.metrics.Judge;
import org.convscope.inspect.prediction.Predictions;
import org.convscope.task.TaskMonitor;

/** What a model said about a data set; two of the same content stay two. */
final class Judgement {
    private final Predictions predictions;
    private final String model;
    private final String preprocessing;
    private final Provenance provenance;

    /**
     * @param preprocessing that it was predicted with, as a key
     * @param provenance for what is exported
     */
    Judgement(Predictions predictions, String model, String preprocessing, Provenance provenance) {
        this.predictions = predictions;
        this.model = model;
        this.preprocessing = preprocessing;
        this.provenance = provenance;
    }

    Predictions predictions() {
        return predictions;
    }

    String model() {
        return model;
    }

    String preprocessing() {
        return preprocessing;
    }

    Provenance provenance() {
        return provenance;
    }

    /** What is asked of a judgement: only the frames that pass the filter count. */
    record Question(Judgement judgement, String filter) {}

    /**
     * Held against the labels.
     *
     * @param predictions that pass the filter
     * @param rows a row a label that an output answers
     */
    record Scores(Predictions predictions, List<ScoreRow> rows) {
        Scores {
            rows = List.copyOf(rows);
        }
    }

    static Scores scores(Question question, TaskMonitor monitor) {
        Predictions all = question.judgement().predictions();
        Predictions some = all.filter(LabelFilter.parse(question.filter(), all.columns()));
        monitor.checkCancelled();
        return new Scores(some, ScoreRow.of(Answers.of(some), new Judge().judge(some)));
    }
}
