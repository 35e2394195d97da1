package org.convscope.export.saliency;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.convscope.array.Tensor;
import org.convscope.choice.GradientMethod;
import org.convscope.export.PictureFile;
import org.convscope.export.Provenance;
import org.convscope.file.OriginalFiles;
import org.convscope.file.OutputFolders;
import org.convscope.inspect.gradients.ComputeSaliency;
import org.convscope.inspect.gradients.SaliencyMaps;
import org.convscope.inspect.maps.GivenInput;
import org.convscope.inspect.sanity.CheckSanity;
import org.convscope.problem.Problem;
import org.convscope.render.NumberText;
import org.convscope.render.colour.Legend;

/** The picture of {@code saliency}: each map over its frame, beside it those of a sanity check with the first seed. */
public final class SaliencyPictureFile {
    private static final int MOST_FRAMES = 8;

    private final Path file;
    private final GivenInput input;
    private final ComputeSaliency.Request request;
    private final double opacity;
    private final int layers;
    private final Map<Place, MapBackground> below = new LinkedHashMap<>();
    private final Map<Place, List<Titled>> maps = new LinkedHashMap<>();

    /** One frame of one map. */
    private record Place(String key, int frame) {}

    private record Titled(MapValues map, String title) {}

    /**
     * @throws org.convscope.problem.ProblemException if the picture cannot be written, or there is no picture
     */
    public SaliencyPictureFile(
            Path file, OriginalFiles originals, GivenInput input, ComputeSaliency.Request request, double opacity) {
        this.file = file;
        this.input = input;
        this.request = request;
        this.opacity = opacity;
        this.layers = CheckSanity.layers(request).size();
        originals.refuse(file);
        OutputFolders.requireWritableFor(file);
        Optional<String> at = request.at();
        List<String> inputs = request.network().inputs();
        for (int i = 0; i < inputs.size(); i++) {
            String key = at.orElse(inputs.get(i));
            int frames = Math.min(MOST_FRAMES, request.inputs().get(i).length(0));
            for (int frame = 0; frame < frames; frame++) {
                var place = new Place(key, frame);
                below(i, frame).ifPresent(one -> below.putIfAbsent(place, one));
            }
        }
        if (below.isEmpty()) {
            throw Problem.of("none of the model's inputs is an image that a map could be laid over")
                    .nextStep("Leave --picture out")
                    .asException();
        }
    }

    private Optional<MapBackground> below(int index, int frame) {
        return MapBackground.of(
                input, request.network().inputs().get(index), request.inputs().get(index), frame);
    }

    public void add(SaliencyMaps saliency) {
        add(saliency.maps(), (key, frame) -> request.settings().method().word());
    }

    /**
     * @param number of the step, from 0: of very many some are drawn, evenly spread
     */
    public void add(CheckSanity.Step step, int number) {
        if (SanityMaps.isDrawn(number, layers)) {
            add(step.maps().get(0), (key, frame) -> SanityMaps.title(step, key, frame));
        }
    }

    @FunctionalInterface
    private interface Title {
        String of(String key, int frame);
    }

    private void add(Map<String, Tensor> more, Title title) {
        for (Place place : below.keySet()) {
            MapValues.of(Objects.requireNonNull(more.get(place.key())), place.frame())
                    .ifPresent(map -> maps.computeIfAbsent(place, key -> new ArrayList<>())
                            .add(new Titled(map, title.of(place.key(), place.frame()))));
        }
    }

    public void write(Path model, String backend) {
        GradientMethod method = request.settings().method();
        var picture = new SaliencyPicture(OverlayStyle.of(method), opacity);
        below.forEach((place, one) -> {
            picture.begin(one);
            maps.getOrDefault(place, List.of()).forEach(map -> picture.add(map.map(), map.title()));
        });
        String title = method.word() + " of " + request.target().text()
                + request.at().map(at -> " at '" + at + "'").orElse("");
        Legend legend = picture.legend(title);
        BufferedImage image = picture.draw(legend);
        Provenance provenance = Provenance.start()
                .with("Content", title)
                .with("Model", model.toString())
                .with(request.network().declarations())
                .with("Input", input.name())
                .with("Preprocessing", input.preprocessing())
                .with(
                        "Steps",
                        method.hasSteps() ? Integer.toString(request.settings().steps()) : "")
                .with("Seed", Long.toString(request.settings().seed()))
                .with("Opacity", NumberText.text(opacity))
                .with(legend)
                .with("Backend", backend);
        PictureFile.write(file, image, provenance);
    }
}
