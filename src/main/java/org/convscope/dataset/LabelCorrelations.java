package org.convscope.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How strongly labels go together.
 *
 * @param names of the columns, a class column having one for each class
 * @param values Pearson's correlation of each with each, -1 to 1; NaN for a column that never changes
 */
public record LabelCorrelations(List<String> names, double[][] values) {
    public LabelCorrelations {
        names = List.copyOf(names);
    }

    static LabelCorrelations of(DataSet dataSet) {
        List<String> names = dataSet.labelNames();
        List<double[]> numbers = new ArrayList<>();
        for (int c = 0; c < dataSet.columns().size(); c++) {
            LabelColumn column = dataSet.columns().get(c);
            double[] values = dataSet.values(c);
            if (column.kind() != LabelColumn.Kind.CLASS) {
                numbers.add(values);
                continue;
            }
            for (int k = 0; k < column.classes().size(); k++) {
                int wanted = k;
                numbers.add(Arrays.stream(values)
                        .map(v -> Double.isNaN(v) ? v : v == wanted ? 1 : 0)
                        .toArray());
            }
        }
        double[][] matrix = new double[names.size()][names.size()];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j <= i; j++) {
                matrix[i][j] = pearson(numbers.get(i), numbers.get(j));
                matrix[j][i] = matrix[i][j];
            }
        }
        return new LabelCorrelations(names, matrix);
    }

    /** Over the frames that have both. */
    private static double pearson(double[] first, double[] second) {
        double n = 0;
        double meanX = 0;
        double meanY = 0;
        for (int i = 0; i < first.length; i++) {
            if (!Double.isNaN(first[i] + second[i])) {
                n++;
                meanX += first[i];
                meanY += second[i];
            }
        }
        meanX /= n;
        meanY /= n;
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < first.length; i++) {
            if (!Double.isNaN(first[i] + second[i])) {
                xy += (first[i] - meanX) * (second[i] - meanY);
                xx += (first[i] - meanX) * (first[i] - meanX);
                yy += (second[i] - meanY) * (second[i] - meanY);
            }
        }
        return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : Double.NaN;
    }
}
