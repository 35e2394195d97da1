package org.convscope.ui.incoming;

import java.util.List;
import java.util.Optional;
import org.convscope.export.IncomingSheet;
import org.convscope.export.Provenance;
import org.convscope.file.FileNames;
import org.convscope.frame.FrameSource;
import org.convscope.ui.view.ExportItem;
import org.convscope.ui.work.ViewExports;
import org.convscope.workspace.ExciterOptions;

/** What the incoming view writes: the sheet, the norms of all channels, the weights of those shown. */
final class IncomingExports {
    private IncomingExports() {}

    /**
     * @param exciters by which the sheet's climbed, if it has any
     * @param frame whose maps the sheet has, if it has any
     */
    static List<ExportItem> of(
            IncomingView.Question question,
            IncomingSheet sheet,
            Optional<ExciterOptions> exciters,
            Optional<FrameSource> frame) {
        String unit = question.unit().text();
        String stem = FileNames.of(
                FileNames.stem(question.model().name()),
                FileNames.stem(question.unit().layer()),
                "unit" + question.unit().unit(),
                "incoming");
        Provenance weights = ViewExports.provenance(question.model(), Optional.empty())
                .with("Target", unit)
                .with("Source", sheet.weights().source());
        if (question.earlier().isPresent()) {
            weights = weights.with(
                            "Window", String.valueOf(question.earlier().get().window()))
                    .with("Border", question.earlier().get().border().meaning());
        }
        Provenance drawn =
                sheet.drawn(frame.isPresent() ? weights.with("Frame", ViewExports.place(frame.get())) : weights);
        if (exciters.isPresent()) {
            drawn = drawn.with("Preset", exciters.get().preset().word())
                    .with("Steps", String.valueOf(exciters.get().steps()))
                    .with("Seed", String.valueOf(exciters.get().seed()));
        }
        return List.of(
                ViewExports.png("Incoming channels of " + unit, stem, drawn, scale -> sheet.tiles()
                        .image(scale)),
                ViewExports.csv(
                        "Norms of the channels that " + unit + " takes from",
                        stem + "_norms",
                        weights,
                        made -> sheet.norms().text(made)),
                ViewExports.csv(
                        "Weights of the strongest channels of " + unit,
                        stem + "_weights",
                        weights,
                        made -> sheet.numbers().text(made)));
    }
}
