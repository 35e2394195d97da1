package org.convscope.ui.dataset;

import java.util.List;
import java.util.Optional;
import org.convscope.export.Provenance;
import org.convscope.inspect.metrics.LabelAnswers;
import org.convscope.inspect.metrics.ScorePredictions;
import org.convscope.inspect.prediction.DataSetPredictions;
import org.convscope.task.TaskMonitor;
import org.convscope.ui.view.ModelDocument;

/** What a model said about a data set; two of the same content stay two. */
final class ScoredPredictions {
    private final DataSetPredictions predictions;
    private final String model;
    private final String preprocessing;
    private final Provenance provenance;
    private final Optional<PredictionSubject> subject;
    private final String remark;

    private ScoredPredictions(
            DataSetPredictions predictions,
            String model,
            String preprocessing,
            Provenance provenance,
            Optional<PredictionSubject> subject,
            String remark) {
        this.predictions = predictions;
        this.model = model;
        this.preprocessing = preprocessing;
        this.provenance = provenance;
        this.subject = subject;
        this.remark = remark;
    }

    /**
     * @param subject what was predicted by what
     * @param provenance for what is exported
     */
    static ScoredPredictions of(DataSetPredictions predictions, PredictionSubject subject, Provenance provenance) {
        ModelDocument model = subject.model();
        return new ScoredPredictions(
                predictions, model.name(), model.preprocessingKey(), provenance, Optional.of(subject), "");
    }

    /**
     * Scores of what was predicted before.
     *
     * @param provenance of that time
     * @param remark what the user should know about it, a clause
     */
    static ScoredPredictions kept(
            DataSetPredictions predictions, ModelDocument model, Provenance provenance, String remark) {
        return new ScoredPredictions(
                predictions, model.name(), model.preprocessingKey(), provenance, Optional.empty(), remark);
    }

    /** The scores with a remark that the user should know, a clause. */
    ScoredPredictions remark(String newRemark) {
        return new ScoredPredictions(predictions, model, preprocessing, provenance, subject, newRemark);
    }

    DataSetPredictions predictions() {
        return predictions;
    }

    String model() {
        return model;
    }

    /** That it was predicted with, as a key. */
    String preprocessing() {
        return preprocessing;
    }

    Provenance provenance() {
        return provenance;
    }

    /** What was predicted by what; empty for what is kept from before. */
    Optional<PredictionSubject> subject() {
        return subject;
    }

    /** What the user should know about it, a clause; empty where there is nothing. */
    String remark() {
        return remark;
    }

    /** What is asked of a judgement: only the frames that pass the filter count. */
    record Question(ScoredPredictions judgement, PassingFrames passing) {}

    /**
     * Held against the labels.
     *
     * @param predictions that pass the filter
     * @param rows a row a label that an output answers
     */
    record Scores(DataSetPredictions predictions, List<ScoreRow> rows) {
        Scores {
            rows = List.copyOf(rows);
        }
    }

    static Scores scores(Question question, TaskMonitor monitor) {
        DataSetPredictions all = question.judgement().predictions();
        DataSetPredictions some = all.filter(question.passing());
        monitor.checkCancelled();
        return new Scores(some, ScoreRow.of(LabelAnswers.of(some), new ScorePredictions().judge(some)));
    }
}
