package org.convscope.ui.maps;

import java.util.List;
import java.util.Optional;
import org.convscope.export.CsvTable;
import org.convscope.file.FileNames;
import org.convscope.inspect.maps.LayerMaps;
import org.convscope.render.NumberText;
import org.convscope.render.lab.LabFigure;
import org.convscope.render.lab.StripFigure;
import org.convscope.ui.canvas.FigurePane;
import org.convscope.ui.view.ExportItem;
import org.convscope.ui.work.ValueStrips;
import org.convscope.ui.work.ViewExports;

/** A layer whose output has no rows and columns: its numbers as strips of colour, with their labels. */
final class StripPanel {
    private final FigurePane pane = new FigurePane("Values of the layer");

    /** Whether an answer is to be shown here. */
    static boolean isFor(List<LayerTiles> answer) {
        return answer.size() == 1 && answer.get(0).maps().height() == 1;
    }

    FigurePane component() {
        return pane;
    }

    void show(MapsQuestion question, LayerMaps maps) {
        StripFigure figure = new StripFigure(ValueStrips.of(question.model(), maps));
        pane.show(figure);
        StripFigure.Strip named = figure.strips().get(figure.strips().size() - 1);
        StringBuilder said = new StringBuilder(named.title());
        for (int i = 0; i < named.labels().size(); i++) {
            said.append(", ")
                    .append(named.labels().get(i))
                    .append(' ')
                    .append(NumberText.text(named.values().get(i)));
        }
        pane.getAccessibleContext().setAccessibleDescription(said.toString());
    }

    /** Nothing is shown, and nothing kept. */
    void clear() {
        pane.say("");
    }

    /** The strips as a picture, and every number. */
    List<ExportItem> exports(MapsQuestion question, LayerMaps maps) {
        LabFigure figure = new StripFigure(ValueStrips.of(question.model(), maps));
        String file = FileNames.of(
                FileNames.stem(question.model().name()),
                maps.layer(),
                "values",
                FileNames.stem(question.frame().name()));
        var made = ViewExports.provenance(question.model(), Optional.of(question.frame()))
                .with("Layer", maps.layer());
        return List.of(
                ViewExports.png("Strip of " + maps.layer(), file, made, figure::draw),
                ViewExports.csv("Values of " + maps.layer(), file, made, provenance -> table(maps)
                        .text(provenance)));
    }

    private static CsvTable table(LayerMaps maps) {
        var csv = new CsvTable("unit", "place", "value");
        for (int unit = 0; unit < maps.units(); unit++) {
            float[] values = maps.map(unit);
            for (int place = 0; place < values.length; place++) {
                csv.row(unit, place, CsvTable.exact(values[place]));
            }
        }
        return csv;
    }
}
