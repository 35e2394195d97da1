package org.convscope.inspect.occlusion;

import java.util.List;
import org.convscope.choice.OcclusionFill;

/**
 * One input of one frame and what is hidden of it.
 *
 * @param fill the picture as it is where it is hidden
 */
record OccludedInput(InputPicture picture, HiddenParts parts, InputPicture fill) {
    /**
     * @throws org.convscope.problem.ProblemException if nothing says where rings lie
     */
    static OccludedInput of(InputPicture picture, OcclusionShape shape, InputPlaces places) {
        HiddenParts parts = HiddenParts.of(shape, picture.height(), picture.width(), places);
        return new OccludedInput(picture, parts, filled(picture, shape, places));
    }

    private static InputPicture filled(InputPicture picture, OcclusionShape shape, InputPlaces places) {
        if (shape instanceof OcclusionShape.Patches patches) {
            return filled(picture, patches.fill(), patches.patch() / 2.0);
        }
        return shape instanceof OcclusionShape.Sectors sectors
                ? filled(picture, sectors.fill(), sectors.blur())
                : betweenShells(picture, ((OcclusionShape.Rings) shape).edgesAngstrom(), places);
    }

    private static InputPicture filled(InputPicture picture, OcclusionFill fill, double sigma) {
        return switch (fill) {
            case ZERO -> picture.constant(new double[picture.channels()]);
            case MEAN -> picture.constant(picture.means());
            case BLUR -> GaussianBlur.of(picture, sigma);
        };
    }

    private static InputPicture betweenShells(InputPicture picture, List<Double> edges, InputPlaces places) {
        float[] fill = picture.numbers().clone();
        var radial = new RadialFill(picture, places.radii());
        for (int ring = 0; ring + 1 < edges.size(); ring++) {
            double one = places.radius(edges.get(ring));
            double other = places.radius(edges.get(ring + 1));
            radial.fill(Math.min(one, other), Math.max(one, other), fill);
        }
        return picture.with(fill);
    }
}
