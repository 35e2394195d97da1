package org.convscope.ui.inputs;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javax.swing.JComboBox;
import org.convscope.choice.InputCut;
import org.convscope.export.inputs.ComparedInputsPicture;
import org.convscope.file.FileNames;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.input.ModelSidecar;
import org.convscope.input.OutputLabel;
import org.convscope.inspect.inputs.CompareInputs;
import org.convscope.inspect.inputs.ComparedInput;
import org.convscope.inspect.inputs.CutPreprocessing;
import org.convscope.inspect.maps.ComputeMaps;
import org.convscope.network.LayerCall;
import org.convscope.problem.ProblemException;
import org.convscope.render.Palette;
import org.convscope.render.plane.RasterPicture;
import org.convscope.task.Lane;
import org.convscope.task.TaskMonitor;
import org.convscope.ui.canvas.ImageCanvas;
import org.convscope.ui.component.ChoiceBox;
import org.convscope.ui.component.UserEvents;
import org.convscope.ui.component.WrappedText;
import org.convscope.ui.component.WrappingRow;
import org.convscope.ui.theme.ThemeLook;
import org.convscope.ui.view.ExportItem;
import org.convscope.ui.view.ModelDocument;
import org.convscope.ui.view.ViewContext;
import org.convscope.ui.view.ViewTab;
import org.convscope.ui.work.AnswerView;
import org.convscope.ui.work.JobHeader;
import org.convscope.ui.work.ViewExports;
import org.convscope.ui.work.ViewQuestion;
import org.convscope.workspace.Change;
import org.convscope.workspace.Concern;
import org.convscope.workspace.InputsOptions;
import org.convscope.workspace.ViewId;
import org.convscope.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/**
 * What of the selected frame is left when it is shrunk, and when it is cropped: inputs, spots, maps of the selected unit, answers; and
 * how well the model answers in both ways over a labelled data set.
 */
public final class InputsView extends AnswerView<InputsView.Question, InputsView.Sides> {
    /** What its tab says. */
    public static final ViewTab TAB = new ViewTab(
            ViewId.INPUTS,
            "Inputs",
            "The frame shrunk and cropped: inputs, spots, maps, answers; metrics over a data set");

    private static final Set<Concern> ASKS_ON =
            Set.of(Change.MODEL, Change.PREPROCESSING, Change.FRAME, Change.LAYER, Change.UNIT, InputsOptions.KEY);

    /** All that both sides depend on. */
    record Question(
            ModelDocument model, FrameSource frame, InputsOptions options, Optional<String> layer, OptionalInt unit) {}

    /**
     * What came of it.
     *
     * @param sides those that the frame could be brought to
     * @param obstacle why it could not be brought to another; empty where it could to both
     */
    record Sides(List<ComparedInput> sides, String obstacle) {
        Sides {
            sides = List.copyOf(sides);
        }
    }

    private final ImageCanvas canvas = new ImageCanvas();
    private final JComboBox<InputCut> first;
    private final JComboBox<InputCut> second;
    private final WrappedText said = new WrappedText(ThemeLook::muted);
    private final MetricsPart metrics;
    private @Nullable ComparedInputsPicture drawnAs;

    /**
     * @param openDataSet asks the user for a data set
     */
    public InputsView(ViewContext context, Runnable openDataSet) {
        super(TAB, context, ASKS_ON, Lane.ENGINE, column("[][grow,fill][]"));
        metrics = new MetricsPart(context, () -> {
            openDataSet.run();
            context.workspace().update(now -> now.view(ViewId.INPUTS));
        });
        canvas.getAccessibleContext().setAccessibleName("Inputs");
        UserEvents.onResize(canvas, this::resized);
        first = ChoiceBox.of(
                "What stands on the left",
                InputCut.values(),
                settings().first(),
                InputCut::word,
                value -> update(settings().first(value)));
        second = ChoiceBox.of(
                "What stands on the right",
                InputCut.values(),
                settings().second(),
                InputCut::word,
                value -> update(settings().second(value)));
        var bar = new WrappingRow();
        bar.addNamed("left", first);
        bar.addNamed("right", second);
        bar.add(metrics.button());
        bar.add(said);
        component().add(JobHeader.of(bar, metrics.job(), metrics.said()), "growx");
        component().add(overlaid(canvas), "grow");
        component().add(metrics.table(), "growx, hidemode 3");
        say("");
    }

    private InputsOptions settings() {
        return context().workspace().get().settings(InputsOptions.KEY);
    }

    private void update(InputsOptions settings) {
        context().workspace().update(now -> now.settings(InputsOptions.KEY, settings));
    }

    @Override
    protected void changed(Workspace before, Workspace now, Set<Concern> changes) {
        if (changes.contains(InputsOptions.KEY)) {
            ChoiceBox.show(first, settings().first());
            ChoiceBox.show(second, settings().second());
        }
        metrics.changed(changes);
    }

    @Override
    protected ViewQuestion<Question> question(Workspace now) {
        ModelDocument model = context().documents().model().orElse(null);
        Optional<FrameSource> frame = now.selection().frame();
        if (model == null || frame.isEmpty()) {
            return ViewQuestion.nothing(
                    model == null
                            ? "Open a model to see what it is given."
                            : "Choose a frame to see what is left of it, shrunk and cropped.");
        }
        Optional<LayerCall> layer = now.selection()
                .layer()
                .flatMap(model.network()::find)
                .filter(LayerCall::hasMaps)
                .filter(call -> model.network().unavailable(call.id()).isEmpty());
        OptionalInt unit = layer.isPresent() ? OptionalInt.of(now.selection().unit()) : OptionalInt.empty();
        return ViewQuestion.of(
                new Question(model, frame.get(), now.settings(InputsOptions.KEY), layer.map(LayerCall::id), unit),
                "Inputs of " + frame.get().name());
    }

    @Override
    protected Sides compute(Question question, TaskMonitor monitor) {
        ModelDocument model = question.model();
        List<OutputLabel> labels = model.sidecar().map(ModelSidecar::labels).orElse(List.of());
        var compare = new CompareInputs(
                new ComputeMaps(context().engine().get(), context().maps()), model.network(), labels);
        Frame frame = context().frames().load(question.frame());
        List<ComparedInput> sides = new ArrayList<>();
        String obstacle = "";
        for (InputCut cut :
                List.of(question.options().first(), question.options().second())) {
            try {
                sides.add(compare.of(
                        frame, cut.word(), CutPreprocessing.of(model.preprocessing(), cut), question.layer(), monitor));
            } catch (ProblemException e) {
                obstacle = cut.word() + ": " + e.problem().sentence();
            }
        }
        return new Sides(sides, obstacle);
    }

    private static BufferedImage drawn(Question question, Sides answer, ComparedInputsPicture picture) {
        return picture.draw(answer.sides(), question.unit().stream().boxed().toList());
    }

    @Override
    protected void show(Question question, Sides answer) {
        restyle();
    }

    @Override
    protected void restyle() {
        Question question = questionShown().orElse(null);
        Sides answer = answerShown().orElse(null);
        if (question == null || answer == null) {
            return;
        }
        said.setText(answer.obstacle().isEmpty() ? "spots are circled" : answer.obstacle());
        if (answer.sides().isEmpty()) {
            canvas.setPicture(null);
            canvas.setMessage(answer.obstacle());
        } else {
            ComparedInputsPicture picture = fitting(question, answer);
            drawnAs = picture;
            canvas.setPicture(RasterPicture.of(drawn(question, answer, picture)));
        }
    }

    private ComparedInputsPicture fitting(Question question, Sides answer) {
        return ComparedInputsPicture.within(
                ThemeLook.palette(),
                canvas.getSize(),
                answer.sides(),
                question.unit().stream().boxed().toList());
    }

    /** Draws it larger or smaller where that is another size than before. */
    private void resized() {
        Question question = questionShown().orElse(null);
        Sides answer = answerShown().orElse(null);
        ComparedInputsPicture before = drawnAs;
        if (question != null && answer != null && before != null && !before.isLaidOutAs(fitting(question, answer))) {
            restyle();
        }
    }

    @Override
    protected void say(String sentence) {
        canvas.setPicture(null);
        canvas.setMessage(sentence);
        said.setText(" ");
    }

    @Override
    public List<ExportItem> exports() {
        Question question = questionShown().orElse(null);
        Sides answer = answerShown().orElse(null);
        List<ExportItem> exports = new ArrayList<>();
        if (question != null && answer != null && !answer.sides().isEmpty()) {
            exports.add(picture(question, answer));
        }
        exports.addAll(metrics.exports());
        return exports;
    }

    private static ExportItem picture(Question question, Sides answer) {
        return ViewExports.png(
                "Inputs of " + question.frame().name(),
                FileNames.of(
                        FileNames.stem(question.model().name()),
                        "inputs",
                        FileNames.stem(question.frame().name())),
                ViewExports.provenance(question.model(), Optional.of(question.frame()))
                        .with("Left", question.options().first().word())
                        .with("Right", question.options().second().word()),
                scale -> drawn(question, answer, new ComparedInputsPicture(Palette.light())));
    }
}
