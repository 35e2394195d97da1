package org.convscope.inspect.census;

/**
 * Where a unit fires: its mean by resolution, over the frames whose geometry is known.
 *
 * @param layer id of the call
 * @param unit from 0
 * @param means one a shell of {@link ResolutionShells}; NaN where there is no place
 * @param places how many places each shell has
 * @param insideIce mean within the annuli of ice
 * @param insidePlaces how many places that is
 * @param outsideIce mean of all other places of the shells
 * @param outsidePlaces how many places that is
 */
public record UnitShells(
        String layer,
        int unit,
        double[] means,
        long[] places,
        double insideIce,
        long insidePlaces,
        double outsideIce,
        long outsidePlaces) {

    static UnitShells of(String layer, int unit, int units, LayerSums sums) {
        double[] means = new double[ResolutionShells.SHELLS];
        long[] places = new long[ResolutionShells.SHELLS];
        double[] byIce = new double[2];
        long[] placesByIce = new long[2];
        for (int region = 0; region < ResolutionShells.REGIONS; region++) {
            double sum = sums.regionSums()[region * units + unit];
            means[region / 2] += sum;
            places[region / 2] += sums.regionPlaces()[region];
            byIce[region % 2] += sum;
            placesByIce[region % 2] += sums.regionPlaces()[region];
        }
        for (int shell = 0; shell < means.length; shell++) {
            means[shell] /= places[shell];
        }
        return new UnitShells(
                layer,
                unit,
                means,
                places,
                byIce[1] / placesByIce[1],
                placesByIce[1],
                byIce[0] / placesByIce[0],
                placesByIce[0]);
    }
}
