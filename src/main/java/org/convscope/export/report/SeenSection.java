package org.convscope.export.report;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.convscope.array.Tensor;
import org.convscope.choice.GradientMethod;
import org.convscope.export.JsonText;
import org.convscope.export.saliency.MapValues;
import org.convscope.export.saliency.OverlayStyle;
import org.convscope.export.saliency.SaliencyPicture;
import org.convscope.frame.geometry.Resolution;
import org.convscope.input.CoordinateMap;
import org.convscope.inspect.explain.ExplanationPart;
import org.convscope.inspect.gradients.SaliencyMaps;
import org.convscope.render.NumberText;
import org.convscope.render.colour.Legend;
import org.jspecify.annotations.Nullable;

/** Where the class is seen on the frame, by Grad-CAM. */
final class SeenSection {
    private static final double OPACITY = 0.7;
    private static final double PERCENT = 100;

    private SeenSection() {}

    static ReportPage.Section write(ExplanationContext context, Map<String, @Nullable Object> json) {
        Map<String, @Nullable Object> tree = JsonText.object();
        json.put("gradcam", tree);
        ExplanationPart<SaliencyMaps> part = context.explanation().gradCam();
        String html = part.found().map(maps -> html(context, maps, tree)).orElseGet(() -> {
            tree.put("error", part.reason());
            return HtmlPieces.note("Left out: " + part.reason());
        });
        return ReportPage.Section.of("seen", "Where on the frame", html);
    }

    private static String html(ExplanationContext context, SaliencyMaps maps, Map<String, @Nullable Object> tree) {
        Map.Entry<String, Tensor> made = maps.maps().entrySet().iterator().next();
        Optional<MapValues> values = MapValues.of(made.getValue(), 0);
        tree.put("at", made.getKey());
        if (values.isEmpty()) {
            String none = "Layer '" + made.getKey() + "' has no maps that could be laid over the frame.";
            tree.put("error", none);
            return HtmlPieces.note("Left out: " + none);
        }
        String title = "Grad-CAM of " + context.className() + " at '" + made.getKey() + "'";
        String sentence = sentence(context, title, values.get(), tree);
        tree.put("sentence", sentence);
        tree.put("picture", ExplanationContext.path("gradcam"));
        var picture = new SaliencyPicture(OverlayStyle.of(GradientMethod.GRADCAM), OPACITY);
        picture.begin(context.background());
        picture.add(values.get(), title);
        Legend legend = picture.legend(title);
        return HtmlPieces.paragraph(sentence)
                + context.figure(
                        "gradcam",
                        picture.draw(legend),
                        context.provenance()
                                .with("Layer", made.getKey())
                                .with("Opacity", NumberText.text(OPACITY))
                                .with(legend),
                        title,
                        "The frame, and over it what raises " + context.className()
                                + ": the layer's maps weighed by their mean gradients, what lowers it cut off.");
    }

    private static String sentence(
            ExplanationContext context, String title, MapValues map, Map<String, @Nullable Object> tree) {
        int largest = 0;
        for (int i = 0; i < map.values().length; i++) {
            largest = map.values()[i] > map.values()[largest] ? i : largest;
        }
        float most = map.values()[largest];
        tree.put("largest", JsonText.number(most));
        String of = title + " (" + map.rows() + " x " + map.columns() + " places)";
        if (!(most > 0)) {
            return of + " is zero everywhere: no place of these maps raises the class.";
        }
        int strong = 0;
        for (float value : map.values()) {
            strong += value > most / 2 ? 1 : 0;
        }
        CoordinateMap place = context.request().asked().frame().coordinates().orElseThrow();
        double x = place.frameX((largest % map.columns() + 0.5) * place.inputWidth() / map.columns());
        double y = place.frameY((Math.floorDiv(largest, map.columns()) + 0.5) * place.inputHeight() / map.rows());
        tree.put("x", JsonText.number(x));
        tree.put("y", JsonText.number(y));
        Optional<Double> d = Resolution.of(context.request().asked().frame().geometry())
                .map(resolution -> resolution.dAngstrom(x, y));
        tree.put("dAngstrom", d.<@Nullable Object>map(JsonText::number).orElse(null));
        return of + " is largest, " + NumberText.text(most) + ", around x "
                + String.format(Locale.ROOT, "%.0f, y %.0f of the frame", x, y)
                + d.map(value -> String.format(Locale.ROOT, " (d = %.2f Å)", value))
                        .orElse("") + "; "
                + String.format(Locale.ROOT, "%.1f %%", PERCENT * strong / map.values().length)
                + " of the places have more than half of that.";
    }
}
