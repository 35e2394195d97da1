package org.convscope.export.report;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.convscope.array.Range;
import org.convscope.array.Tensor;
import org.convscope.choice.ColourMap;
import org.convscope.export.JsonText;
import org.convscope.export.WriteExciters;
import org.convscope.export.report.HtmlPieces.Cell;
import org.convscope.frame.geometry.IceKind;
import org.convscope.inspect.census.ResolutionShells;
import org.convscope.inspect.census.UnitShells;
import org.convscope.inspect.exciter.FindExciters;
import org.convscope.inspect.explain.ExplainFrame;
import org.convscope.inspect.explain.FrameExplanation;
import org.convscope.inspect.explain.LayerContributions;
import org.convscope.inspect.explain.UnitContribution;
import org.convscope.render.NumberText;
import org.convscope.render.tile.MapTile;
import org.jspecify.annotations.Nullable;

/** The units of the layer that contribute most: numbers, maps, exciters, resolution. */
final class ContributionsSection {
    private static final int SIDE = 192;
    /** The mean of fewer places says little of a resolution. */
    private static final int LEAST_PLACES = 8;

    private static final double SHELL_STEP = 1.0 / ResolutionShells.SHELLS;

    private final ExplanationContext context;
    private final FrameExplanation explanation;
    private final LayerContributions layer;

    ContributionsSection(ExplanationContext context) {
        this.context = context;
        this.explanation = context.explanation();
        this.layer = explanation.layer();
    }

    ReportPage.Section write(Map<String, @Nullable Object> json) {
        Map<String, @Nullable Object> tree = JsonText.object();
        json.put("layer", tree);
        tree.put("name", layer.layer());
        tree.put("first", explanation.answer().isNo() ? "lowering" : "raising");
        tree.put("sum", JsonText.number(layer.sum()));
        tree.put(
                "contributions",
                IntStream.range(0, layer.contributions().length)
                        .mapToObj(unit -> JsonText.number(layer.contributions()[unit]))
                        .toList());
        explanation
                .exciters()
                .found()
                .ifPresent(found -> tree.put(
                        "exciters",
                        WriteExciters.parameters(new WriteExciters.Found(exciters(), found, Optional.empty()))));
        context.request().among().census().ifPresent(from -> tree.put("census", from));
        var html = new StringBuilder(HtmlPieces.paragraph(sentence()));
        tree.put("sentence", sentence());
        notes(tree).forEach(note -> html.append(HtmlPieces.note(note)));
        html.append(table());
        List<Object> units = new ArrayList<>();
        List<ReportPage.Part> parts = new ArrayList<>();
        for (int place = 0; place < layer.units().size(); place++) {
            Map<String, @Nullable Object> one = JsonText.object();
            html.append(unit(place, one));
            units.add(one);
            String name = "Unit " + layer.units().get(place).unit();
            parts.add(new ReportPage.Part(anchor(place), name));
        }
        tree.put("units", units);
        return new ReportPage.Section("units", "The units that contribute most", html.toString(), parts);
    }

    private String anchor(int place) {
        return "unit-" + layer.units().get(place).unit();
    }

    private FindExciters.Request exciters() {
        return ExplainFrame.exciters(
                context.request().asked().network(),
                context.request().asked().scale(),
                layer.layer(),
                layer.units().stream().map(UnitContribution::unit).toList());
    }

    private String sentence() {
        String score = context.scoreName();
        int units = layer.contributions().length;
        return "Gradient times activation, summed over a unit's map, says how much of the " + score
                + " it makes up were all that comes after '" + layer.layer() + "' linear; its "
                + (units == 1 ? "one unit adds up to " : units + " units add up to ")
                + NumberText.text(layer.sum()) + " of a " + score + " of "
                + NumberText.text(explanation.answer().logit())
                + ". The fall is what the " + score
                + " really loses with that unit alone set to zero. A correlation over a"
                + " census, the AUC, is neither."
                + (explanation.answer().isNo()
                        ? " As the answer is no, those come first that lower the logit most."
                        : "");
    }

    /** What is missing, and why. */
    private List<String> notes(Map<String, @Nullable Object> tree) {
        List<String> notes = new ArrayList<>();
        if (explanation.exciters().found().isEmpty()) {
            notes.add("No exciters: " + explanation.exciters().reason());
        }
        if (explanation.shells().found().isEmpty()) {
            notes.add("No resolution: " + explanation.shells().reason());
        }
        if (context.request().among().census().isEmpty()) {
            notes.add("No census was given, so nothing is known of how well a unit tells categories apart.");
        }
        tree.put("notes", notes);
        return notes;
    }

    private String table() {
        boolean known = context.request().among().census().isPresent();
        List<String> titles = new ArrayList<>(
                List.of("Unit", "Gradient times activation", "Fall when switched off", "Mean", "Largest"));
        if (known) {
            titles.add("AUC");
        }
        List<List<Cell>> rows = new ArrayList<>();
        for (UnitContribution one : layer.units()) {
            List<Cell> row = new ArrayList<>(List.of(
                    new Cell(HtmlPieces.link("#unit-" + one.unit(), Integer.toString(one.unit())), "number"),
                    Cell.number(NumberText.text(one.contribution())),
                    Cell.number(NumberText.text(one.fall())),
                    Cell.number(NumberText.text(one.mean())),
                    Cell.number(NumberText.text(one.max()))));
            if (known) {
                Double area = context.request().among().areas().get(one.unit());
                row.add(Cell.number(area == null ? "" : NumberText.text(area, 3)));
            }
            rows.add(row);
        }
        return HtmlPieces.table(titles, rows);
    }

    private String unit(int place, Map<String, @Nullable Object> tree) {
        UnitContribution unit = layer.units().get(place);
        String sentence = sentence(place);
        tree.put("unit", unit.unit());
        tree.put("contribution", JsonText.number(unit.contribution()));
        tree.put("fall", JsonText.number(unit.fall()));
        tree.put("mean", JsonText.number(unit.mean()));
        tree.put("max", JsonText.number(unit.max()));
        Double area = context.request().among().areas().get(unit.unit());
        tree.put("auc", area == null ? null : JsonText.number(area));
        tree.put("sentence", sentence);
        var html =
                new StringBuilder(HtmlPieces.heading(3, anchor(place), "Unit " + unit.unit() + " of " + layer.layer()));
        html.append(HtmlPieces.paragraph(sentence)).append("<div class=\"figures small\">\n");
        String name = String.format(Locale.ROOT, "unit_%02d_", place + 1);
        html.append(map(unit, name + "map", tree));
        explanation.exciters().found().ifPresent(found -> html.append(exciter(found, place, name + "exciter", tree)));
        explanation.shells().found().ifPresent(all -> html.append(shells(all.get(place), tree)));
        return html.append("</div>\n").toString();
    }

    private String sentence(int place) {
        UnitContribution unit = layer.units().get(place);
        var text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "Place %d of %d: gradient times activation %s; switched off, the %s %s by %s of %s. Its map is %s on"
                        + " average and %s at most.",
                place + 1,
                layer.contributions().length,
                NumberText.text(unit.contribution()),
                context.scoreName(),
                unit.fall() < 0 ? "rises" : "falls",
                NumberText.text(Math.abs(unit.fall())),
                NumberText.text(explanation.answer().logit()),
                NumberText.text(unit.mean()),
                NumberText.text(unit.max())));
        explanation.shells().found().ifPresent(all -> text.append(resolution(all.get(place))));
        Double area = context.request().among().areas().get(unit.unit());
        if (area != null) {
            text.append(" In the census its AUC is ")
                    .append(NumberText.text(area, 3))
                    .append('.');
        }
        return text.toString();
    }

    private static String resolution(UnitShells shells) {
        int best = -1;
        for (int shell = 0; shell < shells.means().length; shell++) {
            double mean = shells.means()[shell];
            if (shells.places()[shell] >= LEAST_PLACES && (best < 0 || mean > shells.means()[best])) {
                best = shell;
            }
        }
        if (best < 0) {
            return "";
        }
        String ice = shells.insidePlaces() == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        "; within 1 %% of the rings of ice its mean is %s, elsewhere %s",
                        NumberText.text(shells.insideIce()),
                        NumberText.text(shells.outsideIce()));
        return String.format(
                Locale.ROOT,
                " By resolution its mean is largest, %s, from %s to %.2f Å%s.",
                NumberText.text(shells.means()[best]),
                best == 0 ? "infinity" : String.format(Locale.ROOT, "%.2f", ResolutionShells.high(best)),
                ResolutionShells.low(best),
                ice);
    }

    private String map(UnitContribution unit, String name, Map<String, @Nullable Object> tree) {
        Tensor output = layer.output();
        int units = layer.contributions().length;
        int width = output.rank() < 3 ? 1 : output.length(-2);
        int height = output.size() / units / width;
        float[] values = new float[height * width];
        for (int i = 0; i < values.length; i++) {
            values[i] = output.data()[i * units + unit.unit()];
        }
        Range range = Range.of(values);
        int longer = Math.max(height, width);
        BufferedImage image = MapTile.of(
                values,
                height,
                width,
                range,
                ColourMap.VIRIDIS,
                Math.max(1, SIDE * height / longer),
                Math.max(1, SIDE * width / longer));
        tree.put("map", ExplanationContext.path(name));
        return context.figure(
                name,
                image,
                context.provenance()
                        .with("Layer", layer.layer())
                        .with("Colour map", ColourMap.VIRIDIS.word())
                        .with("Range", NumberText.text(range.min()) + " to " + NumberText.text(range.max())),
                "Map of unit " + unit.unit(),
                "Its map on this frame, " + height + " x " + width + ", from " + NumberText.text(range.min()) + " to "
                        + NumberText.text(range.max()));
    }

    private String exciter(FindExciters.Result found, int place, String name, Map<String, @Nullable Object> tree) {
        var exciter = found.exciters().get(place);
        BufferedImage image = WriteExciters.tile(
                exciter.image(), ExplainFrame.exciterSettings(), exciters().scale());
        tree.put("exciter", ExplanationContext.path(name));
        tree.put("exciterValue", JsonText.number(exciter.value()));
        String file = ExplanationContext.path(name);
        context.folder()
                .picture(
                        file,
                        image,
                        context.folder()
                                .provenance()
                                .with("Layer", layer.layer())
                                .with(
                                        "Content",
                                        "exciter of unit "
                                                + layer.units().get(place).unit())
                                .with(
                                        "Preset",
                                        ExplainFrame.exciterSettings().preset().word()));
        return HtmlPieces.figure(
                file,
                SIDE,
                SIDE * image.getHeight() / image.getWidth(),
                "Exciter of unit " + layer.units().get(place).unit(),
                "What excites it: " + image.getHeight() + " x " + image.getWidth() + " pixels, mean of its map there "
                        + NumberText.text(exciter.value()));
    }

    private static String shells(UnitShells shells, Map<String, @Nullable Object> tree) {
        List<Object> all = new ArrayList<>();
        for (int shell = 0; shell < shells.means().length; shell++) {
            if (shells.places()[shell] > 0) {
                Map<String, @Nullable Object> one = JsonText.object();
                one.put("from", JsonText.number(ResolutionShells.high(shell)));
                one.put("to", JsonText.number(ResolutionShells.low(shell)));
                one.put("places", shells.places()[shell]);
                one.put("mean", JsonText.number(shells.means()[shell]));
                all.add(one);
            }
        }
        tree.put("shells", all);
        tree.put("insideIce", JsonText.number(shells.insideIce()));
        tree.put("outsideIce", JsonText.number(shells.outsideIce()));
        return "<div class=\"beside\">"
                + SvgChart.shells(
                        shells.means(),
                        SHELL_STEP,
                        IceKind.allSpacingsAngstrom(),
                        "Mean of unit " + shells.unit() + " by resolution")
                + "</div>\n";
    }
}
