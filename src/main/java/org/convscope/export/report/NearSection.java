package org.convscope.export.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.convscope.dataset.LabelColumn;
import org.convscope.dataset.LabelledFrame;
import org.convscope.export.FrameJson;
import org.convscope.export.FrameTiles;
import org.convscope.export.JsonText;
import org.convscope.frame.io.FrameFiles;
import org.convscope.inspect.explain.ExplanationPart;
import org.convscope.inspect.explain.NearFrame;
import org.convscope.inspect.explain.NearFrames;
import org.convscope.problem.ProblemException;
import org.convscope.task.TaskMonitor;
import org.jspecify.annotations.Nullable;

/** The frames of a data set that the layer finds most alike, with their labels. */
final class NearSection {
    private static final int SIDE = 160;

    private final ExplanationContext context;
    private final FrameFiles files;
    private final Consumer<ProblemException> failures;
    private final TaskMonitor monitor;

    /**
     * @param failures gets frames that cannot be read any more
     */
    NearSection(
            ExplanationContext context, FrameFiles files, Consumer<ProblemException> failures, TaskMonitor monitor) {
        this.context = context;
        this.files = files;
        this.failures = failures;
        this.monitor = monitor;
    }

    ReportPage.Section write(ExplanationPart<NearFrames> part, Map<String, @Nullable Object> json) {
        Map<String, @Nullable Object> tree = JsonText.object();
        json.put("nearest", tree);
        tree.put("among", context.request().among().names());
        String html = part.found().map(found -> html(found, tree)).orElseGet(() -> {
            tree.put("error", part.reason());
            return HtmlPieces.note("Left out: " + part.reason());
        });
        return ReportPage.Section.of("near", "Frames that look alike to it", html);
    }

    private String html(NearFrames near, Map<String, @Nullable Object> tree) {
        String sentence = sentence(near);
        tree.put("compared", near.compared());
        tree.put(
                "failed",
                near.failures().stream()
                        .map(failure -> failure.problem().sentence())
                        .distinct()
                        .toList());
        tree.put("sentence", sentence);
        List<Object> frames = new ArrayList<>();
        var html = new StringBuilder(HtmlPieces.paragraph(sentence)).append("<div class=\"figures small\">\n");
        for (NearFrame one : near.frames()) {
            monitor.checkCancelled();
            String labels = labels(one.frame());
            Map<String, @Nullable Object> json = FrameJson.of(one.frame().source());
            json.put("cosine", JsonText.number(one.cosine()));
            json.put("labels", labelTree(one.frame()));
            frames.add(json);
            String caption = String.format(
                    Locale.ROOT,
                    "%s: cosine %.4f%s",
                    one.frame().source().name(),
                    one.cosine(),
                    labels.isEmpty() ? "" : "; " + labels);
            html.append(figure(one.frame(), frames.size(), caption, json));
        }
        tree.put("frames", frames);
        return html.append("</div>\n").toString();
    }

    private String figure(LabelledFrame frame, int number, String caption, Map<String, @Nullable Object> json) {
        String name = String.format(Locale.ROOT, "near_%02d", number);
        try {
            var image = new FrameTiles(files.read(frame.source())).whole(SIDE);
            json.put("picture", ExplanationContext.path(name));
            return context.figure(
                    name,
                    image,
                    context.folder().provenance().with("Frame", frame.source().toString()),
                    frame.source().name(),
                    caption);
        } catch (ProblemException e) {
            failures.accept(e);
            return HtmlPieces.note(caption + " (" + e.problem().sentence() + ")");
        }
    }

    private List<LabelColumn> columns() {
        return context.request().among().columns();
    }

    private Map<String, @Nullable Object> labelTree(LabelledFrame frame) {
        Map<String, @Nullable Object> tree = JsonText.object();
        for (int c = 0; c < columns().size(); c++) {
            double value = frame.values().get(c);
            if (!Double.isNaN(value)) {
                tree.put(columns().get(c).name(), columns().get(c).text(value));
            }
        }
        return tree;
    }

    /** Classes by their names, yes-or-no labels that are yes, quantities with their names. */
    private String labels(LabelledFrame frame) {
        List<String> texts = new ArrayList<>();
        for (int c = 0; c < columns().size(); c++) {
            LabelColumn column = columns().get(c);
            double value = frame.values().get(c);
            if (!Double.isNaN(value)) {
                switch (column.kind()) {
                    case CLASS -> texts.add(column.text(value));
                    case BINARY -> {
                        if (value > 0) {
                            texts.add(column.name());
                        }
                    }
                    case CONTINUOUS -> texts.add(column.name() + " " + column.text(value));
                }
            }
        }
        return String.join(", ", texts);
    }

    private String sentence(NearFrames near) {
        List<NearFrame> frames = near.frames();
        String layer = context.explanation().layer().layer();
        String range = String.format(
                Locale.ROOT,
                "Of %d other frames the %d nearest by the means of the maps of '%s' have cosines from %.4f down to"
                        + " %.4f.",
                near.compared(),
                frames.size(),
                layer,
                frames.get(0).cosine(),
                frames.get(frames.size() - 1).cosine());
        Map<String, Integer> counts = new TreeMap<>();
        for (NearFrame one : frames) {
            for (int c = 0; c < columns().size(); c++) {
                LabelColumn column = columns().get(c);
                double value = one.frame().values().get(c);
                Optional<String> label = Double.isNaN(value)
                        ? Optional.empty()
                        : switch (column.kind()) {
                            case CLASS -> Optional.of(column.text(value));
                            case BINARY -> value > 0 ? Optional.of(column.name()) : Optional.empty();
                            case CONTINUOUS -> Optional.empty();
                        };
                label.ifPresent(name -> counts.merge(name, 1, Integer::sum));
            }
        }
        return counts.isEmpty()
                ? range + " Nothing says what their labels are."
                : range
                        + counts.entrySet().stream()
                                .sorted((a, b) -> b.getValue() - a.getValue())
                                .map(entry -> entry.getValue() + " " + entry.getKey())
                                .collect(Collectors.joining(", ", " Their labels: ", "."));
    }
}
