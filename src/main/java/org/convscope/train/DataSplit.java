package org.convscope.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.convscope.dataset.LabelledFrame;

/**
 * Which frames are trained on, which watch over the training, and which are kept for the end: indices into a list, rising.
 */
public record DataSplit(List<Integer> training, List<Integer> validation, List<Integer> test) {
    public DataSplit {
        training = List.copyOf(training);
        validation = List.copyOf(validation);
        test = List.copyOf(test);
    }

    /**
     * A split that keeps to what is said of frames. Those that are to be trained on, or of which nothing is said, are shared out among
     * training and the parts that no frame is said to be of.
     *
     * @param stated of a frame 0 for training, 1 for validation, 2 for test, -1 where nothing is said
     * @param kind as for {@link #of(List, Function, double[], long)}
     */
    public static DataSplit of(
            List<LabelledFrame> frames,
            ToIntFunction<LabelledFrame> stated,
            Function<LabelledFrame, String> kind,
            double[] shares,
            long seed) {
        List<List<Integer>> parts = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        IntStream.range(0, frames.size()).forEach(i -> parts.get(Math.max(0, stated.applyAsInt(frames.get(i))))
                .add(i));
        double[] left = shares.clone();
        double sum = left[0];
        for (int part = 1; part < left.length; part++) {
            left[part] = parts.get(part).isEmpty() ? left[part] : 0;
            sum += left[part];
        }
        for (int part = 0; part < left.length; part++) {
            left[part] /= sum;
        }
        List<Integer> open = parts.get(0);
        DataSplit shared = of(open.stream().map(frames::get).toList(), kind, left, seed);
        return new DataSplit(
                indices(open, shared.training()),
                parts.get(1).isEmpty() ? indices(open, shared.validation()) : parts.get(1),
                parts.get(2).isEmpty() ? indices(open, shared.test()) : parts.get(2));
    }

    private static List<Integer> indices(List<Integer> open, List<Integer> chosen) {
        return chosen.stream().map(open::get).toList();
    }

    /**
     * A split in which every kind of frame has the same shares, as nearly as whole frames allow.
     *
     * @param kind what is to be spread evenly: a class, or a set of labels
     * @param shares of training, validation and test; they add up to 1
     */
    public static DataSplit of(
            List<LabelledFrame> frames, Function<LabelledFrame, String> kind, double[] shares, long seed) {
        Map<String, List<Integer>> kinds = new LinkedHashMap<>();
        IntStream.range(0, frames.size())
                .forEach(i -> kinds.computeIfAbsent(kind.apply(frames.get(i)), k -> new ArrayList<>())
                        .add(i));
        List<List<Integer>> parts = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        var random = new Random(seed);
        double[] owed = new double[parts.size()];
        kinds.values().forEach(own -> {
            Collections.shuffle(own, random);
            int from = 0;
            for (int part = parts.size() - 1; part > 0; part--) {
                // what rounding keeps from a part is owed to it by the next kind, so that rare kinds do not empty it
                double due = shares[part] * own.size() + owed[part];
                int count = (int) Math.max(0, Math.min(own.size() - from - 1L, Math.round(due)));
                owed[part] = due - count;
                parts.get(part).addAll(own.subList(from, from + count));
                from += count;
            }
            parts.get(0).addAll(own.subList(from, own.size()));
        });
        parts.forEach(Collections::sort);
        return new DataSplit(parts.get(0), parts.get(1), parts.get(2));
    }
}
