package org.convscope.export.occlusion;

import java.nio.file.Path;
import java.util.Optional;
import org.convscope.array.Tensor;
import org.convscope.export.PictureFile;
import org.convscope.export.Provenance;
import org.convscope.export.saliency.MapBackground;
import org.convscope.export.saliency.MapValues;
import org.convscope.export.saliency.SaliencyPicture;
import org.convscope.file.OriginalFiles;
import org.convscope.file.OutputFolders;
import org.convscope.inspect.maps.GivenInput;
import org.convscope.inspect.occlusion.ComputeOcclusion;
import org.convscope.inspect.occlusion.OcclusionMaps;
import org.convscope.render.NumberText;
import org.convscope.render.colour.Legend;

/** The picture of {@code occlude}: what is lost over the frame, patches at their true centres, rings and sectors where they lie. */
public final class OcclusionPictureFile {
    private static final int MOST_FRAMES = 8;

    private final Path file;
    private final GivenInput input;
    private final ComputeOcclusion.Request request;
    private final double opacity;

    /**
     * @throws org.convscope.problem.ProblemException if the picture cannot be written
     */
    public OcclusionPictureFile(
            Path file, OriginalFiles originals, GivenInput input, ComputeOcclusion.Request request, double opacity) {
        this.file = file;
        this.input = input;
        this.request = request;
        this.opacity = opacity;
        originals.refuse(file);
        OutputFolders.requireWritableFor(file);
    }

    public void write(Path model, String backend, OcclusionMaps maps) {
        var picture = new SaliencyPicture(PlacedDrop.style(request.shape()), opacity);
        for (int index : request.pictures()) {
            String id = request.network().inputs().get(index);
            Tensor drop = maps.drops().getOrDefault(id, Tensor.zeros(0, 1, 1));
            Tensor whole = request.inputs().get(index);
            for (int frame = 0; frame < Math.min(MOST_FRAMES, drop.length(0)); frame++) {
                PlacedDrop placed = PlacedDrop.of(
                        request.shape(),
                        request.places().get(index),
                        MapValues.of(drop, frame).orElseThrow());
                below(index, frame).ifPresent(one -> {
                    picture.begin(one.under(placed.part(), whole.length(1), whole.length(2)));
                    picture.add(placed.map(), "drop");
                });
            }
        }
        String title = "drop of " + request.target().text() + " without " + PlacedDrop.words(request.shape());
        Legend legend = picture.legend(title);
        PictureFile.write(
                file,
                picture.draw(legend),
                provenance(title, model, backend)
                        .with("Opacity", NumberText.text(opacity))
                        .with(legend));
    }

    /** Inputs, some patches hidden, and what their masks leave bright, a frame a row, as the notebook on CIFAR has them. */
    public void writeMasks(Path model, String backend, OcclusionMaps maps) {
        String title = "masks of " + request.target().text() + " by " + PlacedDrop.words(request.shape());
        PictureFile.write(file, new MaskedPicture(request, maps).draw(), provenance(title, model, backend));
    }

    private Provenance provenance(String title, Path model, String backend) {
        return Provenance.start()
                .with("Content", title)
                .with("Model", model.toString())
                .with(request.network().declarations())
                .with("Input", input.name())
                .with("Preprocessing", input.preprocessing())
                .with("Backend", backend);
    }

    private Optional<MapBackground> below(int index, int frame) {
        return MapBackground.of(
                input, request.network().inputs().get(index), request.inputs().get(index), frame);
    }
}
