package org.convscope.export.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.Function;
import org.convscope.core.Engine;
import org.convscope.dataset.LabelledFrame;
import org.convscope.export.JsonText;
import org.convscope.export.Provenance;
import org.convscope.frame.Frame;
import org.convscope.frame.geometry.Geometry;
import org.convscope.frame.io.FrameFiles;
import org.convscope.input.PreprocessingJson;
import org.convscope.inspect.explain.ExplainFrame;
import org.convscope.inspect.explain.FrameExplanation;
import org.convscope.inspect.maps.NetworkInput;
import org.convscope.inspect.maps.PrepareInput;
import org.convscope.problem.ProblemException;
import org.convscope.task.SlicedWork;
import org.convscope.task.TaskMonitor;
import org.jspecify.annotations.Nullable;

/** Explains one answer and writes it as a page, with its pictures beside it and all numbers in explain.json. */
public final class WriteExplanation {
    private static final String NUMBERS = "explain.json";
    /** The files that every explanation has, whatever the model and the frame. */
    public static final List<String> FILES = List.of(ReportFolder.PAGE, NUMBERS);

    private final Engine engine;
    private final FrameFiles frames;
    private final Consumer<ProblemException> failures;

    /**
     * @param failures gets what went wrong with frames of the data set
     */
    public WriteExplanation(Engine engine, FrameFiles frames, Consumer<ProblemException> failures) {
        this.engine = engine;
        this.frames = frames;
        this.failures = failures;
    }

    /**
     * @return paths of all files written, from the folder
     * @throws ProblemException as {@link ExplainFrame#of}, or if nothing can be written there
     * @throws org.convscope.task.CancelledException within one layer after a cancel
     */
    public List<String> write(ExplanationRequest request, TaskMonitor monitor) {
        return written(
                request, new ExplainFrame(engine, inputs(request), failures).of(request.asked(), monitor), monitor);
    }

    /**
     * As {@link #write}, in pieces.
     *
     * @throws ProblemException if what is asked for is not there
     */
    public SlicedWork<List<String>> slices(ExplanationRequest request) {
        SlicedWork<FrameExplanation> explaining =
                new ExplainFrame(engine, inputs(request), failures).slices(request.asked());
        return monitor -> explaining.next(monitor).map(explanation -> written(request, explanation, monitor));
    }

    private Function<LabelledFrame, NetworkInput> inputs(ExplanationRequest request) {
        var prepare = new PrepareInput(request.asked().network(), request.preprocessing());
        return frame -> prepare.of(frames.read(frame.source()), "");
    }

    private List<String> written(ExplanationRequest request, FrameExplanation explanation, TaskMonitor monitor) {
        monitor.checkCancelled();
        monitor.progress("Writing the page", 0.95);
        Provenance provenance = Provenance.start()
                .with("Model", request.model().toString())
                .with(request.asked().network().declarations())
                .with("Preprocessing", PreprocessingJson.text(request.preprocessing()))
                .with("Backend", engine.backend().summary());
        Frame frame = frames.read(request.asked().source());
        var folder =
                new ReportFolder(request.folder(), provenance, request.asked().network());
        var context = new ExplanationContext(request, explanation, frame, folder);
        Map<String, @Nullable Object> json = json(context);
        List<ReportPage.Section> sections = new ArrayList<>();
        sections.add(AnswerSection.write(context, json));
        sections.add(SeenSection.write(context, json));
        sections.add(HiddenSection.write(context, json));
        sections.add(new ContributionsSection(context).write(json));
        explanation
                .near()
                .ifPresent(near -> sections.add(new NearSection(context, frames, failures, monitor).write(near, json)));
        folder.text(NUMBERS, JsonText.text(json) + "\n");
        String title = "Why " + AnswerSection.words(explanation.answer()) + "? "
                + frame.source().name();
        folder.text(ReportFolder.PAGE, ReportPage.html(title, header(context), sections));
        return folder.files();
    }

    private static Map<String, @Nullable Object> json(ExplanationContext context) {
        Map<String, @Nullable Object> json = JsonText.object(context.provenance());
        ExplainFrame.Request asked = context.request().asked();
        json.put("image", asked.source().image());
        json.put("count", asked.count());
        Geometry geometry = asked.frame().geometry();
        Map<String, @Nullable Object> tree = JsonText.object();
        tree.put("wavelengthAngstrom", number(geometry.wavelengthAngstrom()));
        tree.put("distanceMillimetres", number(geometry.distanceMillimetres()));
        tree.put("pixelWidthMillimetres", number(geometry.pixelWidthMillimetres()));
        tree.put("pixelHeightMillimetres", number(geometry.pixelHeightMillimetres()));
        tree.put("beamCentreX", number(geometry.beamCentreX()));
        tree.put("beamCentreY", number(geometry.beamCentreY()));
        json.put("geometry", tree);
        return json;
    }

    private static @Nullable Number number(OptionalDouble number) {
        return JsonText.number(number.orElse(Double.NaN));
    }

    private static String header(ExplanationContext context) {
        Map<String, String> facts = new LinkedHashMap<>();
        ExplanationRequest request = context.request();
        Map<String, String> entries = context.provenance().entries();
        facts.put("Frame", context.frame().source().toString());
        facts.put("Model", request.model().toString());
        facts.put(
                "Explained",
                "class " + context.explanation().answer().label().index() + " of output '"
                        + context.explanation().answer().output() + "', " + context.className()
                        + ", before its softmax or sigmoid");
        if (!request.among().names().isEmpty()) {
            facts.put("Data set", String.join(", ", request.among().names()));
        }
        request.among().census().ifPresent(from -> facts.put("Census", from));
        facts.put("Preprocessing", entries.getOrDefault("Preprocessing", ""));
        facts.put("Backend", entries.getOrDefault("Backend", ""));
        facts.put("Made with", entries.getOrDefault("Software", ""));
        var html = new StringBuilder("<dl>");
        facts.forEach((name, value) -> html.append("<dt>")
                .append(HtmlPieces.escape(name))
                .append("</dt><dd>")
                .append(HtmlPieces.escape(value))
                .append("</dd>"));
        html.append("</dl>\n<p>All numbers: ")
                .append(HtmlPieces.link(NUMBERS, NUMBERS))
                .append(".</p>\n");
        return html.toString();
    }
}
