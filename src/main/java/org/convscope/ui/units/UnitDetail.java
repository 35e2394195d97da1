package org.convscope.ui.units;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.convscope.dataset.LabelledFrame;
import org.convscope.export.TopPatches;
import org.convscope.frame.FrameSource;
import org.convscope.inspect.census.CensusPlan;
import org.convscope.inspect.census.UnitResponses;
import org.convscope.inspect.maps.PrepareInput;
import org.convscope.inspect.target.Target;
import org.convscope.inspect.topimages.FindTopImages;
import org.convscope.inspect.topimages.Peak;
import org.convscope.inspect.topimages.TopImages;
import org.convscope.problem.ProblemException;
import org.convscope.render.Palette;
import org.convscope.task.TaskMonitor;
import org.convscope.ui.view.ModelDocument;
import org.convscope.ui.view.ViewContext;

/**
 * One unit: what it says on each frame, and the frames that excite it most with what it sees in them.
 *
 * @param ranks one a frame, the strongest first
 */
record UnitDetail(UnitResponses responses, List<Rank> ranks) {
    private static final int MOST = 10;
    /** Of a patch, in pixels of the screen at 150 %. */
    private static final int SIDE = 132;

    UnitDetail {
        ranks = List.copyOf(ranks);
    }

    /**
     * A frame that excites it.
     *
     * @param patch what the unit sees there
     * @param categories of the frame, in words
     */
    record Rank(Peak peak, BufferedImage patch, String categories) {}

    /**
     * What is asked.
     *
     * @param palette of the theme
     */
    record Question(CountedUnits counted, String layer, int unit, Palette palette) {
        /** The unit's layer by its place among those counted; -1 where it is none of them. */
        int layerIndex() {
            List<CensusPlan.Layer> layers = counted.subject().layers();
            for (int i = 0; i < layers.size(); i++) {
                if (layers.get(i).name().equals(layer) && unit < layers.get(i).units()) {
                    return i;
                }
            }
            return -1;
        }
    }

    /** Which frames these are is known from the census; only they are computed again, to find the place in them. */
    static UnitDetail of(Question question, ViewContext context, TaskMonitor monitor) {
        CountedUnits counted = question.counted();
        ModelDocument model = counted.subject().model();
        UnitResponses responses = UnitResponses.of(counted.parts(), question.layerIndex(), question.unit());
        Map<FrameSource, String> categories = new HashMap<>();
        List<LabelledFrame> frames = new ArrayList<>();
        for (int index : responses.largestMax(MOST)) {
            LabelledFrame frame = counted.subject().listed().frames().frames().get(index);
            frames.add(frame);
            categories.put(frame.source(), words(counted, index));
        }
        var prepare = new PrepareInput(model.network(), model.preprocessing());
        TopImages found = new FindTopImages(
                        context.engine(), frame -> prepare.of(context.frames().read(frame.source()), ""), failure -> {
                            // gone since it was counted: the others are shown
                        })
                .of(new FindTopImages.Request(
                        model.network(), List.of(new Target.Unit(question.layer(), question.unit())), MOST, frames))
                .all(monitor)
                .part();
        List<Rank> ranks = new ArrayList<>();
        for (TopImages.Unit unit : found.units()) {
            for (Peak peak : unit.peaks()) {
                monitor.checkCancelled();
                try {
                    BufferedImage patch = new TopPatches(
                                    context.frames().read(peak.frame().source()), question.palette())
                            .square(peak.patch(), SIDE);
                    ranks.add(new Rank(
                            peak, patch, categories.getOrDefault(peak.frame().source(), "")));
                } catch (ProblemException e) {
                    // likewise
                }
            }
        }
        return new UnitDetail(responses, ranks);
    }

    /** Those that a frame has, not those that it has not. */
    static String words(CountedUnits counted, int index) {
        List<String> categories = counted.subject().listed().categories();
        return String.join(
                ", ",
                counted.subject().listed().frames().labels().get(index).stream()
                        .filter(categories::contains)
                        .toList());
    }
}
