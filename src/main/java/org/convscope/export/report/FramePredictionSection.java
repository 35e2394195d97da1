package org.convscope.export.report;

import java.util.ArrayList;
import java.util.List;
import org.convscope.export.report.HtmlPieces.Cell;
import org.convscope.input.OutputLabel;
import org.convscope.inspect.prediction.Prediction;
import org.convscope.inspect.prediction.Prediction.Score;
import org.convscope.render.NumberText;

/** The section with the model's predictions for one frame: the strongest classes, yes-or-no labels, quantities. */
final class FramePredictionSection {
    private FramePredictionSection() {}

    static String html(Prediction prediction) {
        var html = new StringBuilder();
        for (Prediction.Output output : prediction.outputs()) {
            List<List<Cell>> rows = new ArrayList<>();
            output.top(Prediction.TOP).forEach(score -> rows.add(share(score)));
            output.ofKind(OutputLabel.Kind.SIGMOID).forEach(score -> rows.add(share(score)));
            output.ofKind(OutputLabel.Kind.REGRESSION)
                    .forEach(score -> rows.add(
                            List.of(Cell.text(score.label().title()), Cell.text(NumberText.text(score.value())))));
            html.append(HtmlPieces.table(List.of("Output " + output.name(), "says"), rows));
        }
        return html.toString();
    }

    private static List<Cell> share(Score score) {
        return List.of(
                Cell.text(score.label().title()), HtmlPieces.bar(score.value(), NumberText.percent(score.value())));
    }
}
