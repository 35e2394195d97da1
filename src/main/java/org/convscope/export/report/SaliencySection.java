package org.convscope.export.report;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.convscope.array.Tensor;
import org.convscope.choice.GradientMethod;
import org.convscope.dataset.CategorizedFrame;
import org.convscope.export.FrameJson;
import org.convscope.export.JsonText;
import org.convscope.export.saliency.MapBackground;
import org.convscope.export.saliency.MapValues;
import org.convscope.export.saliency.OverlayStyle;
import org.convscope.export.saliency.SaliencyPicture;
import org.convscope.inspect.gradients.ComputeSaliency;
import org.convscope.inspect.gradients.SaliencyMaps;
import org.convscope.inspect.gradients.SaliencySettings;
import org.convscope.inspect.maps.NetworkInput;
import org.convscope.inspect.prediction.OutputLabels;
import org.convscope.inspect.prediction.StrongestClass;
import org.convscope.inspect.target.Target;
import org.convscope.render.NumberText;
import org.convscope.render.colour.Legend;
import org.jspecify.annotations.Nullable;

/** What of each frame the strongest class of the first output depends on: by Grad-CAM, and the plain gradient. */
final class SaliencySection implements AnalysisSection {
    private static final List<GradientMethod> METHODS = List.of(GradientMethod.GRADCAM, GradientMethod.GRADIENT);
    private static final double OPACITY = 0.9;
    private static final long SEED = 0;

    @Override
    public String title() {
        return "Saliency of the strongest class";
    }

    @Override
    public String write(AnalysisContext context, Map<String, @Nullable Object> json) {
        String output = context.network().outputs().get(0);
        json.put("output", output);
        json.put("methods", METHODS.stream().map(GradientMethod::word).toList());
        json.put("opacity", OPACITY);
        var html = new StringBuilder();
        html.append(HtmlPieces.paragraph("What of each frame the strongest class of '" + output
                + "' depends on, before its softmax or sigmoid. Grad-CAM weighs the last maps by their mean gradient:"
                + " about where. The gradient by the input has a value a pixel: blue raises the class, red lowers it."
                + " A network with random weights gives maps that look convincing too: saliency --sanity tells."));
        html.append("<div class=\"figures\">\n");
        List<Object> frames = new ArrayList<>();
        for (Map.Entry<CategorizedFrame, NetworkInput> one : context.inputs().entrySet()) {
            String name = one.getKey().source().name();
            context.monitor()
                    .progress(
                            "Saliency of " + name,
                            (double) frames.size() / context.inputs().size());
            Target.OutputClass target =
                    new StrongestClass(context.maps()).of(context.network(), one.getValue(), context.monitor());
            Map<String, @Nullable Object> tree = FrameJson.of(one.getKey().source());
            tree.put("class", target.index());
            String label = label(context, target);
            tree.put("label", label);
            List<Object> maps = new ArrayList<>();
            for (GradientMethod method : METHODS) {
                Map<String, @Nullable Object> map = JsonText.object();
                html.append(figure(context, one, target, label, method, frames.size() + 1, map));
                maps.add(map);
            }
            tree.put("maps", maps);
            frames.add(tree);
        }
        json.put("frames", frames);
        return html.append("</div>\n").toString();
    }

    private static String label(AnalysisContext context, Target.OutputClass target) {
        return new OutputLabels(context.network(), context.request().model().labels())
                .of(target.output(), target.index())
                .title();
    }

    private static String figure(
            AnalysisContext context,
            Map.Entry<CategorizedFrame, NetworkInput> one,
            Target.OutputClass target,
            String label,
            GradientMethod method,
            int number,
            Map<String, @Nullable Object> json) {
        var request = new ComputeSaliency.Request(
                context.network(),
                one.getValue().inputs(),
                target,
                new SaliencySettings(method, Optional.empty(), SaliencySettings.STEPS, SEED));
        SaliencyMaps made = new ComputeSaliency(context.engine()).compute(request, context.monitor());
        Map.Entry<String, Tensor> map = made.maps().entrySet().iterator().next();
        String title = method.word() + " of " + label + (method.isOfLayer() ? " at '" + map.getKey() + "'" : "");
        var picture = new SaliencyPicture(OverlayStyle.of(method), OPACITY);
        picture.begin(one.getValue()
                .coordinates()
                .map(place ->
                        MapBackground.of(context.frames().read(one.getKey().source()), place))
                .orElseThrow(() -> new IllegalStateException("a frame without its place in the input")));
        MapValues.of(map.getValue(), 0).ifPresent(values -> picture.add(values, title));
        Legend legend = picture.legend(title);
        BufferedImage image = picture.draw(legend);
        String file = String.format(Locale.ROOT, "saliency_%02d_%s", number, method.word());
        json.put("method", method.word());
        json.put("at", method.isOfLayer() ? map.getKey() : null);
        json.put("value", JsonText.number(made.values()[0]));
        json.put("picture", AnalysisContext.path(file));
        return context.figure(
                file,
                image,
                context.provenance()
                        .with("Frame", one.getKey().source().toString())
                        .with("Content", title)
                        .with("Target", target.text())
                        .with("Opacity", NumberText.text(OPACITY))
                        .with(legend),
                title,
                one.getKey().source().name() + ": " + title + ", " + NumberText.text(made.values()[0])
                        + " before softmax or sigmoid");
    }
}
