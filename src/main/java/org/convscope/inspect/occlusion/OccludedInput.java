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
        if (shape instanceof OcclusionShape.Patches patches) {
            return new OccludedInput(
                    picture,
                    HiddenParts.Windows.of(picture.height(), picture.width(), patches.patch(), patches.stride()),
                    filled(picture, patches.fill(), patches.patch() / 2.0));
        }
        if (shape instanceof OcclusionShape.Sectors sectors) {
            return new OccludedInput(
                    picture,
                    HiddenShapes.sectors(sectors.count(), places),
                    filled(picture, sectors.fill(), sectors.blur()));
        }
        return rings(picture, ((OcclusionShape.Rings) shape).edgesAngstrom(), places);
    }

    private static InputPicture filled(InputPicture picture, OcclusionFill fill, double sigma) {
        return switch (fill) {
            case ZERO -> picture.constant(new double[picture.channels()]);
            case MEAN -> picture.constant(picture.means());
            case BLUR -> GaussianBlur.of(picture, sigma);
        };
    }

    private static OccludedInput rings(InputPicture picture, List<Double> edges, InputPlaces places) {
        double[] radii = places.radii();
        float[] fill = picture.numbers().clone();
        var radial = new RadialFill(picture, radii);
        for (int ring = 0; ring + 1 < edges.size(); ring++) {
            double one = places.radius(edges.get(ring));
            double other = places.radius(edges.get(ring + 1));
            radial.fill(Math.min(one, other), Math.max(one, other), fill);
        }
        return new OccludedInput(picture, HiddenShapes.rings(edges, places), picture.with(fill));
    }
}
