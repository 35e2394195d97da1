package org.convscope.ui.occlusion;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.convscope.array.Tensor;
import org.convscope.export.occlusion.PlacedDrop;
import org.convscope.export.saliency.MapBackground;
import org.convscope.export.saliency.MapValues;
import org.convscope.export.saliency.SaliencyPicture;
import org.convscope.inspect.occlusion.InputPlaces;
import org.convscope.inspect.occlusion.NamedParts;
import org.convscope.inspect.occlusion.OcclusionEffort;
import org.convscope.inspect.occlusion.OcclusionShape;
import org.convscope.render.NumberText;
import org.convscope.render.chart.ChartTheme;
import org.convscope.render.chart.RankChart;
import org.convscope.render.colour.Legend;
import org.jfree.chart.JFreeChart;

/**
 * What is lost without each part of a frame, ready to be drawn over it.
 *
 * @param title what loses
 * @param value of the target on the whole frame
 * @param share of the parts that are computed, 0 to 1; the others are their neighbours'
 * @param step every so manieth row and column is computed at least
 */
record OcclusionSheet(
        Subject subject,
        String title,
        MapValues drop,
        PlacedDrop placed,
        NamedParts parts,
        double value,
        double share,
        int step,
        OcclusionEffort effort,
        Legend legend) {

    /** What all stages of a map have in common. */
    record Subject(OcclusionShape shape, InputPlaces places, MapBackground below) {}

    /**
     * @param drop (1, rows, columns)
     */
    static OcclusionSheet of(
            Subject subject, String title, Tensor drop, double value, double share, int step, OcclusionEffort effort) {
        MapValues values = MapValues.of(drop, 0).orElseThrow();
        PlacedDrop placed = PlacedDrop.of(subject.shape(), subject.places(), values);
        NamedParts parts = NamedParts.of(subject.shape(), subject.places(), values.rows(), values.columns());
        Legend legend = picture(subject, placed, 0).legend("drop of " + title);
        return new OcclusionSheet(subject, title, values, placed, parts, value, share, step, effort, legend);
    }

    SaliencyPicture picture(int opacity) {
        return picture(subject, placed, opacity / 100.0);
    }

    private static SaliencyPicture picture(Subject subject, PlacedDrop placed, double opacity) {
        var picture = new SaliencyPicture(PlacedDrop.style(subject.shape()), opacity);
        picture.begin(subject.below()
                .under(
                        placed.part(),
                        subject.places().map().inputHeight(),
                        subject.places().map().inputWidth()));
        picture.add(placed.map(), "drop");
        return picture;
    }

    /** What is lost without each ring or sector; empty for patches. */
    Optional<JFreeChart> bars(ChartTheme theme) {
        return parts.names().map(names -> {
            List<RankChart.Row> rows = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                double lost = drop.values()[i];
                rows.add(new RankChart.Row(names.get(i), lost, Math.min(0, lost), Math.max(0, lost)));
            }
            return RankChart.numbers(theme, "", "drop", rows);
        });
    }

    /** What stands at a place of the frame, in its pixels; empty where nothing was hidden. */
    Optional<String> at(double x, double y) {
        OptionalInt part = parts.at(
                subject.places().map().inputX(x), subject.places().map().inputY(y));
        return part.isEmpty()
                ? Optional.empty()
                : Optional.of("drop " + NumberText.text(drop.values()[part.getAsInt()]) + "   without "
                        + parts.name(part.getAsInt()));
    }

    /** How far it is, and what it takes. */
    String said() {
        String whole = title + " = " + NumberText.text(value);
        return share < 1
                ? whole + " · " + NumberText.percent(share) + " of the parts"
                        + (step > 1 ? ", every " + step * stride() + " pixels" : "")
                : whole;
    }

    private int stride() {
        return subject.shape() instanceof OcclusionShape.Patches patches ? patches.stride() : 1;
    }
}
