package org.convscope.export.saliency;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.convscope.array.Tensor;
import org.convscope.choice.GradientMethod;
import org.convscope.export.ResultAttributes;
import org.convscope.inspect.gradients.ComputeSaliency;
import org.convscope.inspect.gradients.SaliencyMaps;
import org.convscope.inspect.gradients.SaliencySettings;
import org.convscope.inspect.maps.GivenInput;
import org.convscope.inspect.sanity.CheckSanity;
import org.convscope.inspect.sanity.RandomWeights;
import org.convscope.keras.TensorWriter;
import org.convscope.network.ModelAxes;

/**
 * The HDF5 file of {@code saliency}: dataset gradient, in the model's own order of axes, with every parameter as an attribute of the
 * file; of a sanity check also a dataset for each step with the seeds as its first axis.
 */
public final class SaliencyTensorFile {
    private static final String NAME = "gradient";

    private final TensorWriter writer;
    private final ComputeSaliency.Request request;

    public SaliencyTensorFile(TensorWriter writer, ComputeSaliency.Request request) {
        this.writer = writer;
        this.request = request;
    }

    public void put(SaliencyMaps saliency) {
        ofModel(saliency.maps()).forEach((key, map) -> writer.put(name(NAME, saliency.maps(), key), map, Map.of()));
    }

    /**
     * @param number of the step, from 0
     */
    public void put(CheckSanity.Step step, int number) {
        List<Map<String, Tensor>> seeds =
                step.maps().stream().map(this::ofModel).toList();
        String name = String.format(Locale.ROOT, "sanity/%03d", number);
        for (String key : seeds.get(0).keySet()) {
            List<Tensor> maps = seeds.stream()
                    .map(one -> Objects.requireNonNull(one.get(key)))
                    .toList();
            writer.put(name(name, seeds.get(0), key), Tensor.stacked(maps), Map.of("layer", step.layer()));
        }
    }

    private static String name(String name, Map<String, Tensor> maps, String key) {
        return maps.size() == 1 ? name : name + "/" + key;
    }

    private Map<String, Tensor> ofModel(Map<String, Tensor> maps) {
        if (request.settings().method().isOfLayer()) {
            return maps;
        }
        Map<String, Tensor> turned = new LinkedHashMap<>();
        maps.forEach((key, map) ->
                turned.put(key, ModelAxes.toModel(request.network().call(key), map)));
        return turned;
    }

    /** Writes the attributes, and puts the file under its name. */
    public void finish(
            Path model, GivenInput input, String backend, SaliencyMaps saliency, List<CheckSanity.Step> sanity) {
        SaliencySettings settings = request.settings();
        writer.attribute("method", settings.method().word());
        var attributes = new ResultAttributes(writer);
        attributes.target(request.target());
        if (settings.method().isOfLayer()) {
            writer.attribute("at", saliency.maps().keySet().iterator().next());
        }
        if (settings.method().hasSteps()) {
            writer.attribute("steps", settings.steps());
        }
        if (settings.method() == GradientMethod.SMOOTHGRAD || !sanity.isEmpty()) {
            writer.attribute("seed", settings.seed());
        }
        sigmas(saliency);
        writer.attribute("value", saliency.values());
        saliency.completeness().ifPresent(left -> writer.attribute("completeness", left));
        sanity(sanity);
        attributes.origin(model, request.network(), input, backend);
        writer.finish();
    }

    private void sigmas(SaliencyMaps saliency) {
        if (saliency.sigmas().size() == 1) {
            saliency.sigmas().values().forEach(sigma -> writer.attribute("sigma", sigma));
        } else {
            saliency.sigmas().forEach((input, sigma) -> writer.attribute("sigma/" + input, sigma));
        }
    }

    /** Correlations by step, map and frame, and seed. */
    private void sanity(List<CheckSanity.Step> steps) {
        if (steps.isEmpty()) {
            return;
        }
        writer.attribute(
                "sanity_layers", steps.stream().map(CheckSanity.Step::layer).toList());
        writer.attribute(
                "sanity_seeds",
                CheckSanity.seeds(request.settings().seed()).stream()
                        .mapToDouble(Long::doubleValue)
                        .toArray());
        writer.attribute("sanity_weights", RandomWeights.MEANING);
        writer.attribute(
                "sanity_layer_weights",
                steps.stream().map(CheckSanity.Step::weights).toList());
        List<double[]> rows = new ArrayList<>();
        steps.forEach(step -> step.correlations().values().forEach(frames -> rows.addAll(List.of(frames))));
        float[] numbers = new float[rows.size() * CheckSanity.SEEDS];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) rows.get(i / CheckSanity.SEEDS)[i % CheckSanity.SEEDS];
        }
        int perStep = rows.size() / steps.size();
        writer.put("sanity/correlations", Tensor.of(numbers, steps.size(), perStep, CheckSanity.SEEDS), Map.of());
    }
}
