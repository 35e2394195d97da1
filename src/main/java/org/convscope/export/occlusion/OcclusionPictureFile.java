package org.convscope.export.occlusion;

import java.awt.geom.Rectangle2D;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import org.convscope.array.Tensor;
import org.convscope.export.PictureFile;
import org.convscope.export.Provenance;
import org.convscope.export.saliency.MapBackground;
import org.convscope.export.saliency.MapValues;
import org.convscope.export.saliency.OverlayStyle;
import org.convscope.export.saliency.SaliencyPicture;
import org.convscope.file.OriginalFiles;
import org.convscope.file.OutputFolders;
import org.convscope.inspect.maps.GivenInput;
import org.convscope.inspect.occlusion.ComputeOcclusion;
import org.convscope.inspect.occlusion.HiddenShapes;
import org.convscope.inspect.occlusion.InputPlaces;
import org.convscope.inspect.occlusion.OcclusionMaps;
import org.convscope.inspect.occlusion.OcclusionShape;
import org.convscope.render.NumberText;
import org.convscope.render.colour.Legend;

/** The picture of {@code occlude}: what is lost over the frame, patches at their true centres, rings and sectors where they lie. */
public final class OcclusionPictureFile {
    private static final int MOST_FRAMES = 8;

    private final Path file;
    private final GivenInput input;
    private final ComputeOcclusion.Request request;
    private final double opacity;

    /** A map, and the part of the input that it is of. */
    private record Placed(MapValues map, Rectangle2D part) {}

    /**
     * @throws org.convscope.problem.ProblemException if the picture cannot be written
     */
    public OcclusionPictureFile(
            Path file,
            OriginalFiles originals,
            GivenInput input,
            ComputeOcclusion.Request request,
            double opacity) {
        this.file = file;
        this.input = input;
        this.request = request;
        this.opacity = opacity;
        originals.refuse(file);
        OutputFolders.requireWritableFor(file);
    }

    public void write(Path model, String backend, OcclusionMaps maps) {
        boolean isPatches = request.shape() instanceof OcclusionShape.Patches;
        var picture = new SaliencyPicture(isPatches ? OverlayStyle.PATCHES : OverlayStyle.PARTS, opacity);
        for (int index : request.pictures()) {
            String id = request.network().inputs().get(index);
            Tensor drop = maps.drops().getOrDefault(id, Tensor.zeros(0, 1, 1));
            Tensor whole = request.inputs().get(index);
            for (int frame = 0; frame < Math.min(MOST_FRAMES, drop.length(0)); frame++) {
                Placed placed = placed(
                        MapValues.of(drop, frame).orElseThrow(),
                        request.places().get(index));
                below(index, frame).ifPresent(one -> {
                    picture.begin(one.under(placed.part(), whole.length(1), whole.length(2)));
                    picture.add(placed.map(), "drop");
                });
            }
        }
        String title = "drop of " + request.target().text() + " without " + what();
        Legend legend = picture.legend(title);
        PictureFile.write(
                file,
                picture.draw(legend),
                Provenance.start()
                        .with("Content", title)
                        .with("Model", model.toString())
                        .with(request.network().declarations())
                        .with("Input", input.name())
                        .with("Preprocessing", input.preprocessing())
                        .with("Opacity", NumberText.text(opacity))
                        .with(legend)
                        .with("Backend", backend));
    }

    private String what() {
        if (request.shape() instanceof OcclusionShape.Patches patches) {
            return "patches of " + patches.patch() + ", " + patches.stride() + " apart, filled with "
                    + patches.fill().word();
        }
        if (request.shape() instanceof OcclusionShape.Sectors sectors) {
            return sectors.count() + " sectors, filled with " + sectors.fill().word();
        }
        return ((OcclusionShape.Rings) request.shape())
                .edgesAngstrom().stream()
                        .map(NumberText::text)
                        .collect(Collectors.joining(", ", "rings with edges at ", " Å"));
    }

    private Optional<MapBackground> below(int index, int frame) {
        return MapBackground.of(
                input, request.network().inputs().get(index), request.inputs().get(index), frame);
    }

    private Placed placed(MapValues drop, InputPlaces places) {
        if (request.shape() instanceof OcclusionShape.Patches patches) {
            // each value fills a stride around its patch's middle
            double first = (patches.patch() - patches.stride()) / 2.0;
            return new Placed(
                    drop,
                    new Rectangle2D.Double(
                            first,
                            first,
                            (double) drop.columns() * patches.stride(),
                            (double) drop.rows() * patches.stride()));
        }
        int[] parts = request.shape() instanceof OcclusionShape.Rings rings
                ? HiddenShapes.partOfPixels(rings, places)
                : HiddenShapes.partOfPixels((OcclusionShape.Sectors) request.shape(), places);
        float[] values = new float[parts.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = parts[i] < 0 ? 0 : drop.values()[parts[i]];
        }
        int height = places.map().inputHeight();
        int width = places.map().inputWidth();
        return new Placed(new MapValues(values, height, width), new Rectangle2D.Double(0, 0, width, height));
    }
}
