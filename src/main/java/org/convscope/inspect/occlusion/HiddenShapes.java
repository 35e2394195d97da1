package org.convscope.inspect.occlusion;

import java.util.Arrays;
import java.util.List;

/** Which pixels of an input belong to which ring or sector. */
public final class HiddenShapes {
    private HiddenShapes() {}

    /**
     * The part that each pixel of an input belongs to, row by row, -1 for none.
     *
     * @throws org.convscope.problem.ProblemException if nothing says where rings lie
     */
    public static int[] partOfPixels(OcclusionShape.Rings rings, InputPlaces places) {
        return rings(rings.edgesAngstrom(), places).part().clone();
    }

    /** The sector that each pixel of an input belongs to, row by row. */
    public static int[] partOfPixels(OcclusionShape.Sectors sectors, InputPlaces places) {
        return sectors(sectors.count(), places).part().clone();
    }

    static HiddenParts.Labelled rings(List<Double> edges, InputPlaces places) {
        double[] radii = places.radii();
        int[] parts = new int[radii.length];
        Arrays.fill(parts, -1);
        for (int ring = 0; ring + 1 < edges.size(); ring++) {
            double one = places.radius(edges.get(ring));
            double other = places.radius(edges.get(ring + 1));
            for (int i = 0; i < radii.length; i++) {
                if (radii[i] >= Math.min(one, other) && radii[i] < Math.max(one, other)) {
                    parts[i] = ring;
                }
            }
        }
        return new HiddenParts.Labelled(parts, edges.size() - 1);
    }

    static HiddenParts.Labelled sectors(int count, InputPlaces places) {
        double[] angles = places.angles();
        int[] parts = new int[angles.length];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = (int) Math.min(count - 1.0, Math.floor(angles[i] * count / (2 * Math.PI)));
        }
        return new HiddenParts.Labelled(parts, count);
    }
}
