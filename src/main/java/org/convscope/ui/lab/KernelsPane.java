package org.convscope.ui.lab;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import org.convscope.choice.KernelPass;
import org.convscope.file.FileNames;
import org.convscope.frame.FrameSource;
import org.convscope.inspect.kernels.ReadKernels;
import org.convscope.network.LayerCall;
import org.convscope.render.lab.LabFigure;
import org.convscope.task.Lane;
import org.convscope.task.TaskMonitor;
import org.convscope.ui.canvas.FigurePane;
import org.convscope.ui.component.ChoiceBox;
import org.convscope.ui.view.ExportItem;
import org.convscope.ui.view.ModelDocument;
import org.convscope.ui.view.ViewContext;
import org.convscope.ui.work.ViewExports;
import org.convscope.ui.work.ViewQuestion;
import org.convscope.workspace.Change;
import org.convscope.workspace.LabKernels;
import org.convscope.workspace.LabSettings;
import org.convscope.workspace.Workspace;

/** What the open model's first convolution learned, beside the classic kernels; its maps, dense layers and weights. */
final class KernelsPane extends LabPart<KernelsPane.Question, LabFigure> {
    /** All that a figure depends on. */
    record Question(
            ModelDocument model, Optional<String> convolution, int unit, Optional<FrameSource> frame, LabKernels how) {}

    private final FigurePane figure = new FigurePane("What the model learned");
    private final JComboBox<LabKernels.Shown> shown;
    private final JComboBox<KernelPass> pass;
    private final JComponent ofPass;
    private final KernelFigures figures;

    KernelsPane(ViewContext context) {
        super(
                LabSettings.Pane.KERNELS,
                "Learned and classic",
                "The first convolution's kernels and maps, the dense layers, the weights",
                context,
                Set.of(LabSettings.KEY, Change.MODEL, Change.PREPROCESSING, Change.FRAME, Change.LAYER, Change.UNIT),
                Lane.ENGINE,
                "[][grow,fill]");
        figures = new KernelFigures(context);
        shown = ChoiceBox.of(
                "What is shown of the model",
                LabKernels.Shown.values(),
                lab().kernels().shown(),
                KernelsPane::word,
                value -> change(now -> now.shown(value)));
        pass = ChoiceBox.of(
                "Whether kernels are laid over the frame as they are written, as layers do, or turned first",
                KernelPass.values(),
                lab().kernels().pass(),
                KernelPass::word,
                value -> change(now -> now.pass(value)));
        bar().addNamed("show", shown);
        ofPass = bar().addNamed("as", pass);
        component().add(overlaid(figure), "grow");
        followSettings();
        say("");
    }

    private static String word(LabKernels.Shown shown) {
        return switch (shown) {
            case KERNELS -> "kernels of the first convolution";
            case CLASSIC -> "a learned kernel and the classic ones";
            case MAPS -> "maps of the first convolution";
            case DENSE -> "dense layers and outputs";
            case WEIGHTS -> "shapes of all weights";
        };
    }

    private void change(UnaryOperator<LabKernels> changed) {
        choose(now -> now.kernels(changed.apply(now.kernels())));
    }

    @Override
    void follow() {
        LabKernels now = lab().kernels();
        ChoiceBox.show(shown, now.shown());
        ChoiceBox.show(pass, now.pass());
        ofPass.setVisible(now.shown() == LabKernels.Shown.CLASSIC);
    }

    @Override
    protected ViewQuestion<Question> question(Workspace now) {
        ModelDocument model = context().documents().model().orElse(null);
        if (model == null) {
            return ViewQuestion.nothing("Open a model to see what it learned.");
        }
        LabKernels how = now.settings(LabSettings.KEY).kernels();
        Optional<String> first = ReadKernels.first(model.network()).map(LayerCall::id);
        boolean needsConvolution = how.shown() != LabKernels.Shown.DENSE && how.shown() != LabKernels.Shown.WEIGHTS;
        if (needsConvolution && first.isEmpty()) {
            return ViewQuestion.nothing("The model has no convolution whose kernels can be drawn.");
        }
        boolean needsFrame = how.shown() != LabKernels.Shown.KERNELS && how.shown() != LabKernels.Shown.WEIGHTS;
        Optional<FrameSource> frame = needsFrame ? now.selection().frame() : Optional.empty();
        if (needsFrame && frame.isEmpty()) {
            return ViewQuestion.nothing("Choose a frame that is given to the model.");
        }
        boolean isUnit = how.shown() == LabKernels.Shown.CLASSIC
                && now.selection().layer().equals(first);
        return ViewQuestion.of(
                new Question(model, first, isUnit ? now.selection().unit() : 0, frame, how), "Learned and classic");
    }

    @Override
    protected LabFigure compute(Question question, TaskMonitor monitor) {
        return figures.of(question, monitor);
    }

    @Override
    protected void show(Question question, LabFigure answer) {
        figure.show(answer);
    }

    @Override
    protected void say(String sentence) {
        figure.say(sentence);
    }

    @Override
    protected void restyle() {
        figure.repaint();
    }

    @Override
    public List<ExportItem> exports() {
        Question question = questionShown().orElse(null);
        LabFigure answer = answerShown().orElse(null);
        if (question == null || answer == null) {
            return List.of();
        }
        String name = word(question.how().shown());
        return List.of(ViewExports.png(
                name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1),
                FileNames.of(
                        FileNames.stem(question.model().name()),
                        "lab",
                        question.how().shown().name().toLowerCase(Locale.ROOT)),
                ViewExports.provenance(question.model(), question.frame())
                        .with("Pass", question.how().pass().word()),
                answer::draw));
    }
}
