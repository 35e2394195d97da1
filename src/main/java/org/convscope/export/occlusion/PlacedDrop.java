package org.convscope.export.occlusion;

import java.awt.geom.Rectangle2D;
import java.util.stream.Collectors;
import org.convscope.export.saliency.MapValues;
import org.convscope.export.saliency.OverlayStyle;
import org.convscope.inspect.occlusion.HiddenShapes;
import org.convscope.inspect.occlusion.InputPlaces;
import org.convscope.inspect.occlusion.OcclusionShape;
import org.convscope.render.NumberText;

/** A map of what is lost, and the part of the input that it is of: patches at their true centres, rings and sectors where they lie. */
public record PlacedDrop(MapValues map, Rectangle2D part) {
    /**
     * @param drop a value a part, in its table
     * @throws org.convscope.problem.ProblemException if nothing says where rings lie
     */
    public static PlacedDrop of(OcclusionShape shape, InputPlaces places, MapValues drop) {
        if (shape instanceof OcclusionShape.Patches patches) {
            // each value fills a stride around its patch's middle
            double first = (patches.patch() - patches.stride()) / 2.0;
            return new PlacedDrop(
                    drop,
                    new Rectangle2D.Double(
                            first,
                            first,
                            (double) drop.columns() * patches.stride(),
                            (double) drop.rows() * patches.stride()));
        }
        int[] parts = shape instanceof OcclusionShape.Rings rings
                ? HiddenShapes.partOfPixels(rings, places)
                : HiddenShapes.partOfPixels((OcclusionShape.Sectors) shape, places);
        float[] values = new float[parts.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = parts[i] < 0 ? 0 : drop.values()[parts[i]];
        }
        int height = places.map().inputHeight();
        int width = places.map().inputWidth();
        return new PlacedDrop(new MapValues(values, height, width), new Rectangle2D.Double(0, 0, width, height));
    }

    /** How maps of a shape are drawn. */
    public static OverlayStyle style(OcclusionShape shape) {
        return shape instanceof OcclusionShape.Patches ? OverlayStyle.PATCHES : OverlayStyle.PARTS;
    }

    /** What is hidden, in words. */
    public static String words(OcclusionShape shape) {
        if (shape instanceof OcclusionShape.Patches patches) {
            return "patches of " + patches.patch() + ", " + patches.stride() + " apart, filled with "
                    + patches.fill().word();
        }
        if (shape instanceof OcclusionShape.Sectors sectors) {
            return sectors.count() + " sectors, filled with " + sectors.fill().word();
        }
        return ((OcclusionShape.Rings) shape)
                .edgesAngstrom().stream()
                        .map(NumberText::text)
                        .collect(Collectors.joining(", ", "rings with edges at ", " Å"));
    }
}
