package org.convscope.export.inputs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.convscope.dataset.LabelledFrame;
import org.convscope.export.FrameJson;
import org.convscope.export.JsonText;
import org.convscope.export.MetricsJson;
import org.convscope.export.PictureFile;
import org.convscope.export.PredictionJson;
import org.convscope.export.Provenance;
import org.convscope.file.OutputFolder;
import org.convscope.frame.FrameSource;
import org.convscope.input.PreprocessingJson;
import org.convscope.inspect.inputs.ComparedInput;
import org.convscope.inspect.inputs.ComparedMetrics;
import org.convscope.inspect.inputs.PreprocessedDataSet;
import org.convscope.inspect.spots.FindSpots;
import org.convscope.render.Palette;
import org.jspecify.annotations.Nullable;

/** Writes preprocessings.json, preprocessings.csv, metrics.csv, and preprocessings.png of one frame. */
public final class WriteComparedInputs {
    private static final String JSON = "preprocessings.json";
    private static final String TABLE = "preprocessings.csv";
    private static final String METRICS = "metrics.csv";
    private static final String PICTURE = "preprocessings.png";
    /** What {@link #write} writes at most. */
    public static final List<String> FILES = List.of(JSON, TABLE, METRICS, PICTURE);

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
            List<PreprocessedDataSet> sides,
            Optional<Drawn> drawn,
            Provenance provenance) {
        folder.write(JSON, JsonText.text(tree(asked, sides, provenance)) + "\n");
        folder.write(TABLE, ComparedInputsTables.answers(asked, sides).text(provenance));
        folder.write(
                METRICS,
                ComparedInputsTables.metrics(sides, ComparedMetrics.of(sides)).text(provenance));
        drawn.filter(one -> !one.sides().isEmpty())
                .ifPresent(one -> PictureFile.write(
                        folder,
                        PICTURE,
                        new ComparedInputsPicture(Palette.light()).draw(one.sides(), one.units()),
                        provenance.with("Frame", one.frame().toString())));
    }

    private static Map<String, @Nullable Object> tree(
            List<LabelledFrame> asked, List<PreprocessedDataSet> sides, Provenance provenance) {
        Map<String, @Nullable Object> tree = JsonText.object(provenance);
        tree.put("spotThreshold", FindSpots.THRESHOLD);
        for (PreprocessedDataSet side : sides) {
            Map<String, @Nullable Object> one = JsonText.object();
            one.put("preprocessing", PreprocessingJson.text(side.preprocessing()));
            one.put("frames", side.predictions().rows().size());
            one.put(
                    "failed",
                    side.predictions().failures().stream()
                            .map(failure -> failure.problem().sentence())
                            .distinct()
                            .toList());
            one.put("meanSpots", JsonText.number(side.meanSpots()));
            one.putAll(MetricsJson.of(side.metrics()));
            tree.put(side.name(), one);
        }
        List<Object> frames = new ArrayList<>();
        List<List<Object>> answers = sides.stream()
                .map(side -> PredictionJson.of(asked, side.predictions(), prediction -> prediction))
                .toList();
        for (int i = 0; i < asked.size(); i++) {
            LabelledFrame frame = asked.get(i);
            Map<String, @Nullable Object> one = FrameJson.of(frame.source());
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
}
