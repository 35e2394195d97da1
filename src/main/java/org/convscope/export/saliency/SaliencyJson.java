package org.convscope.export.saliency;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.convscope.export.JsonText;
import org.convscope.inspect.gradients.ComputeSaliency;
import org.convscope.inspect.gradients.SaliencyMaps;
import org.convscope.inspect.gradients.SaliencySettings;
import org.convscope.inspect.sanity.CheckSanity;
import org.convscope.inspect.sanity.RandomWeights;
import org.convscope.inspect.target.Target;
import org.jspecify.annotations.Nullable;

/** A sanity check as JSON, as docs/cli.md describes it. */
public final class SaliencyJson {
    private SaliencyJson() {}

    /**
     * @param input the frame or the file of tensors
     * @param steps without maps
     */
    public static Map<String, @Nullable Object> tree(
            Path model,
            String input,
            ComputeSaliency.Request request,
            SaliencyMaps saliency,
            List<CheckSanity.Step> steps) {
        SaliencySettings settings = request.settings();
        Map<String, @Nullable Object> json = JsonText.object();
        json.put("model", model.toString());
        json.put("input", input);
        json.put("method", settings.method().word());
        json.put("target", target(request.target()));
        json.put("at", request.at().orElse(null));
        json.put("steps", settings.method().hasSteps() ? settings.steps() : null);
        json.put("values", numbers(saliency.values()));
        json.put(
                "completeness",
                saliency.completeness().map(SaliencyJson::numbers).orElse(null));
        Map<String, @Nullable Object> sanity = JsonText.object();
        sanity.put("weights", RandomWeights.MEANING);
        sanity.put("seeds", CheckSanity.seeds(settings.seed()));
        sanity.put("steps", steps.stream().map(SaliencyJson::step).toList());
        json.put("sanity", sanity);
        return json;
    }

    private static Map<String, @Nullable Object> target(Target target) {
        Map<String, @Nullable Object> json = JsonText.object();
        if (target instanceof Target.Unit unit) {
            json.put("layer", unit.layer());
            json.put("unit", unit.unit());
        } else if (target instanceof Target.OutputClass one) {
            json.put("output", one.output());
            json.put("class", one.index());
        }
        return json;
    }

    private static Map<String, @Nullable Object> step(CheckSanity.Step step) {
        Map<String, @Nullable Object> json = JsonText.object();
        json.put("layer", step.layer());
        json.put("weights", step.weights());
        List<Object> maps = new ArrayList<>();
        step.correlations().forEach((key, frames) -> {
            for (int frame = 0; frame < frames.length; frame++) {
                Map<String, @Nullable Object> one = JsonText.object();
                one.put("map", key);
                one.put("frame", frame);
                one.put("correlations", numbers(frames[frame]));
                one.put("median", JsonText.number(step.median(key, frame)));
                maps.add(one);
            }
        });
        json.put("maps", maps);
        return json;
    }

    private static List<@Nullable Number> numbers(double[] numbers) {
        List<@Nullable Number> list = new ArrayList<>();
        Arrays.stream(numbers).forEach(number -> list.add(JsonText.number(number)));
        return list;
    }
}
