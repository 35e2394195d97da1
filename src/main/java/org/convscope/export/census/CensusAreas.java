package org.convscope.export.census;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.convscope.dataset.SeparatedLine;
import org.convscope.file.TextFile;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;

/** Reads from a census.csv how well each unit of a layer tells both categories apart. */
public final class CensusAreas {
    private CensusAreas() {}

    /**
     * @param layer id of the call, as the census names it
     * @return by unit
     * @throws ProblemException if it cannot be read, is no census.csv, or has no areas of this layer
     */
    public static Map<Integer, Double> read(Path file, String layer) {
        List<String> lines = TextFile.read(file).lines().toList();
        List<String> header = lines.isEmpty() ? List.of() : SeparatedLine.cells(lines.get(0), ',');
        int layerColumn = header.indexOf("layer");
        int unitColumn = header.indexOf("unit");
        int areaColumn = header.indexOf("auc");
        if (layerColumn < 0 || unitColumn < 0 || areaColumn < 0) {
            throw Problem.inFile(file, "is no census.csv")
                    .expected("the columns layer, unit and auc")
                    .asException();
        }
        Map<Integer, Double> areas = new TreeMap<>();
        for (int number = 1; number < lines.size(); number++) {
            List<String> cells = SeparatedLine.cells(lines.get(number), ',');
            if (cells.size() == header.size()
                    && cells.get(layerColumn).equals(layer)
                    && !cells.get(areaColumn).isEmpty()) {
                try {
                    areas.put(Integer.valueOf(cells.get(unitColumn)), Double.valueOf(cells.get(areaColumn)));
                } catch (NumberFormatException e) {
                    throw new ProblemException(
                            Problem.inFile(file, "is no census.csv: line " + (number + 1) + " holds no numbers"), e);
                }
            }
        }
        if (areas.isEmpty()) {
            throw Problem.inFile(file, "says nothing about layer '" + layer + "'")
                    .nextStep("Take a census of this layer with --between")
                    .asException();
        }
        return areas;
    }
}
