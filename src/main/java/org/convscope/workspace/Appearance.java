package org.convscope.workspace;

/** What the toolbar chooses for kernels, maps and the light table together. */
public record Appearance(RangeScope scope, ColourMap colourMap, Contrast contrast) {
    public static final Appearance DEFAULT = new Appearance(RangeScope.LAYER, ColourMap.GRAY, Contrast.MIN_MAX);

    public Appearance scope(RangeScope newScope) {
        return new Appearance(newScope, colourMap, contrast);
    }

    public Appearance colourMap(ColourMap newMap) {
        return new Appearance(scope, newMap, contrast);
    }

    public Appearance contrast(Contrast newContrast) {
        return new Appearance(scope, colourMap, newContrast);
    }
}
