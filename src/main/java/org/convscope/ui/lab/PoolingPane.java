package org.convscope.ui.lab;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.swing.JComboBox;
import javax.swing.JSpinner;
import org.convscope.choice.PoolingKind;
import org.convscope.choice.WindowPadding;
import org.convscope.export.Provenance;
import org.convscope.file.FileNames;
import org.convscope.frame.FrameSource;
import org.convscope.inspect.lab.ReduceFrame;
import org.convscope.inspect.lab.SlideWindow;
import org.convscope.inspect.lab.WindowMove;
import org.convscope.inspect.lab.WindowRule;
import org.convscope.json.JsonFields;
import org.convscope.task.Lane;
import org.convscope.task.TaskMonitor;
import org.convscope.ui.component.ChoiceBox;
import org.convscope.ui.component.NumberBox;
import org.convscope.ui.view.ExportItem;
import org.convscope.ui.view.ViewContext;
import org.convscope.ui.work.ViewExports;
import org.convscope.ui.work.ViewQuestion;
import org.convscope.workspace.Change;
import org.convscope.workspace.LabConvolution;
import org.convscope.workspace.LabPooling;
import org.convscope.workspace.LabSettings;
import org.convscope.workspace.Workspace;

/** A window of which the maximum or the mean goes on, moved over the frame step by step. */
final class PoolingPane extends LabPart<PoolingPane.Question, WindowBoard.Moved> {
    /** All that the result depends on. */
    record Question(FrameSource frame, LabPooling pooling) {}

    private final WindowBoard board = new WindowBoard("Pooling", place -> change(now -> now.place(place)));
    private final JComboBox<PoolingKind> kind;
    private final JSpinner size;
    private final JSpinner stride;
    private final JComboBox<WindowPadding> padding;
    private final JSpinner pixels;

    PoolingPane(ViewContext context) {
        super(
                LabSettings.Pane.POOLING,
                "Pooling",
                "The maximum or the mean of a window, place by place",
                context,
                Set.of(LabSettings.KEY, Change.FRAME),
                Lane.POOL,
                "[][grow,fill][]");
        LabPooling first = lab().pooling();
        kind = ChoiceBox.of(
                "What of a window goes on",
                PoolingKind.values(),
                first.kind(),
                PoolingKind::word,
                value -> change(now -> now.kind(value)));
        size = NumberBox.of(
                "Rows and columns of the window", 1, LabConvolution.MOST, value -> change(now -> now.size(value)));
        stride = NumberBox.of(
                "Pixels from one place to the next", 1, LabConvolution.MOST, value -> change(now -> now.stride(value)));
        padding = ChoiceBox.of(
                "Valid: the window stays within the frame; same: it may reach beyond, where nothing counts",
                WindowPadding.values(),
                first.padding(),
                JsonFields::word,
                value -> change(now -> now.padding(value)));
        pixels = NumberBox.of(
                "To how many pixels the frame's longer side is brought",
                LabConvolution.LEAST_PIXELS,
                LabConvolution.MOST_PIXELS,
                value -> change(now -> now.pixels(value)));
        bar().addNamed("keep the", kind);
        bar().addNamed("size", size);
        bar().addNamed("stride", stride);
        bar().addNamed("padding", padding);
        bar().addNamed("pixels", pixels);
        component().add(overlaid(board.figure()), "grow, hmin 100lp");
        component().add(board.steps(), "growx");
        followSettings();
        say("");
    }

    private void change(UnaryOperator<LabPooling> changed) {
        choose(now -> now.pooling(changed.apply(now.pooling())));
    }

    @Override
    void follow() {
        LabPooling now = lab().pooling();
        ChoiceBox.show(kind, now.kind());
        NumberBox.show(size, now.size());
        NumberBox.show(stride, now.stride());
        ChoiceBox.show(padding, now.padding());
        NumberBox.show(pixels, now.pixels());
        answerShown().ifPresent(moved -> board.show(moved, now.place()));
    }

    @Override
    protected ViewQuestion<Question> question(Workspace now) {
        Optional<FrameSource> frame = now.selection().frame();
        return frame.isEmpty()
                ? ViewQuestion.nothing("Choose a frame that the window is moved over.")
                : ViewQuestion.of(
                        new Question(
                                frame.get(),
                                now.settings(LabSettings.KEY).pooling().place(0)),
                        "Pooling");
    }

    @Override
    protected WindowBoard.Moved compute(Question question, TaskMonitor monitor) {
        LabPooling asked = question.pooling();
        var window = new SlideWindow(
                ReduceFrame.of(context().frames().load(question.frame()), asked.pixels()),
                new WindowRule.Pooled(asked.kind(), asked.size()),
                new WindowMove(asked.stride(), 1, asked.padding()));
        return WindowBoard.Moved.over(
                question.frame().name(), window, asked.kind().word() + " of " + asked.size() + " × " + asked.size());
    }

    @Override
    protected void show(Question question, WindowBoard.Moved answer) {
        board.show(answer, lab().pooling().place());
    }

    @Override
    protected void say(String sentence) {
        board.say(sentence);
    }

    @Override
    protected void restyle() {
        board.figure().repaint();
    }

    @Override
    public List<ExportItem> exports() {
        Question question = questionShown().orElse(null);
        if (question == null) {
            return List.of();
        }
        LabPooling asked = question.pooling();
        return board.exports(
                "Pooling",
                FileNames.of("pooling", FileNames.stem(question.frame().name())),
                Provenance.start()
                        .with("Frame", ViewExports.place(question.frame()))
                        .with("Pooling", asked.kind().word())
                        .with("Size", String.valueOf(asked.size()))
                        .with("Stride", String.valueOf(asked.stride()))
                        .with("Padding", asked.padding().name()));
    }
}
