package org.convscope.export.census;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.convscope.problem.Problem;

/** Reads from a census.csv how well each unit of a layer tells both categories apart. */
public final class CensusAreas {
    private CensusAreas() {}

    /**
     * @param layer id of the call, as the census names it
     * @return by unit
     * @throws org.convscope.problem.ProblemException if it cannot be read, is no census.csv, or has no areas of this layer
     */
    public static Map<Integer, Double> read(Path file, String layer) {
        SortedMap<Integer, Double> all =
                CensusTable.read(file).areas().getOrDefault(layer, Collections.emptySortedMap());
        Map<Integer, Double> areas = new TreeMap<>(all);
        areas.values().removeIf(area -> area.isNaN());
        if (areas.isEmpty()) {
            throw Problem.inFile(file, "says nothing about layer '" + layer + "'")
                    .nextStep("Take a census of this layer with --between")
                    .asException();
        }
        return areas;
    }
}
