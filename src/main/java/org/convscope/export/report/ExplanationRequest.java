package org.convscope.export.report;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convscope.dataset.LabelColumn;
import org.convscope.file.OutputFolder;
import org.convscope.input.Preprocessing;
import org.convscope.inspect.explain.ExplainFrame;

/**
 * A page that explains one answer, as asked for.
 *
 * @param folder where it goes; made if it is not there
 * @param model the model's file as the user named it
 * @param preprocessing how frames become inputs
 * @param asked what is explained
 * @param among the data set of the nearest frames, as the user named it
 */
public record ExplanationRequest(
        OutputFolder folder, Path model, Preprocessing preprocessing, ExplainFrame.Request asked, Among among) {
    /**
     * The data set of the nearest frames, and what a census says of the layer's units.
     *
     * @param names as the user named it; empty for none
     * @param columns of its labels
     * @param areas by unit, how well each tells both categories of a census apart; empty where there is none
     * @param census where they come from, for people; empty where there is none
     */
    public record Among(
            List<String> names, List<LabelColumn> columns, Map<Integer, Double> areas, Optional<String> census) {
        public static final Among NONE = new Among(List.of(), List.of(), Map.of(), Optional.empty());

        public Among {
            names = List.copyOf(names);
            columns = List.copyOf(columns);
            areas = Map.copyOf(areas);
        }
    }
}
