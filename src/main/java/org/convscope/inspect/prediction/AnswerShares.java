package org.convscope.inspect.prediction;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How the answers of a network went while frames arrived: their shares over a stretch of time that runs along.
 *
 * @param answers all that were given, the most frequent first
 * @param moments at even distances, the last one now
 */
public record AnswerShares(List<String> answers, List<Moment> moments) {
    public AnswerShares {
        answers = List.copyOf(answers);
        moments = List.copyOf(moments);
    }

    /**
     * A frame's answer.
     *
     * @param at when the frame was written
     * @param answer in a word
     */
    public record Given(Instant at, String answer) {}

    /**
     * The stretch of time that ends at a moment.
     *
     * @param frames how many answers were given in it
     * @param counts of each answer that was
     */
    public record Moment(Instant at, int frames, Map<String, Long> counts) {
        public Moment {
            counts = Map.copyOf(counts);
        }

        /** An answer's part of all in it, 0 to 1; 0 where there was none. */
        public double share(String answer) {
            return frames == 0 ? 0 : (double) counts.getOrDefault(answer, 0L) / frames;
        }
    }

    /**
     * @param span how far back from now
     * @param moments how many, at least one; the span is divided evenly
     * @param running over how much time before each moment answers are counted
     */
    public static AnswerShares of(List<Given> given, Instant now, Duration span, int moments, Duration running) {
        Instant from = now.minus(span);
        Map<String, Long> all = counts(between(given, from, now));
        List<String> answers = all.keySet().stream()
                .sorted(Comparator.comparing((String answer) -> -all.getOrDefault(answer, 0L))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        // in their order in time, so that each moment looks at its own ones alone
        List<Given> ordered = between(given, from.minus(running), now).stream()
                .sorted(Comparator.comparing(Given::at))
                .toList();
        List<Moment> along = new ArrayList<>();
        int begin = 0;
        int end = 0;
        for (int i = 1; i <= moments; i++) {
            Instant at = from.plus(span.multipliedBy(i).dividedBy(moments));
            Instant after = at.minus(running);
            while (end < ordered.size() && !ordered.get(end).at().isAfter(at)) {
                end++;
            }
            while (begin < end && !ordered.get(begin).at().isAfter(after)) {
                begin++;
            }
            List<Given> within = ordered.subList(begin, end);
            along.add(new Moment(at, within.size(), counts(within)));
        }
        return new AnswerShares(answers, along);
    }

    private static List<Given> between(List<Given> given, Instant after, Instant until) {
        return given.stream()
                .filter(one -> one.at().isAfter(after) && !one.at().isAfter(until))
                .toList();
    }

    private static Map<String, Long> counts(List<Given> given) {
        return given.stream().collect(Collectors.groupingBy(Given::answer, LinkedHashMap::new, Collectors.counting()));
    }

    /** The last moment. */
    public Moment now() {
        return moments.get(moments.size() - 1);
    }
}
