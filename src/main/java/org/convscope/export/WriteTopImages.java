package org.convscope.export;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.convscope.file.OutputFolder;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.frame.io.FrameFiles;
import org.convscope.inspect.fold.FoldedFrames;
import org.convscope.inspect.topimages.Peak;
import org.convscope.inspect.topimages.TopImages;
import org.convscope.problem.ProblemException;
import org.convscope.task.TaskMonitor;
import org.jspecify.annotations.Nullable;

/** Writes the frames that excite the units of a layer most: top.json and top.png. */
public final class WriteTopImages {
    private static final String JSON = "top.json";
    private static final String PICTURE = "top.png";
    /** What {@link #write} writes. */
    public static final List<String> FILES = List.of(JSON, PICTURE);

    private final FrameFiles frames;

    public WriteTopImages(FrameFiles frames) {
        this.frames = frames;
    }

    /**
     * @param layer as it was asked for
     * @param count how many frames were wanted of each unit
     */
    public record Found(String layer, int count, FoldedFrames<TopImages> folded) {}

    /**
     * The patches that excite units most: a unit a column, a rank a row.
     *
     * @param reader reads a frame
     * @param units at least one
     * @param failures gets frames that cannot be read any more
     */
    public static BufferedImage picture(
            Function<FrameSource, Frame> reader,
            List<TopImages.Unit> units,
            Consumer<ProblemException> failures,
            TaskMonitor monitor) {
        return new TopImagesPicture(reader, failures, monitor).draw(units);
    }

    /** How many units the picture shows at most. */
    public static int mostUnitsShown() {
        return TopImagesPicture.MOST_UNITS;
    }

    /**
     * @param failures gets frames that cannot be read any more
     * @throws ProblemException if nothing can be written there
     */
    public void write(
            OutputFolder folder,
            Found found,
            Provenance provenance,
            Consumer<ProblemException> failures,
            TaskMonitor monitor) {
        folder.write(JSON, JsonText.text(tree(found, provenance)) + "\n");
        PictureFile.write(
                folder,
                PICTURE,
                new TopImagesPicture(frames::read, failures, monitor)
                        .draw(found.folded().part().units()),
                provenance);
    }

    private static Map<String, @Nullable Object> tree(Found found, Provenance provenance) {
        Map<String, @Nullable Object> tree = JsonText.object(provenance);
        tree.put("layer", found.layer());
        tree.put("count", found.count());
        tree.put("frames", found.folded().frames());
        tree.put(
                "failed",
                found.folded().failures().stream()
                        .map(failure -> failure.problem().sentence())
                        .toList());
        List<Object> units = new ArrayList<>();
        for (TopImages.Unit unit : found.folded().part().units()) {
            Map<String, @Nullable Object> one = JsonText.object();
            one.put("unit", unit.unit());
            one.put("frames", unit.peaks().stream().map(WriteTopImages::peak).toList());
            units.add(one);
        }
        tree.put("units", units);
        return tree;
    }

    private static Map<String, @Nullable Object> peak(Peak peak) {
        FrameSource source = peak.frame().source();
        Map<String, @Nullable Object> one = FrameJson.of(source);
        one.put("value", JsonText.number(peak.value()));
        one.put("row", JsonText.number(peak.patch().row()));
        one.put("column", JsonText.number(peak.patch().column()));
        return one;
    }
}
