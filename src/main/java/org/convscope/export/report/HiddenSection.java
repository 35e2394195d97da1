package org.convscope.export.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.convscope.array.Tensor;
import org.convscope.export.JsonText;
import org.convscope.export.occlusion.PlacedDrop;
import org.convscope.export.report.HtmlPieces.Cell;
import org.convscope.export.saliency.MapValues;
import org.convscope.export.saliency.SaliencyPicture;
import org.convscope.inspect.explain.ExplanationPart;
import org.convscope.inspect.explain.HiddenRings;
import org.convscope.inspect.explain.IceEdges;
import org.convscope.inspect.occlusion.NamedParts;
import org.convscope.inspect.occlusion.OcclusionShape;
import org.convscope.render.NumberText;
import org.convscope.render.colour.Legend;
import org.jspecify.annotations.Nullable;

/** What the class loses without rings of resolution, or where these are not known without patches. */
final class HiddenSection {
    private static final double OPACITY = 0.7;

    private final ExplanationContext context;
    private final Map<String, @Nullable Object> tree = JsonText.object();

    private HiddenSection(ExplanationContext context) {
        this.context = context;
    }

    static ReportPage.Section write(ExplanationContext context, Map<String, @Nullable Object> json) {
        var section = new HiddenSection(context);
        json.put("occlusion", section.tree);
        ExplanationPart<HiddenRings> part = context.explanation().hidden();
        String html = part.found().map(section::html).orElseGet(() -> {
            section.tree.put("error", part.reason());
            return HtmlPieces.note("Left out: " + part.reason());
        });
        return ReportPage.Section.of("hidden", "What the answer needs", html);
    }

    private String html(HiddenRings hidden) {
        NamedParts names = names(hidden);
        String sentence = sentence(hidden, names);
        tree.put("hidden", PlacedDrop.words(hidden.shape()));
        tree.put("logit", JsonText.number((float) hidden.maps().values()[0]));
        tree.put("parts", parts(hidden, names));
        tree.put("sentence", sentence);
        tree.put("picture", ExplanationContext.path("occlusion"));
        var html = new StringBuilder();
        if (!hidden.why().isEmpty()) {
            tree.put("note", hidden.why());
            html.append(HtmlPieces.note(hidden.why()));
        }
        html.append(HtmlPieces.paragraph(sentence));
        if (hidden.shape() instanceof OcclusionShape.Rings rings) {
            html.append(table(hidden, rings, names));
        }
        return html.append(figure(hidden)).toString();
    }

    private static NamedParts names(HiddenRings hidden) {
        Tensor drops = hidden.maps().drops().values().iterator().next();
        return NamedParts.of(hidden.shape(), hidden.places(), drops.length(1), drops.length(2));
    }

    private String sentence(HiddenRings hidden, NamedParts names) {
        float[] drops = hidden.drops();
        int most = IntStream.range(0, drops.length)
                .boxed()
                .max(Comparator.comparingDouble(part -> drops[part]))
                .orElse(0);
        var text = new StringBuilder();
        text.append("Of a ")
                .append(context.scoreName())
                .append(" of ")
                .append(NumberText.text(hidden.maps().values()[0]))
                .append(',');
        if (drops[most] > 0) {
            text.append(' ').append(context.className()).append(" loses most, ");
            text.append(NumberText.text(drops[most])).append(", without ").append(ring(hidden, names, most));
        } else {
            text.append(' ').append(context.className()).append(" loses nothing without any one part");
        }
        if (hidden.shape() instanceof OcclusionShape.Patches) {
            text.append(" (").append(PlacedDrop.words(hidden.shape())).append(')');
        }
        text.append('.');
        hidden.allIce().ifPresent(all -> {
            tree.put("allIce", JsonText.number((float) all));
            text.append(" Without all rings of ice at once ")
                    .append(all < 0 ? "it gains " : "it loses ")
                    .append(NumberText.text(Math.abs(all)))
                    .append(", which leaves ")
                    .append(NumberText.text(hidden.maps().values()[0] - all))
                    .append('.');
        });
        return text.toString();
    }

    private static String ring(HiddenRings hidden, NamedParts names, int part) {
        String name = names.name(part);
        return hidden.shape() instanceof OcclusionShape.Rings rings
                        && !IceEdges.ice(rings, part).isEmpty()
                ? name + " (ice, " + ice(rings, part) + ")"
                : name;
    }

    private static String ice(OcclusionShape.Rings rings, int part) {
        return IceEdges.ice(rings, part).stream()
                .map(d -> String.format(Locale.ROOT, "%.2f Å", d))
                .collect(Collectors.joining(", "));
    }

    private static List<Object> parts(HiddenRings hidden, NamedParts names) {
        List<Object> parts = new ArrayList<>();
        float[] drops = hidden.drops();
        for (int part = 0; part < drops.length; part++) {
            Map<String, @Nullable Object> one = JsonText.object();
            one.put("name", names.name(part));
            if (hidden.shape() instanceof OcclusionShape.Rings rings) {
                one.put("from", rings.edgesAngstrom().get(part));
                one.put("to", rings.edgesAngstrom().get(part + 1));
                one.put("ice", IceEdges.ice(rings, part));
                one.put("pixels", hidden.pixels()[part]);
            }
            one.put("drop", JsonText.number(drops[part]));
            parts.add(one);
        }
        return parts;
    }

    private String table(HiddenRings hidden, OcclusionShape.Rings rings, NamedParts names) {
        List<List<Cell>> rows = new ArrayList<>();
        float[] drops = hidden.drops();
        for (int part = 0; part < drops.length; part++) {
            rows.add(List.of(
                    Cell.text(names.name(part)),
                    Cell.text(ice(rings, part)),
                    Cell.number(NumberText.count(hidden.pixels()[part])),
                    Cell.number(NumberText.text(drops[part]))));
        }
        return HtmlPieces.table(
                List.of("Hidden", "Ice", "Pixels of the input", "The " + context.scoreName() + " falls by"), rows);
    }

    private String figure(HiddenRings hidden) {
        String title = "Fall of " + context.className() + " without " + PlacedDrop.words(hidden.shape());
        MapValues drops = MapValues.of(hidden.maps().drops().values().iterator().next(), 0)
                .orElseThrow();
        PlacedDrop placed = PlacedDrop.of(hidden.shape(), hidden.places(), drops);
        var picture = new SaliencyPicture(PlacedDrop.style(hidden.shape()), OPACITY);
        picture.begin(context.background()
                .under(
                        placed.part(),
                        hidden.places().map().inputHeight(),
                        hidden.places().map().inputWidth()));
        String fall = "fall of the " + context.scoreName();
        picture.add(placed.map(), fall);
        Legend legend = picture.legend(fall + " of " + context.className());
        return context.figure(
                "occlusion",
                picture.draw(legend),
                context.provenance().with("Opacity", NumberText.text(OPACITY)).with(legend),
                title,
                "Blue: the " + context.scoreName() + " falls without it; red: it rises.");
    }
}
