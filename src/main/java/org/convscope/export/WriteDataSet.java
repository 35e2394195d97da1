package org.convscope.export;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.convscope.dataset.DataSet;
import org.convscope.dataset.LabelCorrelations;
import org.convscope.dataset.LabelCount;
import org.convscope.dataset.LabelledFrame;
import org.convscope.file.OutputFolder;
import org.convscope.frame.io.FrameFiles;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;
import org.convscope.render.Palette;
import org.convscope.render.chart.BarChart;
import org.convscope.render.chart.ChartPictures;
import org.convscope.render.chart.ChartTheme;
import org.convscope.render.chart.MatrixChart;
import org.convscope.task.TaskMonitor;
import org.jspecify.annotations.Nullable;

/** Writes what a data set holds: counts.png, correlations.png, frames.png (5 x 5), dataset.json. */
public final class WriteDataSet {
    private static final String COUNTS = "counts.png";
    private static final String CORRELATIONS = "correlations.png";
    private static final String FRAMES = "frames.png";
    private static final String JSON = "dataset.json";
    /** The names of the files that {@link #write} writes. */
    public static final List<String> FILES = List.of(COUNTS, CORRELATIONS, FRAMES, JSON);

    private static final int SIDE = 5;
    private static final int TILE = 200;
    private static final int GAP = 12;
    private static final int LINE = 16;
    private static final long SEED = 0;

    private final FrameFiles frames;
    private final Palette palette = Palette.light();

    public WriteDataSet(FrameFiles frames) {
        this.frames = frames;
    }

    /**
     * @param failures gets frames of the 25 that cannot be read
     * @throws ProblemException if nothing can be written there
     */
    public void write(DataSet dataSet, OutputFolder folder, Consumer<ProblemException> failures, TaskMonitor monitor) {
        Provenance provenance =
                Provenance.start().with("Data set", dataSet.origin().toString());
        var theme = new ChartTheme(palette);
        List<LabelCount> counts = dataSet.counts();
        LabelCorrelations correlations = dataSet.correlations();
        List<String> names = dataSet.labelNames();
        long[] numbers = counts.stream().mapToLong(LabelCount::frames).toArray();
        if (!names.isEmpty()) {
            PictureFile.write(
                    folder,
                    COUNTS,
                    ChartPictures.toImage(
                            BarChart.counts(theme, "Frames with each label", names, numbers), 900, 420, 2),
                    provenance);
            PictureFile.write(
                    folder,
                    CORRELATIONS,
                    ChartPictures.toImage(
                            MatrixChart.correlation(theme, "Correlation of labels", names, correlations.values()),
                            760,
                            720,
                            2),
                    provenance);
        }
        List<Problem> unreadable = new ArrayList<>();
        Consumer<ProblemException> told = e -> {
            unreadable.add(e.problem());
            failures.accept(e);
        };
        PictureFile.write(folder, FRAMES, grid(dataSet, told, monitor), provenance);
        folder.write(JSON, JsonText.text(tree(dataSet, unreadable, counts, correlations, provenance)) + "\n");
    }

    private BufferedImage grid(DataSet dataSet, Consumer<ProblemException> failures, TaskMonitor monitor) {
        int side = SIDE * (TILE + GAP) + GAP;
        var image = new BufferedImage(side, SIDE * (TILE + GAP + 2 * LINE) + GAP, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setColor(palette.background());
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        g.setFont(palette.font());
        int place = 0;
        for (LabelledFrame labelled : dataSet.pick(SIDE * SIDE, SEED)) {
            monitor.checkCancelled();
            monitor.progress("Drawing " + labelled.name(), (double) place / (SIDE * SIDE));
            int x = GAP + place % SIDE * (TILE + GAP);
            int y = GAP + place / SIDE * (TILE + GAP + 2 * LINE);
            place++;
            title(g, dataSet.title(labelled), x, y);
            try {
                g.drawImage(new FrameTiles(frames.read(labelled.source())).whole(TILE), x, y + 2 * LINE, null);
            } catch (ProblemException e) {
                failures.accept(e);
            }
        }
        g.dispose();
        return image;
    }

    /** Draws a title in two lines, cut where they are full. */
    private void title(Graphics2D g, String title, int x, int y) {
        g.setColor(palette.foreground());
        FontMetrics metrics = g.getFontMetrics();
        var first = new StringBuilder();
        var second = new StringBuilder();
        for (String word : title.split(" ")) {
            String longer = first.isEmpty() ? word : first + " " + word;
            if (second.isEmpty() && metrics.stringWidth(longer) <= TILE) {
                first.replace(0, first.length(), longer);
            } else {
                second.append(second.isEmpty() ? "" : " ").append(word);
            }
        }
        while (metrics.stringWidth(second.toString()) > TILE) {
            second.setLength(second.length() - 1);
        }
        g.drawString(first.toString(), x, y + LINE - 4);
        g.setColor(palette.muted());
        g.drawString(second.toString(), x, y + 2 * LINE - 4);
    }

    private static Map<String, @Nullable Object> tree(
            DataSet dataSet,
            List<Problem> unreadable,
            List<LabelCount> counts,
            LabelCorrelations correlations,
            Provenance provenance) {
        Map<String, @Nullable Object> tree = JsonText.object(provenance);
        tree.put("frames", dataSet.frames().size());
        tree.put(
                "broken",
                Stream.concat(dataSet.broken().stream(), unreadable.stream())
                        .map(Problem::sentence)
                        .distinct()
                        .toList());
        List<Object> columns = new ArrayList<>();
        dataSet.columns().forEach(column -> {
            Map<String, @Nullable Object> one = JsonText.object();
            one.put("name", column.name());
            one.put("kind", column.kind().name().toLowerCase(Locale.ROOT));
            one.put("classes", column.classes());
            columns.add(one);
        });
        tree.put("columns", columns);
        Map<String, @Nullable Object> labels = JsonText.object();
        List<String> names = dataSet.labelNames();
        for (int i = 0; i < counts.size(); i++) {
            labels.put(names.get(i), counts.get(i).frames());
        }
        tree.put("counts", labels);
        List<Object> matrix = new ArrayList<>();
        for (double[] row : correlations.values()) {
            List<@Nullable Object> cells = new ArrayList<>();
            for (double value : row) {
                cells.add(JsonText.number(value));
            }
            matrix.add(cells);
        }
        Map<String, @Nullable Object> correlation = JsonText.object();
        correlation.put("names", names);
        correlation.put("values", matrix);
        tree.put("correlations", correlation);
        return tree;
    }
}
