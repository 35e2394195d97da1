package org.convscope.ui.mosaic;

/**
 * A value in a mosaic.
 *
 * @param tile number of the tile in the mosaic
 * @param unit that the tile shows
 * @param row of the map
 * @param column of the map
 * @param value there; of a colour tile its red
 */
public record TileHit(int tile, int unit, int row, int column, float value) {}
