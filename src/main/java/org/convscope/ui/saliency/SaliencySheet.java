package org.convscope.ui.saliency;

import java.util.List;
import org.convscope.export.saliency.MapBackground;
import org.convscope.export.saliency.MapValues;
import org.convscope.export.saliency.OverlayStyle;
import org.convscope.export.saliency.SaliencyPicture;
import org.convscope.render.colour.Legend;

/**
 * A map and the frame below it.
 *
 * @param random maps of networks with random weights to compare it with, if asked for
 * @param title what the map is of
 * @param value the target's
 * @param legend what the colours stand for
 */
record SaliencySheet(
        MapBackground below,
        MapValues map,
        List<RandomMap> random,
        OverlayStyle style,
        String title,
        double value,
        Legend legend) {
    /** A map of a network with random weights. */
    record RandomMap(MapValues map, String title) {}

    SaliencySheet {
        random = List.copyOf(random);
    }

    static SaliencySheet of(
            MapBackground below,
            MapValues map,
            List<RandomMap> random,
            OverlayStyle style,
            String title,
            double value) {
        // the ends are sought here, once, and not with every move of the opacity
        Legend legend = picture(below, map, random, style, title, 0).legend(title);
        return new SaliencySheet(below, map, random, style, title, value, legend);
    }

    /**
     * @param opacity of the largest values, in percent
     */
    SaliencyPicture picture(int opacity) {
        return picture(below, map, random, style, title, opacity);
    }

    private static SaliencyPicture picture(
            MapBackground below, MapValues map, List<RandomMap> random, OverlayStyle style, String title, int opacity) {
        var picture = new SaliencyPicture(style, opacity / 100.0);
        picture.begin(below);
        picture.add(map, title);
        random.forEach(one -> picture.add(one.map(), one.title()));
        return picture;
    }
}
