package org.convscope.export.inputs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.convscope.dataset.LabelledFrame;
import org.convscope.export.CsvTable;
import org.convscope.export.JsonText;
import org.convscope.export.MetricsJson;
import org.convscope.export.PictureFile;
import org.convscope.export.PredictionJson;
import org.convscope.export.Provenance;
import org.convscope.file.OutputFolder;
import org.convscope.frame.FrameSource;
import org.convscope.input.Preprocessing;
import org.convscope.input.PreprocessingJson;
import org.convscope.inspect.inputs.ComparedInput;
import org.convscope.inspect.inputs.CountedInputs;
import org.convscope.inspect.metrics.ScorePredictions;
import org.convscope.inspect.prediction.DataSetPredictions;
import org.convscope.inspect.spots.FindSpots;
import org.convscope.render.Palette;
import org.jspecify.annotations.Nullable;

/** Writes preprocessings.json, preprocessings.csv, and preprocessings.png of one frame. */
public final class WriteComparedInputs {
    private static final String JSON = "preprocessings.json";
    private static final String TABLE = "preprocessings.csv";
    private static final String PICTURE = "preprocessings.png";
    /** What {@link #write} writes at most. */
    public static final List<String> FILES = List.of(JSON, TABLE, PICTURE);

    /**
     * A data set under one preprocessing.
     *
     * @param name for people: first or second
     */
    public record Side(
            String name, Preprocessing preprocessing, DataSetPredictions predictions, CountedInputs counted) {
        private OptionalInt spots(LabelledFrame frame) {
            return counted.spots(frame.source());
        }
    }

    /**
     * What is drawn of one frame.
     *
     * @param frame which
     * @param sides as many as could be computed
     * @param units whose maps are drawn
     */
    public record Drawn(FrameSource frame, List<ComparedInput> sides, List<Integer> units) {}

    /**
     * @param asked all frames
     * @throws org.convscope.problem.ProblemException if nothing can be written there
     */
    public void write(
            OutputFolder folder,
            List<LabelledFrame> asked,
            List<Side> sides,
            Optional<Drawn> drawn,
            Provenance provenance) {
        folder.write(JSON, JsonText.text(tree(asked, sides, provenance)) + "\n");
        folder.write(TABLE, table(asked, sides).text(provenance));
        drawn.filter(one -> !one.sides().isEmpty())
                .ifPresent(one -> PictureFile.write(
                        folder,
                        PICTURE,
                        new ComparedInputsPicture(Palette.light()).draw(one.sides(), one.units()),
                        provenance.with("Frame", one.frame().toString())));
    }

    private static Map<String, @Nullable Object> tree(
            List<LabelledFrame> asked, List<Side> sides, Provenance provenance) {
        Map<String, @Nullable Object> tree = JsonText.object(provenance);
        tree.put("spotThreshold", FindSpots.THRESHOLD);
        for (Side side : sides) {
            Map<String, @Nullable Object> one = JsonText.object();
            one.put("preprocessing", PreprocessingJson.text(side.preprocessing()));
            one.put("frames", side.predictions().rows().size());
            one.put(
                    "failed",
                    side.predictions().failures().stream()
                            .map(failure -> failure.problem().sentence())
                            .distinct()
                            .toList());
            one.put("meanSpots", JsonText.number(meanSpots(asked, side)));
            one.putAll(MetricsJson.of(new ScorePredictions().judge(side.predictions())));
            tree.put(side.name(), one);
        }
        List<Object> frames = new ArrayList<>();
        List<List<Object>> answers = sides.stream()
                .map(side -> PredictionJson.of(asked, side.predictions(), prediction -> prediction))
                .toList();
        for (int i = 0; i < asked.size(); i++) {
            LabelledFrame frame = asked.get(i);
            Map<String, @Nullable Object> one = JsonText.object();
            one.put("file", frame.source().file().toString());
            one.put("image", frame.source().image());
            for (int s = 0; s < sides.size(); s++) {
                Map<String, @Nullable Object> ofSide = JsonText.object();
                OptionalInt spots = sides.get(s).spots(frame);
                ofSide.put("spots", spots.isPresent() ? spots.getAsInt() : null);
                Map<?, ?> answer = (Map<?, ?>) answers.get(s).get(i);
                ofSide.put("outputs", answer.get("outputs"));
                ofSide.put("error", answer.get("error"));
                one.put(sides.get(s).name(), ofSide);
            }
            frames.add(one);
        }
        tree.put("answers", frames);
        return tree;
    }

    private static double meanSpots(List<LabelledFrame> asked, Side side) {
        return asked.stream()
                .map(side::spots)
                .filter(OptionalInt::isPresent)
                .mapToInt(OptionalInt::getAsInt)
                .average()
                .orElse(Double.NaN);
    }

    private static CsvTable table(List<LabelledFrame> asked, List<Side> sides) {
        List<String> titles = new ArrayList<>(List.of("file", "image"));
        sides.forEach(side -> titles.add(side.name() + ":spots"));
        for (Side side : sides) {
            side.predictions()
                    .numbers()
                    .forEach(number -> titles.add(side.name() + ":" + number.output() + ":"
                            + number.label().title()));
        }
        var table = new CsvTable(titles);
        List<Map<LabelledFrame, float[]>> numbers =
                sides.stream().map(WriteComparedInputs::numbers).toList();
        for (LabelledFrame frame : asked) {
            List<Object> cells = new ArrayList<>();
            cells.add(frame.source().file().toString());
            cells.add(frame.source().image());
            for (Side side : sides) {
                OptionalInt spots = side.spots(frame);
                cells.add(spots.isPresent() ? Integer.toString(spots.getAsInt()) : "");
            }
            for (int s = 0; s < sides.size(); s++) {
                float[] own = numbers.get(s).get(frame);
                for (int i = 0; i < sides.get(s).predictions().numbers().size(); i++) {
                    cells.add(own == null ? "" : Float.toString(own[i]));
                }
            }
            table.row(cells.toArray());
        }
        return table;
    }

    /** The numbers of each frame that was answered. */
    private static Map<LabelledFrame, float[]> numbers(Side side) {
        Map<LabelledFrame, float[]> numbers = new HashMap<>();
        side.predictions().rows().forEach(row -> numbers.putIfAbsent(row.frame(), row.values()));
        return numbers;
    }
}
