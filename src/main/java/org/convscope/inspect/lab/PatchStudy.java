package org.convscope.inspect.lab;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.convscope.array.Range;
import org.convscope.frame.Frame;

/**
 * Patches of one frame, each with what a unit makes of it.
 *
 * @param range what the colours stand for: 0 to 70 as in the course where the frame's numbers fit, else all of them
 */
public record PatchStudy(Range range, List<Placed> patches) {
    /** The course's colours. */
    private static final Range COURSE = new Range(0, 70);

    public PatchStudy {
        patches = List.copyOf(patches);
    }

    /**
     * @param x column of the middle, in pixels of the frame
     * @param y row of the middle
     */
    public record PatchPlace(int x, int y) {}

    /** A patch at its place. */
    public record Placed(PatchPlace place, PatchResponse response) {}

    /**
     * @param places empty for those that nobody has chosen: of patches side by side the first then has the largest maximum,
     *     the last the smallest, one between half of the way
     */
    public static PatchStudy of(
            Frame frame, List<Optional<PatchPlace>> places, double weight, double bias, double threshold) {
        Range all = frame.measuredRange();
        boolean fits = all.min() >= 0 && COURSE.contains(all.max());
        Range shown = all.isEmpty() || fits ? COURSE : all;
        List<Placed> placed = new ArrayList<>();
        List<Placed> tiles = places.stream().allMatch(Optional::isPresent) ? List.of() : tiles(frame);
        for (int i = 0; i < places.size(); i++) {
            double share = places.size() == 1 ? 1 : 1 - (double) i / (places.size() - 1);
            PatchPlace place = places.get(i).orElseGet(() -> nearest(frame, tiles, share));
            placed.add(new Placed(place, PatchResponse.of(frame, place.x(), place.y(), weight, bias, threshold)));
        }
        return new PatchStudy(shown, placed);
    }

    /** Patches side by side all over the frame, as they would be without weight, bias and threshold. */
    private static List<Placed> tiles(Frame frame) {
        List<Placed> tiles = new ArrayList<>();
        int reach = PatchResponse.SIDE / 2;
        for (int y = reach; y < frame.height() - reach; y += PatchResponse.SIDE) {
            for (int x = reach; x < frame.width() - reach; x += PatchResponse.SIDE) {
                PatchResponse response = PatchResponse.of(frame, x, y, 1, 0, 0);
                if (!Double.isNaN(response.largest())) {
                    tiles.add(new Placed(new PatchPlace(x, y), response));
                }
            }
        }
        return tiles;
    }

    /** The patch whose maximum is nearest to a share of the way from the smallest maximum to the largest. */
    private static PatchPlace nearest(Frame frame, List<Placed> tiles, double share) {
        double[] largest =
                tiles.stream().mapToDouble(tile -> tile.response().largest()).toArray();
        Range range = Range.of(largest);
        return tiles.stream()
                .min(Comparator.comparingDouble(
                        tile -> Math.abs(tile.response().largest() - range.min() - share * range.width())))
                .map(Placed::place)
                .orElseGet(() -> new PatchPlace(frame.width() / 2, frame.height() / 2));
    }
}
