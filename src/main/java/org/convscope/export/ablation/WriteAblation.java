package org.convscope.export.ablation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.convscope.choice.SwitchedTo;
import org.convscope.export.JsonText;
import org.convscope.export.PictureFile;
import org.convscope.export.Provenance;
import org.convscope.file.OutputFolder;
import org.convscope.inspect.fold.FailedFrame;
import org.convscope.network.SwitchedOff;
import org.convscope.render.chart.ChartPictures;
import org.jspecify.annotations.Nullable;

/**
 * Writes ablate.json; ablate.csv and ablate.png of the answers; ranking.csv and ranking.png of all units one by one.
 */
public final class WriteAblation {
    private static final String JSON = "ablate.json";
    private static final String ANSWERS = "ablate.csv";
    private static final String ANSWERS_PICTURE = "ablate.png";
    private static final String RANKING = "ranking.csv";
    private static final String RANKING_PICTURE = "ranking.png";
    /** What {@link #write} writes at most. */
    public static final List<String> FILES = List.of(JSON, ANSWERS, ANSWERS_PICTURE, RANKING, RANKING_PICTURE);

    private static final int WIDTH = 760;
    private static final int SQUARE = 560;
    private static final int SCALE = 2;

    /**
     * What came of it.
     *
     * @param layer id of the call
     * @param to what units were set to
     * @param off the units that were switched off together, with their numbers; empty for none
     * @param answers with them and without; empty for none
     * @param ranking of all units one by one; empty where that was not asked for
     * @param failed frames that could not be read or computed
     */
    public record Result(
            String layer,
            SwitchedTo to,
            SortedMap<Integer, Double> off,
            Optional<AblationAnswers> answers,
            Optional<AblationRanking> ranking,
            List<FailedFrame> failed) {}

    /**
     * @throws org.convscope.problem.ProblemException if nothing can be written there
     */
    public void write(OutputFolder folder, Result result, Provenance provenance) {
        folder.write(JSON, JsonText.text(tree(result, provenance)) + "\n");
        result.answers().ifPresent(answers -> {
            folder.write(ANSWERS, answers.table().text(provenance));
            String title = new SwitchedOff(result.layer(), result.off()).text();
            PictureFile.write(
                    folder,
                    ANSWERS_PICTURE,
                    ChartPictures.toImage(answers.chart(title), SQUARE, SQUARE, SCALE),
                    provenance);
        });
        result.ranking().ifPresent(ranking -> {
            folder.write(RANKING, ranking.table().text(provenance));
            PictureFile.write(
                    folder,
                    RANKING_PICTURE,
                    ChartPictures.toImage(ranking.chart(), WIDTH, 100 + 20 * ranking.rows(), SCALE),
                    provenance);
        });
    }

    private static Map<String, @Nullable Object> tree(Result result, Provenance provenance) {
        Map<String, @Nullable Object> tree = JsonText.object(provenance);
        tree.put("layer", result.layer());
        tree.put("units", List.copyOf(result.off().keySet()));
        tree.put("to", result.to().word());
        List<@Nullable Object> values = new ArrayList<>();
        result.off().values().forEach(value -> values.add(JsonText.number(value)));
        tree.put("values", values);
        tree.put(
                "failed",
                result.failed().stream()
                        .map(failure -> failure.problem().sentence())
                        .distinct()
                        .toList());
        result.answers().ifPresent(answers -> tree.putAll(answers.tree()));
        tree.put(
                "ranking",
                result.ranking().<@Nullable Object>map(AblationRanking::tree).orElse(null));
        return tree;
    }
}
