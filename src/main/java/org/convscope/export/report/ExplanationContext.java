package org.convscope.export.report;

import java.awt.image.BufferedImage;
import org.convscope.export.Provenance;
import org.convscope.export.saliency.MapBackground;
import org.convscope.frame.Frame;
import org.convscope.input.OutputLabel;
import org.convscope.inspect.explain.FrameExplanation;

/** What the sections of an explanation are made from. */
record ExplanationContext(ExplanationRequest request, FrameExplanation explanation, Frame frame, ReportFolder folder) {
    Provenance provenance() {
        return folder.provenance().with("Frame", frame.source().toString());
    }

    /** The class that is explained, as a user reads it. */
    String className() {
        return explanation.answer().label().called();
    }

    /** What the class's number is before its softmax or sigmoid: a logit, or of a quantity its value. */
    String scoreName() {
        return explanation.answer().label().kind() == OutputLabel.Kind.REGRESSION ? "value" : "logit";
    }

    /** What maps of the input are laid over. */
    MapBackground background() {
        return MapBackground.of(frame, request.asked().frame().coordinates().orElseThrow());
    }

    /**
     * Writes a picture and gives the HTML of the figure.
     *
     * @param name of its file, without its ending
     */
    String figure(String name, BufferedImage image, Provenance shown, String alternative, String caption) {
        String file = path(name);
        folder.picture(file, image, shown.with("Content", alternative));
        return HtmlPieces.figure(file, image.getWidth(), image.getHeight(), alternative, caption);
    }

    /** Where a picture lies, from the page. */
    static String path(String name) {
        return name + ".png";
    }
}
