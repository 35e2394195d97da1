package org.convscope.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.convscope.array.Tensor;
import org.convscope.dataset.DataSet;
import org.convscope.dataset.LabelColumn;
import org.convscope.dataset.LabelledFrame;
import org.convscope.input.OutputLabel;
import org.convscope.problem.Problem;

/** The frames of a training with what the heads are to say of them. From any thread. */
public final class TrainingData {
    private final List<LabelledFrame> frames;
    private final List<OutputHead> heads;
    private final Function<LabelledFrame, Tensor> reader;
    private final List<List<float[]>> targets = new ArrayList<>();
    private final List<String> kinds;

    /**
     * @param dataSet whose columns the heads name
     * @param reader a frame as the network takes it, (1, H, W, C)
     * @throws org.convscope.problem.ProblemException if a head names a column that is not there, or is of another kind
     */
    public TrainingData(DataSet dataSet, List<OutputHead> heads, Function<LabelledFrame, Tensor> reader) {
        this.frames = dataSet.frames();
        this.heads = List.copyOf(heads);
        this.reader = reader;
        for (OutputHead head : heads) {
            targets.add(targets(dataSet, head));
        }
        this.kinds = frames.stream().map(frame -> kind(dataSet, frame)).toList();
    }

    /** What a frame is, for an even spread: its class, or the labels that it carries. */
    public static String kind(DataSet dataSet, LabelledFrame frame) {
        var text = new StringBuilder();
        for (int c = 0; c < dataSet.columns().size(); c++) {
            LabelColumn column = dataSet.columns().get(c);
            if (column.kind() != LabelColumn.Kind.CONTINUOUS) {
                text.append(column.text(frame.values().get(c))).append('\n');
            }
        }
        return text.toString();
    }

    private static List<float[]> targets(DataSet dataSet, OutputHead head) {
        int[] columns = head.columns().stream()
                .mapToInt(name -> dataSet.column(name).orElseThrow(() -> Problem.of(
                                "no label of the frames is called so")
                        .subject("output '" + head.output() + "'")
                        .expected(name)
                        .found(dataSet.columns().stream().map(LabelColumn::name).toList())
                        .asException()))
                .toArray();
        List<float[]> all = new ArrayList<>();
        for (LabelledFrame frame : dataSet.frames()) {
            float[] own = new float[columns.length];
            for (int i = 0; i < columns.length; i++) {
                double value = frame.values().get(columns[i]);
                own[i] = (float)
                        (head.kind() == OutputLabel.Kind.SOFTMAX && !Double.isNaN(value)
                                ? head.names()
                                        .indexOf(dataSet.columns()
                                                .get(columns[i])
                                                .text(value))
                                : value);
            }
            all.add(own);
        }
        return all;
    }

    public int size() {
        return frames.size();
    }

    public LabelledFrame frame(int index) {
        return frames.get(index);
    }

    List<OutputHead> heads() {
        return heads;
    }

    /**
     * (1, H, W, C).
     *
     * @throws org.convscope.problem.ProblemException if the frame cannot be read
     */
    public Tensor input(int index) {
        return reader.apply(frames.get(index));
    }

    /** What a head is to say: an index of a class, or one number a label; NaN where that is not known. */
    float[] target(int head, int index) {
        return targets.get(head).get(index);
    }

    /** Every frame counts 1. */
    double[] equalWeights() {
        double[] weights = new double[frames.size()];
        Arrays.fill(weights, 1);
        return weights;
    }

    /** What each frame counts so that all kinds together count alike: frames / (kinds * frames of the kind). */
    double[] evenWeights(List<Integer> chosen) {
        Map<String, Integer> counts = new HashMap<>();
        chosen.forEach(i -> counts.merge(kinds.get(i), 1, Integer::sum));
        double[] weights = new double[frames.size()];
        for (int i : chosen) {
            weights[i] = chosen.size() / ((double) counts.size() * counts.getOrDefault(kinds.get(i), 1));
        }
        return weights;
    }
}
