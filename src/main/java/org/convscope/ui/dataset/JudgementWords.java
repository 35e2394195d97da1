package org.convscope.ui.dataset;

import java.util.Optional;
import org.convscope.inspect.metrics.ScorePredictions;
import org.convscope.render.NumberText;
import org.convscope.ui.view.ModelDocument;

/** What was predicted, in a line: by which model, how many frames, and what to know about it. */
final class JudgementWords {
    private JudgementWords() {}

    /**
     * @param scores of the frames that the filter leaves
     * @param open the model that is open now
     */
    static String of(ScoredPredictions judgement, ScoredPredictions.Scores scores, Optional<ModelDocument> open) {
        int predicted = scores.predictions().rows().size();
        int failures = scores.predictions().failures().size();
        var text = new StringBuilder(judgement.model() + ": " + DataSetWords.frames(predicted, predicted));
        if (failures > 0) {
            text.append(", ").append(NumberText.count(failures)).append(" could not be read, see Problems");
        }
        int notFinite = scores.predictions().notFinite().size();
        if (notFinite > 0) {
            text.append(", ").append(NumberText.count(notFinite)).append(" with NaN or infinities, see Problems");
        }
        if (open.isPresent() && !open.get().preprocessingKey().equals(judgement.preprocessing())) {
            text.append(" · predicted before the preprocessing was changed");
        }
        if (!judgement.remark().isEmpty()) {
            text.append(" · ").append(judgement.remark());
        }
        if (scores.rows().isEmpty()) {
            text.append(" · ").append(ScorePredictions.unjudged(scores.predictions()));
        }
        return text.toString();
    }
}
