package org.convscope.inspect.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import org.convscope.choice.EmbeddingMethod;
import org.convscope.dataset.LabelledFrame;
import org.convscope.frame.FrameSource;
import org.convscope.inspect.fold.FoldedFrames;
import org.convscope.problem.ProblemException;
import org.convscope.task.CancelledException;
import org.convscope.task.TaskMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against what scikit-learn makes of the same numbers: src/test/scripts/make_embedding_golden.py. */
class EmbeddingTest {
    private static final Path FILES = Path.of("src/test/resources/org/convscope/inspect/embedding");
    private static final int FEATURES = 12;
    private static final EmbeddingSettings PCA = new EmbeddingSettings(EmbeddingMethod.PCA, 400, 30, 0);
    private static final EmbeddingSettings TSNE = new EmbeddingSettings(EmbeddingMethod.TSNE, 400, 30, 0);

    private static float[][] points(int count) throws IOException {
        var numbers = ByteBuffer.wrap(Files.readAllBytes(FILES.resolve("points.f32")))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
        float[][] points = new float[count][FEATURES];
        for (float[] point : points) {
            numbers.get(point);
        }
        return points;
    }

    private static JsonObject expected() throws IOException {
        return JsonParser.parseString(Files.readString(FILES.resolve("points.json")))
                .getAsJsonObject();
    }

    private static FrameEmbedding embed(float[][] points, EmbeddingSettings settings, long mostBytes) {
        try (var table = new FeatureTable(points.length, mostBytes)) {
            List<LabelledFrame> frames = new ArrayList<>();
            for (float[] point : points) {
                table.add(point);
                frames.add(new LabelledFrame(
                        new FrameSource(Path.of("frames.h5"), "", frames.size()), "frame", List.of()));
            }
            return EmbedFrames.plane(
                    new FoldedFrames<>(frames, frames.size(), List.of()), table, settings, TaskMonitor.NONE);
        }
    }

    private static FrameEmbedding embed(float[][] points, EmbeddingSettings settings) {
        return embed(points, settings, Long.MAX_VALUE);
    }

    @Test
    void alongALineNoMoreThanAllIsExplained() {
        var random = new Random(0);
        for (int i = 0; i < 20; i++) {
            float slope = random.nextFloat();
            float huge = (float) 1e17 * slope;
            float[][] line = new float[71][];
            Arrays.setAll(line, j -> new float[] {j == 7 ? huge : random.nextFloat(), 0, 2, j == 7 ? 3 * huge : 0});
            FrameEmbedding.Explained explained = embed(line, PCA).explained().orElseThrow();
            assertThat(explained.x() + explained.y()).isBetween(0.999, 1.0);
        }
    }

    private static List<Double> numbers(FrameEmbedding embedding) {
        return embedding.points().stream()
                .flatMap(point -> List.of(point.x(), point.y()).stream())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, Long.MAX_VALUE})
    void principalComponentsAreThoseOfScikitLearnWithTheirSignsInMemoryAndOnDisk(long mostBytes) throws IOException {
        JsonObject expected = expected().getAsJsonObject("pca");

        FrameEmbedding found = embed(points(120), PCA, mostBytes);

        for (int i = 0; i < 120; i++) {
            assertThat(found.points().get(i).x())
                    .isCloseTo(expected.getAsJsonArray("x").get(i).getAsDouble(), offset(1e-9));
            assertThat(found.points().get(i).y())
                    .isCloseTo(expected.getAsJsonArray("y").get(i).getAsDouble(), offset(1e-9));
        }
        FrameEmbedding.Explained explained = found.explained().orElseThrow();
        assertThat(explained.x())
                .isCloseTo(expected.getAsJsonArray("explained").get(0).getAsDouble(), offset(1e-12));
        assertThat(explained.y())
                .isCloseTo(expected.getAsJsonArray("explained").get(1).getAsDouble(), offset(1e-12));
        assertThat(found.trustworthiness())
                .isCloseTo(expected.get("trustworthiness").getAsDouble(), offset(1e-12));
    }

    @ParameterizedTest
    @ValueSource(ints = {120, 30, 12})
    void neighboursStayNeighboursAsFarAsScikitLearnKeepsThem(int count) throws IOException {
        JsonObject expected = expected().getAsJsonObject("tsne").getAsJsonObject(Integer.toString(count));

        FrameEmbedding found = embed(points(count), TSNE);

        assertThat(found.trustworthiness())
                .isGreaterThanOrEqualTo(expected.get("trustworthiness").getAsDouble() - 0.02);
        FrameEmbedding.Descent descent = found.descent().orElseThrow();
        assertThat(descent.divergence())
                .isLessThan(expected.get("divergence").getAsDouble() + 0.02)
                .isPositive();
        assertThat(descent.perplexity()).isEqualTo(Math.min(30, (count - 1) / 3.0));
        assertThat(found.notes()).hasSize(count < 91 ? 1 : 0);
    }

    @Test
    void theSameBitsComeAgainOnAnyNumberOfThreadsAndFromTheDisk() throws Exception {
        float[][] points = points(120);
        List<Double> here = numbers(embed(points, TSNE));

        var alone = new ForkJoinPool(1);
        try {
            assertThat(alone.submit(() -> numbers(embed(points, TSNE))).get()).isEqualTo(here);
        } finally {
            alone.shutdown();
        }
        assertThat(numbers(embed(points, TSNE, 0))).isEqualTo(here);
    }

    @Test
    void featuresOfSeveralStripesCountLikeOthers() {
        var random = new Random(3);
        float[][] points = new float[700][2 * FeatureRows.STRIPE + 7];
        for (int i = 0; i < points.length; i++) {
            points[i][1] = i % 7;
            points[i][2000] = 3 * (i % 2);
            points[i][2052] = random.nextFloat() / 100;
        }

        FrameEmbedding found = embed(points, PCA, 0);

        // the second cell is the largest: seven values that lie 1 apart, and across them two 3 apart
        assertThat(found.points().stream()
                        .map(point -> Math.round(point.x() * 10))
                        .distinct())
                .hasSize(7);
        assertThat(found.points().get(8).x() - found.points().get(7).x()).isCloseTo(1, offset(1e-3));
        assertThat(found.explained().orElseThrow().x()).isCloseTo(4 / (4 + 2.25), offset(1e-3));
    }

    @Test
    void pointsThatAreTheSameLieTogetherAndAllStayFinite() throws IOException {
        float[][] points = points(60);
        for (int i = 0; i < 40; i++) {
            points[i] = points[0];
        }

        FrameEmbedding found = embed(points, new EmbeddingSettings(EmbeddingMethod.TSNE, 400, 15, 0));

        assertThat(numbers(found)).allMatch(Double::isFinite);
        double x = found.points().stream()
                .limit(40)
                .mapToDouble(FrameEmbedding.Point::x)
                .average()
                .orElseThrow();
        double y = found.points().stream()
                .limit(40)
                .mapToDouble(FrameEmbedding.Point::y)
                .average()
                .orElseThrow();
        List<Double> far = found.points().stream()
                .map(point -> Math.hypot(point.x() - x, point.y() - y))
                .toList();
        assertThat(Collections.max(far.subList(0, 40))).isLessThan(Collections.min(far.subList(40, 60)));
    }

    @Test
    void aSingleFeatureSpreadsOverThePlaneByTsneAndAlongALineByPca() {
        float[][] points = new float[50][1];
        for (int i = 0; i < points.length; i++) {
            points[i][0] = i * i;
        }

        FrameEmbedding line = embed(points, PCA);
        FrameEmbedding plane = embed(points, TSNE);

        assertThat(line.points()).allMatch(point -> point.y() == 0);
        assertThat(line.notes()).singleElement().asString().contains("one direction");
        assertThat(plane.points().stream().map(FrameEmbedding.Point::y).distinct())
                .hasSize(50);
        assertThat(plane.trustworthiness()).isGreaterThan(0.9);
    }

    @ParameterizedTest
    @ValueSource(floats = {1e-30f, 1e30f})
    void smallAndLargeFeaturesAreLaidOutLikeOthers(float scale) throws IOException {
        float[][] points = points(60);
        double usual = embed(points, TSNE).trustworthiness();
        for (float[] point : points) {
            for (int i = 0; i < FEATURES; i++) {
                point[i] *= scale;
            }
        }

        assertThat(embed(points, TSNE).trustworthiness()).isCloseTo(usual, offset(0.02));
        assertThat(embed(points, PCA).explained().orElseThrow().x()).isBetween(0.2, 0.8);
    }

    @Test
    void tooFewFramesAndFramesThatNothingTellsApartAreRefused() throws IOException {
        float[][] three = points(3);
        assertThatThrownBy(() -> embed(three, TSNE))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("too few frames")
                .hasMessageContaining("at least 4");
        assertThat(numbers(embed(points(4), TSNE))).allMatch(Double::isFinite);
        assertThat(numbers(embed(points(2), PCA))).allMatch(Double::isFinite);
        assertThat(embed(points(4), TSNE).trustworthiness()).isNaN();

        for (float number : new float[] {0, 0.1f, -1234.567f}) {
            float[][] same = new float[20][5];
            for (float[] features : same) {
                Arrays.fill(features, number);
            }
            for (EmbeddingSettings method : List.of(TSNE, PCA)) {
                assertThatThrownBy(() -> embed(same, method))
                        .as("%s %s", number, method)
                        .isInstanceOf(ProblemException.class)
                        .hasMessageContaining("all 20 frames have the same features");
            }
            same[7][3] = Math.nextUp(number);
            assertThat(embed(same, PCA).points()).as("one of them differs").hasSize(20);
        }
    }

    @Test
    void itEndsWhenNobodyWantsItAnyMore() throws IOException {
        float[][] points = points(120);
        try (var table = new FeatureTable(points.length)) {
            for (float[] point : points) {
                table.add(point);
            }
            var told = new ArrayList<String>();
            var monitor = new TaskMonitor() {
                @Override
                public void progress(String message, double fraction) {
                    told.add(message);
                }

                @Override
                public boolean isCancelled() {
                    return told.contains("t-SNE, step 5 of 400");
                }
            };
            assertThatThrownBy(() -> EmbedFrames.plane(
                            new FoldedFrames<>(List.of(), points.length, List.of()), table, TSNE, monitor))
                    .isInstanceOf(CancelledException.class);
            assertThat(told).contains("Finding neighbours").doesNotContain("t-SNE, step 7 of 400");
        }
    }
}
