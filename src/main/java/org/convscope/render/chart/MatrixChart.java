package org.convscope.render.chart;

import java.awt.Color;
import java.util.List;
import org.convscope.render.NumberText;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.XYPlot;

/** Tables of numbers as coloured squares: correlations, and which class was taken for which. */
public final class MatrixChart {
    private MatrixChart() {}

    /**
     * Correlations: size and colour of a square by their strength, orange-red below zero, the accent above; numbers
     * below.
     *
     * @param correlations as many rows and columns as names, -1 to 1; NaN where a column does not vary
     */
    public static JFreeChart correlation(ChartTheme theme, String title, List<String> names, double[][] correlations) {
        MatrixCells.Cell[][] cells = new MatrixCells.Cell[names.size()][names.size()];
        for (int row = 0; row < cells.length; row++) {
            for (int column = 0; column < cells.length; column++) {
                double r = correlations[row][column];
                cells[row][column] = Double.isNaN(r)
                        ? new MatrixCells.Cell(0, 0, "–")
                        : new MatrixCells.Cell(
                                strength(
                                        theme,
                                        r < 0
                                                ? theme.palette().series(4)
                                                : theme.palette().accent(),
                                        Math.abs(r)),
                                0.12 + 0.88 * Math.abs(r),
                                text(r));
            }
        }
        return chart(theme, title, names, names, "", "", new MatrixCells(theme, cells, MatrixCells.TextPlace.BELOW));
    }

    /**
     * A confusion matrix: true classes in rows, predicted ones in columns, coloured by the share of the row.
     *
     * @param counts how many of true class [row] were taken for [column]
     */
    public static JFreeChart confusion(ChartTheme theme, String title, List<String> names, long[][] counts) {
        MatrixCells.Cell[][] cells = new MatrixCells.Cell[names.size()][names.size()];
        for (int row = 0; row < cells.length; row++) {
            long total = 0;
            for (long count : counts[row]) {
                total += count;
            }
            for (int column = 0; column < cells.length; column++) {
                double share = total == 0 ? 0 : (double) counts[row][column] / total;
                String text = NumberText.count(counts[row][column]);
                if (counts[row][column] > 0) {
                    text += "\n" + (share < 0.005 ? "< 1" : Math.round(100 * share)) + " %";
                }
                int rgb = share == 0
                        ? theme.faded(theme.palette().grid(), 0.5).getRGB()
                        : strength(theme, theme.palette().accent(), share);
                cells[row][column] = new MatrixCells.Cell(rgb & 0xFFFFFF, 1, text);
            }
        }
        return chart(
                theme,
                title,
                names,
                names,
                "predicted",
                "true",
                new MatrixCells(theme, cells, MatrixCells.TextPlace.ON));
    }

    // no minus before a zero
    private static String text(double correlation) {
        double rounded = Math.round(100 * correlation) / 100.0;
        return NumberText.fixed(rounded, 2);
    }

    // from hardly more than the background, so that weak is quiet on white and on black
    private static int strength(ChartTheme theme, Color colour, double share) {
        return theme.faded(colour, 0.15 + 0.85 * share).getRGB() & 0xFFFFFF;
    }

    private static JFreeChart chart(
            ChartTheme theme,
            String title,
            List<String> rows,
            List<String> columns,
            String across,
            String down,
            MatrixCells cells) {
        var plot = new XYPlot(null, axis(theme, across, columns), axis(theme, down, rows), null);
        plot.getRangeAxis().setInverted(true);
        int longest = columns.stream().mapToInt(String::length).max().orElse(0);
        plot.getDomainAxis().setVerticalTickLabels(longest * columns.size() > 60);
        plot.addAnnotation(cells);
        JFreeChart chart = theme.chart(title, plot, ChartTheme.Legends.NONE);
        plot.setRangeGridlinesVisible(false);
        return chart;
    }

    private static SymbolAxis axis(ChartTheme theme, String label, List<String> names) {
        var axis = new SymbolAxis(label.isEmpty() ? null : label, names.toArray(String[]::new));
        theme.style(axis);
        theme.quiet(axis);
        axis.setTickLabelPaint(theme.palette().foreground());
        axis.setGridBandsVisible(false);
        axis.setRange(-0.5, Math.max(1, names.size()) - 0.5);
        return axis;
    }
}
