package org.convscope.frame.io;

/**
 * A panel of a CrystFEL geometry: a rectangle of the data, and where its corner and its two axes lie in the laboratory, in
 * pixels, x and y as in CrystFEL.
 *
 * @param top first row in the data, counted over all slabs
 * @param slabTop first row of the panel's slab, which limits in the geometry file are counted from
 * @param fastX x of one step along a row
 * @param slowX x of one step down a column
 */
record CrystFelPanel(
        String name,
        int left,
        int top,
        int slabTop,
        int width,
        int height,
        double cornerX,
        double cornerY,
        double fastX,
        double fastY,
        double slowX,
        double slowY) {

    double x(double fast, double slow) {
        return cornerX + fast * fastX + slow * slowX;
    }

    double y(double fast, double slow) {
        return cornerY + fast * fastY + slow * slowY;
    }

    private double determinant() {
        return fastX * slowY - fastY * slowX;
    }

    /** A place's distance along the rows. */
    double fast(double x, double y) {
        return ((x - cornerX) * slowY - (y - cornerY) * slowX) / determinant();
    }

    /** A place's distance down the columns. */
    double slow(double x, double y) {
        return ((y - cornerY) * fastX - (x - cornerX) * fastY) / determinant();
    }

    boolean isSensible() {
        double size = Math.abs(determinant());
        return width > 0
                && height > 0
                && size > 1e-3
                && size < 1e3
                && Math.abs(cornerX) < 1e6
                && Math.abs(cornerY) < 1e6
                && Math.abs(fastX) + Math.abs(fastY) + Math.abs(slowX) + Math.abs(slowY) < 1e3;
    }
}
