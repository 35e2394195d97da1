package org.convscope.ui.look;

import org.convscope.render.colour.ColourMap;
import org.convscope.render.colour.Contrast;
import org.convscope.render.colour.RangeScope;
import org.convscope.workspace.Curve;

/** What the workspace's words mean to the renderer. */
public final class Words {
    private Words() {}

    public static ColourMap colours(org.convscope.workspace.ColourMap map) {
        return switch (map) {
            case GRAY -> ColourMap.GRAY;
            case VIRIDIS -> ColourMap.VIRIDIS;
            case CIVIDIS -> ColourMap.CIVIDIS;
            case BLUES -> ColourMap.BLUES;
            case RDBU -> ColourMap.RDBU;
        };
    }

    public static Contrast curve(Curve curve) {
        return switch (curve) {
            case LINEAR -> Contrast.LINEAR;
            case SQRT -> Contrast.SQRT;
            case LOG -> Contrast.LOG;
            case ASINH -> Contrast.ASINH;
        };
    }

    public static RangeScope scope(org.convscope.workspace.RangeScope scope) {
        return switch (scope) {
            case TILE -> RangeScope.TILE;
            case LAYER -> RangeScope.LAYER;
            case NETWORK -> RangeScope.NETWORK;
            case FRAMES -> RangeScope.FRAMES;
        };
    }
}
