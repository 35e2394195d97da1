package org.convscope.ui.pointer;

/**
 * A place on a layer's map.
 *
 * @param layer id of the layer call
 * @param row of the map
 * @param column of the map
 */
public record MapPoint(String layer, int row, int column) {}
