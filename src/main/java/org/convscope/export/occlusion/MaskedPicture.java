package org.convscope.export.occlusion;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.convscope.array.Range;
import org.convscope.array.Tensor;
import org.convscope.export.saliency.MapBackground;
import org.convscope.inspect.occlusion.ComputeOcclusion;
import org.convscope.inspect.occlusion.NotebookMask;
import org.convscope.inspect.occlusion.OcclusionMaps;
import org.convscope.render.Palette;
import org.convscope.render.overlay.PictureSheet;

/** A row a frame: the input, the input with each of some patches hidden, and the input darkened where nothing was lost. */
final class MaskedPicture {
    private static final int MOST_FRAMES = 10;
    private static final int PATCHES = 9;
    private static final int SIDE = 128;

    private final ComputeOcclusion.Request request;
    private final OcclusionMaps maps;
    private final PictureSheet sheet = new PictureSheet(Palette.light());

    MaskedPicture(ComputeOcclusion.Request request, OcclusionMaps maps) {
        this.request = request;
        this.maps = maps;
    }

    BufferedImage draw() {
        for (int index : request.pictures()) {
            Tensor drop = maps.drops().getOrDefault(request.network().inputs().get(index), Tensor.zeros(0, 1, 1));
            for (int frame = 0; frame < Math.min(MOST_FRAMES, drop.length(0)); frame++) {
                row(index, frame, drop);
            }
        }
        return sheet.above(new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB));
    }

    private void row(int index, int frame, Tensor drop) {
        Tensor input = request.inputs().get(index);
        Optional<MapBackground> whole = MapBackground.of(input, frame, "input " + frame);
        if (whole.isEmpty()) {
            return;
        }
        Range limits = whole.get().limits();
        sheet.row();
        add(whole.get());
        int parts = drop.length(1) * drop.length(2);
        int count = Math.min(PATCHES, parts);
        // spread over the whole table
        int[] shown = IntStream.range(0, count)
                .map(k -> (int) ((2L * k + 1) * parts / (2L * count)))
                .toArray();
        List<Tensor> hidden = request.hidden(index, frame, shown);
        for (int k = 0; k < count; k++) {
            MapBackground.of(hidden.get(k), 0, "without " + shown[k], limits).ifPresent(this::add);
        }
        MapBackground.of(masked(input, frame, drop, limits), 0, "masked", limits)
                .ifPresent(this::add);
    }

    /** Multiplied as the notebook does: what is black stays black. */
    private static Tensor masked(Tensor input, int frame, Tensor drop, Range limits) {
        int height = input.length(1);
        int width = input.length(2);
        int channels = input.length(3);
        float[] mask = NotebookMask.of(drop.slice(frame).data(), drop.length(1), drop.length(2), height, width);
        float[] numbers = input.slice(frame).data();
        float black = (float) limits.min();
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = black + mask[i / channels] * (numbers[i] - black);
        }
        return Tensor.of(numbers, 1, height, width, channels);
    }

    private void add(MapBackground what) {
        int side = Math.max(what.picture().width(), what.picture().height());
        double zoom = side < SIDE ? Math.max(1, Math.round((double) SIDE / side)) : (double) SIDE / side;
        sheet.add(what.picture().image(what.view(zoom)), what.title());
    }
}
