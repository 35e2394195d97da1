package org.convscope.ui.work;

import java.util.List;
import org.convscope.input.ModelSidecar;
import org.convscope.input.OutputLabel;
import org.convscope.inspect.prediction.OutputLabels;
import org.convscope.inspect.target.Target;
import org.convscope.ui.view.ModelDocument;
import org.convscope.workspace.SaliencyOptions;

/** Targets as views name them. */
public final class TargetWords {
    /** What the number behind a target's name is. */
    public static final String VALUE =
            "What the picture is of: a class's number before its softmax or sigmoid, or the mean of a unit's map";

    private TargetWords() {}

    /** What can be chosen. */
    public static String of(SaliencyOptions.Subject subject) {
        return switch (subject) {
            case ANSWER -> "answer";
            case UNIT -> "selected unit";
        };
    }

    /** A class by its label, a unit by its layer. */
    public static String of(ModelDocument model, Target target) {
        if (target instanceof Target.OutputClass asked) {
            List<OutputLabel> labels = model.sidecar().map(ModelSidecar::labels).orElse(List.of());
            String name = new OutputLabels(model.network(), labels)
                    .of(asked.output(), asked.index())
                    .name();
            return name + " · class " + asked.index() + " of '" + asked.output() + "'";
        }
        return target.text();
    }
}
