package org.convscope.inspect.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.convscope.frame.geometry.IceKind;
import org.convscope.frame.geometry.Resolution;
import org.convscope.inspect.occlusion.InputPlaces;
import org.convscope.inspect.occlusion.OcclusionShape;

/** Rings of resolution around the rings of ice, and those in between. */
public final class IceEdges {
    /**
     * How far a ring that is hidden reaches to both sides of a ring of ice: rings of ice are broad, and what is left of
     * one would be what the hidden part is filled with.
     */
    public static final double HALF_WIDTH = 0.02;

    private static final double TEN_THOUSAND = 1e4;
    private static final List<Double> BEFORE_ICE = List.of(20.0, 10.0, 6.0);

    private IceEdges() {}

    /** The rings of ice between two edges, largest d-spacing first. */
    public static List<Double> ice(OcclusionShape.Rings rings, int ring) {
        double one = rings.edgesAngstrom().get(ring);
        double other = rings.edgesAngstrom().get(ring + 1);
        return IceKind.allSpacingsAngstrom().stream()
                .filter(d -> d < Math.max(one, other) && d > Math.min(one, other))
                .toList();
    }

    /**
     * Edges that some pixel of the input lies within, falling; fewer than two where the frame sees less than 20 Å.
     *
     * @throws org.convscope.problem.ProblemException if the geometry is not complete
     */
    static List<Double> of(InputPlaces places) {
        double reach = Arrays.stream(places.radii()).max().orElse(0);
        List<Double> edges = new ArrayList<>(BEFORE_ICE);
        for (double d : IceKind.allSpacingsAngstrom()) {
            double outer = rounded(d * (1 + HALF_WIDTH));
            // rings that lie so near that nothing is left between them are one
            if (outer >= edges.get(edges.size() - 1)) {
                edges.remove(edges.size() - 1);
            } else {
                edges.add(outer);
            }
            edges.add(rounded(d * (1 - HALF_WIDTH)));
        }
        int seen = (int)
                edges.stream().filter(edge -> places.radius(edge) <= reach).count();
        List<Double> falling = new ArrayList<>(edges.subList(0, seen));
        double end = end(places, reach);
        if (seen > 0 && end < falling.get(seen - 1)) {
            falling.add(end);
        }
        return falling;
    }

    /** To a ten-thousandth of an ångström, as it is written. */
    private static double rounded(double d) {
        return Math.round(d * TEN_THOUSAND) / TEN_THOUSAND;
    }

    /** The smallest d-spacing that a pixel's centre sees, and a little beyond. */
    private static double end(InputPlaces places, double reach) {
        Resolution resolution = Resolution.of(places.geometry()).orElseThrow();
        double radius = (reach + 1) * places.map().width() / places.map().inputWidth();
        return rounded(resolution.dAngstrom(places.centreX() + radius, places.centreY()));
    }
}
