package org.convscope.ui.work;

import java.util.List;
import java.util.Optional;
import org.convscope.dataset.CategorizedFrame;
import org.convscope.dataset.DataSetOrigin;
import org.convscope.inspect.maps.PrepareInput;
import org.convscope.problem.Problem;
import org.convscope.ui.view.ModelDocument;
import org.convscope.workspace.Workspace;

/**
 * What a view over many frames is asked about: the data set that is open; where there is none, the frames in the strip.
 *
 * @param strip empty where a data set is open
 */
public record OpenFrames(Optional<DataSetOrigin> dataSet, List<CategorizedFrame> strip) {
    /**
     * Asks for the frames that are open.
     *
     * @param noModel the sentence where no model is open
     * @param noFrames the sentence where no frames are
     */
    public static ViewQuestion<OpenFrames> question(
            Workspace now, Optional<ModelDocument> model, String noModel, String noFrames) {
        if (model.isEmpty()) {
            return ViewQuestion.nothing(noModel);
        }
        Optional<String> inputs = PrepareInput.obstacle(model.get().network()).map(Problem::standing);
        if (inputs.isPresent()) {
            return ViewQuestion.nothing(inputs.get());
        }
        if (now.dataSet().isEmpty() && now.frames().isEmpty()) {
            return ViewQuestion.nothing(noFrames);
        }
        return ViewQuestion.of(
                new OpenFrames(now.dataSet(), now.dataSet().isPresent() ? List.of() : now.frames()), "Listing frames");
    }

    /**
     * Whether the same frames are asked about with the same model. More frames in the strip change nothing of a data set.
     *
     * @param asked the data set that was asked about; empty for frames in the strip, which are others by now
     */
    public static boolean stillHold(
            Workspace now, Optional<ModelDocument> model, ModelDocument before, Optional<DataSetOrigin> asked) {
        return model.equals(Optional.of(before)) && asked.isPresent() && asked.equals(now.dataSet());
    }
}
