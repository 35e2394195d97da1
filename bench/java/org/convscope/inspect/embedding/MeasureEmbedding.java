package org.convscope.inspect.embedding;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.convscope.choice.EmbeddingMethod;
import org.convscope.dataset.LabelledFrame;
import org.convscope.frame.FrameSource;
import org.convscope.inspect.fold.FoldedFrames;
import org.convscope.task.TaskMonitor;

/** How long frames take to be laid out, once their features are there: {@code POINTS.f32 FEATURES ITERATIONS}. One line of JSON. */
public final class MeasureEmbedding {
    private static final double NANOS = 1e9;

    private MeasureEmbedding() {}

    public static void main(String[] arguments) throws IOException {
        int features = Integer.parseInt(arguments[1]);
        FloatBuffer numbers = ByteBuffer.wrap(Files.readAllBytes(Path.of(arguments[0])))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
        int count = numbers.remaining() / features;
        try (var table = new FeatureTable(count)) {
            List<LabelledFrame> frames = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                float[] row = new float[features];
                numbers.get(row);
                table.add(row);
                frames.add(new LabelledFrame(new FrameSource(Path.of("points"), "", i), "", List.of()));
            }
            var settings =
                    new EmbeddingSettings(EmbeddingMethod.TSNE, Integer.parseInt(arguments[2]), 30, 0);
            var watch = new Watch();
            FrameEmbedding embedding = EmbedFrames.plane(
                    new FoldedFrames<>(frames, count, List.of()), table, settings, watch);
            long ended = System.nanoTime();
            System.out.printf(
                    Locale.ROOT,
                    "{\"seconds\": %.3f, \"comparing\": %.3f, \"trustworthiness\": %.5f, \"divergence\": %.5f}%n",
                    (watch.placed - watch.began) / NANOS,
                    (ended - watch.placed) / NANOS,
                    embedding.trustworthiness(),
                    embedding.descent().orElseThrow().divergence());
        }
    }

    /** When all points had their place, and their neighbours began to be compared. */
    private static final class Watch implements TaskMonitor {
        private final long began = System.nanoTime();
        private long placed;

        @Override
        public void progress(String message, double fraction) {
            if (placed == 0 && message.equals("Comparing neighbours")) {
                placed = System.nanoTime();
            }
        }

        @Override
        public boolean isCancelled() {
            return false;
        }
    }
}
