package org.convscope.frame.io;

/**
 * A region of a CrystFEL geometry whose pixels are not to be trusted, limits included: in the laboratory, or in a panel's
 * data.
 *
 * @param inLaboratory whether the limits are x and y; else they are columns and rows of the data
 * @param panel the panel's name, empty for every panel
 */
record CrystFelBadRegion(boolean inLaboratory, String panel, double minX, double maxX, double minY, double maxY) {
    boolean covers(CrystFelPanel of, int fast, int slow, double x, double y) {
        if (inLaboratory) {
            return x >= minX && x <= maxX && y >= minY && y <= maxY;
        }
        int column = of.left() + fast;
        int row = of.top() - of.slabTop() + slow;
        return (panel.isEmpty() || panel.equals(of.name()))
                && column >= minX
                && column <= maxX
                && row >= minY
                && row <= maxY;
    }
}
