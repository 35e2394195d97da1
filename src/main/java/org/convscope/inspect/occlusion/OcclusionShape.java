package org.convscope.inspect.occlusion;

import java.util.List;
import java.util.stream.IntStream;
import org.convscope.choice.OcclusionFill;

/** What is hidden, and what is put there. */
public sealed interface OcclusionShape {
    /** As many pixels as an occluding patch usually has on a side. */
    int PATCH = 11;

    /** From one patch to the next. */
    int STRIDE = 4;

    /**
     * Square patches, P / 2 (rounded down) and so many strides from the first pixel, cut at the border.
     *
     * @param patch pixels of the network's input on a side
     * @param stride pixels from one patch to the next
     */
    record Patches(int patch, int stride, OcclusionFill fill) implements OcclusionShape {
        public Patches {
            if (patch < 1 || stride < 1) {
                throw new IllegalArgumentException(patch + " pixels, " + stride + " apart");
            }
        }
    }

    /**
     * Rings of resolution, filled with what lies beside them.
     *
     * @param edgesAngstrom two or more, rising or falling: a ring lies between each and the next
     */
    record Rings(List<Double> edgesAngstrom) implements OcclusionShape {
        public Rings {
            edgesAngstrom = List.copyOf(edgesAngstrom);
            if (!areEdges(edgesAngstrom)) {
                throw new IllegalArgumentException("edges " + edgesAngstrom);
            }
        }

        /** Whether these are edges of rings: at least two, positive, rising or falling. */
        public static boolean areEdges(List<Double> edges) {
            return edges.size() >= 2 && (isFalling(edges) || isFalling(reversed(edges)));
        }

        private static boolean isFalling(List<Double> edges) {
            double last = Double.POSITIVE_INFINITY;
            for (double edge : edges) {
                if (!(edge > 0 && edge < last)) {
                    return false;
                }
                last = edge;
            }
            return true;
        }

        private static List<Double> reversed(List<Double> edges) {
            return IntStream.range(0, edges.size())
                    .mapToObj(i -> edges.get(edges.size() - 1 - i))
                    .toList();
        }
    }

    /**
     * Sectors of equal angles around the beam, the first from +x on, clockwise as seen.
     *
     * @param blur standard deviation in pixels of what is blurred
     */
    record Sectors(int count, OcclusionFill fill, double blur) implements OcclusionShape {
        public Sectors {
            if (count < 1) {
                throw new IllegalArgumentException(count + " sectors");
            }
        }
    }
}
