package org.convscope.core.onednn;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Gives each region its place: the largest first, each at the lowest place where it meets none that is there at the same time
 * (Pisarchyk and Lee, Efficient Memory Management for Deep Neural Net Inference, 2020).
 */
final class Placement {
    private static final long ALIGNMENT = 256;

    private Placement() {}

    /** How many bytes they take together. */
    static long place(List<Region> regions) {
        List<Region> largestFirst = regions.stream()
                .filter(Region::isUsed)
                .sorted(Comparator.comparingLong(Region::bytes).reversed().thenComparingInt(Region::first))
                .toList();
        List<Region> placed = new ArrayList<>();
        long end = 0;
        for (Region region : largestFirst) {
            long at = 0;
            for (Region other : placed) {
                if (other.meets(region)) {
                    if (at + region.bytes() <= other.offset()) {
                        break;
                    }
                    at = Math.max(at, aligned(other.offset() + other.bytes()));
                }
            }
            region.place(at);
            end = Math.max(end, at + region.bytes());
            int where = 0;
            while (where < placed.size() && placed.get(where).offset() <= at) {
                where++;
            }
            placed.add(where, region);
        }
        return end;
    }

    private static long aligned(long bytes) {
        return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }
}
