package org.convscope.ui.occlusion;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convscope.export.CsvTable;
import org.convscope.export.Provenance;
import org.convscope.export.occlusion.PlacedDrop;
import org.convscope.export.saliency.SaliencyPicture;
import org.convscope.file.FileNames;
import org.convscope.ui.view.ExportItem;
import org.convscope.ui.work.ViewExports;

/** What the occlusion view writes: the map over the frame, and what is lost without each part. */
final class OcclusionExports {
    private OcclusionExports() {}

    static List<ExportItem> of(OcclusionView.Question question, OcclusionSheet sheet, int opacity) {
        String stem = FileNames.of(
                FileNames.stem(question.model().name()),
                "occlusion",
                FileNames.stem(question.frame().name()));
        Provenance made = ViewExports.provenance(question.model(), Optional.of(question.frame()))
                .with("Target", sheet.title())
                .with("Hidden", PlacedDrop.words(question.shape()))
                .with("Passes", sheet.effort().text());
        if (sheet.step() > 1) {
            made = made.with("Stopped", "every " + sheet.step() + "th row and column; the rest from the nearest");
        }
        SaliencyPicture picture = sheet.picture(opacity);
        Provenance drawn = made.with("Opacity", opacity + " %").with(sheet.legend());
        return List.of(
                ViewExports.png("Occlusion of " + sheet.title(), stem, drawn, scale -> picture.draw(sheet.legend())),
                ViewExports.csv(
                        "What " + sheet.title() + " loses without each part",
                        stem + "_drops",
                        made,
                        provenance -> table(sheet).text(provenance)));
    }

    private static CsvTable table(OcclusionSheet sheet) {
        var table = new CsvTable(List.of("row", "column", "part", "drop"));
        for (int i = 0; i < sheet.drop().values().length; i++) {
            List<Object> cells = new ArrayList<>();
            cells.add(i / sheet.drop().columns());
            cells.add(i % sheet.drop().columns());
            cells.add(sheet.parts().name(i));
            cells.add(CsvTable.exact(sheet.drop().values()[i]));
            table.row(cells.toArray());
        }
        return table;
    }
}
