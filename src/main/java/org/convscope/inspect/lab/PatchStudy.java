package org.convscope.inspect.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convscope.array.Range;
import org.convscope.frame.Frame;

/**
 * Patches of one frame, each with what a unit makes of it.
 *
 * @param range what the colours stand for: 0 to 70 as in the course where the frame's numbers fit, else the frame's smallest and
 *     largest
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
    public record Spot(int x, int y) {}

    /** A patch at its place. */
    public record Placed(Spot spot, PatchResponse response) {}

    /**
     * @param spots empty for those that nobody has chosen: the first then lies on the frame's largest number, the last on its
     *     smallest, one between on the number nearest to half of the way
     */
    public static PatchStudy of(
            Frame frame, List<Optional<Spot>> spots, double weight, double bias, double threshold) {
        Range all = Range.EMPTY;
        for (int pixel = 0; pixel < frame.width() * frame.height(); pixel++) {
            double value = frame.measured(pixel);
            all = Double.isNaN(value) ? all : all.union(new Range(value, value));
        }
        Range shown = all.isEmpty() || COURSE.contains(all.max()) && all.min() >= 0 ? COURSE : all;
        List<Placed> placed = new ArrayList<>();
        for (int i = 0; i < spots.size(); i++) {
            double share = spots.size() == 1 ? 1 : 1 - (double) i / (spots.size() - 1);
            double wanted = all.isEmpty() ? 0 : all.min() + share * all.width();
            Spot spot = spots.get(i).orElseGet(() -> nearest(frame, wanted));
            placed.add(new Placed(spot, PatchResponse.of(frame, spot.x(), spot.y(), weight, bias, threshold)));
        }
        return new PatchStudy(shown, placed);
    }

    /** Where a patch lies wholly within the frame, if it can. */
    private static Spot nearest(Frame frame, double wanted) {
        int reach = PatchResponse.SIDE / 2;
        int aside = frame.width() > 2 * reach ? reach : 0;
        int above = frame.height() > 2 * reach ? reach : 0;
        var best = new Spot(aside, above);
        double least = Double.POSITIVE_INFINITY;
        for (int y = above; y < frame.height() - above; y++) {
            for (int x = aside; x < frame.width() - aside; x++) {
                double apart = Math.abs(frame.measured(y * frame.width() + x) - wanted);
                if (apart < least) {
                    least = apart;
                    best = new Spot(x, y);
                }
            }
        }
        return best;
    }
}
