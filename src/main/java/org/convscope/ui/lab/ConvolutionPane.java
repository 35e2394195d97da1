package org.convscope.ui.lab;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.convscope.choice.KernelOrigin;
import org.convscope.export.Provenance;
import org.convscope.file.FileNames;
import org.convscope.frame.FrameSource;
import org.convscope.inspect.kernels.KernelStack;
import org.convscope.inspect.kernels.ReadKernels;
import org.convscope.inspect.lab.LabKernel;
import org.convscope.inspect.lab.ReduceFrame;
import org.convscope.inspect.lab.SlideWindow;
import org.convscope.inspect.lab.WindowMove;
import org.convscope.inspect.lab.WindowRule;
import org.convscope.json.JsonFields;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.task.Lane;
import org.convscope.task.TaskMonitor;
import org.convscope.ui.view.ExportItem;
import org.convscope.ui.view.ModelDocument;
import org.convscope.ui.view.ViewContext;
import org.convscope.ui.work.ViewExports;
import org.convscope.ui.work.ViewQuestion;
import org.convscope.workspace.Change;
import org.convscope.workspace.LabConvolution;
import org.convscope.workspace.LabKernelChoice;
import org.convscope.workspace.LabSettings;
import org.convscope.workspace.Workspace;

/** A kernel moved over the frame step by step: the patch, times the kernel, its sum, and the result so far. */
final class ConvolutionPane extends LabPart<ConvolutionPane.Question, WindowBoard.Moved> {
    /** All that the result depends on. */
    record Question(FrameSource frame, KernelSource kernel, LabConvolution convolution) {}

    /** A kernel, or where it is found. */
    sealed interface KernelSource {
        record Known(LabKernel kernel) implements KernelSource {}

        record Learned(ModelDocument model, String layer, int unit, int channel) implements KernelSource {}
    }

    private final WindowBoard board = new WindowBoard("Convolution", place -> change(now -> now.place(place)));
    private final ConvolutionBar controls;

    ConvolutionPane(ViewContext context) {
        super(
                LabSettings.Pane.CONVOLUTION,
                "Convolution",
                "A kernel moved over the frame, place by place",
                context,
                Set.of(LabSettings.KEY, Change.FRAME, Change.MODEL, Change.LAYER, Change.UNIT),
                Lane.POOL,
                "[][grow,fill][]");
        controls = new ConvolutionBar(bar(), this::change);
        component().add(overlaid(board.figure()), "grow, hmin 100lp");
        component().add(board.steps(), "growx");
        followSettings();
        say("");
    }

    private void change(UnaryOperator<LabConvolution> changed) {
        choose(now -> now.convolution(changed.apply(now.convolution())));
    }

    @Override
    void follow() {
        controls.follow(lab().convolution());
        answerShown().ifPresent(moved -> board.show(moved, lab().convolution().place()));
    }

    @Override
    protected ViewQuestion<Question> question(Workspace now) {
        Optional<FrameSource> frame = now.selection().frame();
        if (frame.isEmpty()) {
            return ViewQuestion.nothing("Choose a frame that the kernel is moved over.");
        }
        LabConvolution asked = now.settings(LabSettings.KEY).convolution();
        LabKernelChoice choice = asked.kernel();
        Optional<KernelSource> kernel =
                switch (choice.origin()) {
                    case CLASSIC ->
                        LabKernel.classic(choice.side()).stream()
                                .filter(one -> one.name().equals(choice.classic()))
                                .findFirst()
                                .or(() -> LabKernel.classic(choice.side()).stream()
                                        .findFirst())
                                .map(KernelSource.Known::new);
                    case TYPED -> LabKernel.typed(choice.typed()).map(KernelSource.Known::new);
                    case LEARNED -> learned(now, choice.channel());
                };
        return kernel.map(found -> ViewQuestion.of(new Question(frame.get(), found, asked.place(0)), "Convolution"))
                .orElseGet(() -> ViewQuestion.nothing(
                        choice.origin() == KernelOrigin.LEARNED
                                ? "Open a model with a convolution: the selected layer's kernel is taken."
                                : "Type a square of 3x3 to 7x7 numbers."));
    }

    private Optional<KernelSource> learned(Workspace now, int channel) {
        ModelDocument model = context().documents().model().orElse(null);
        if (model == null) {
            return Optional.empty();
        }
        Network network = model.network();
        Optional<LayerCall> selected =
                now.selection().layer().flatMap(network::find).filter(ReadKernels::hasKernels);
        Optional<LayerCall> layer = selected.or(() -> ReadKernels.first(network));
        int unit = selected.isPresent() ? now.selection().unit() : 0;
        return layer.map(call -> new KernelSource.Learned(model, call.id(), unit, channel));
    }

    @Override
    protected WindowBoard.Moved compute(Question question, TaskMonitor monitor) {
        LabConvolution asked = question.convolution();
        var move = new WindowMove(asked.stride(), asked.dilation(), asked.padding());
        LabKernel kernel = kernel(question.kernel());
        var window = new SlideWindow(
                ReduceFrame.of(context().frames().load(question.frame()), asked.pixels()),
                new WindowRule.Weighted(kernel, asked.pass()),
                move);
        return WindowBoard.Moved.over(
                question.frame().name(), window, kernel.name() + ", " + JsonFields.word(asked.pass()));
    }

    private static LabKernel kernel(KernelSource source) {
        if (source instanceof KernelSource.Known known) {
            return known.kernel();
        }
        KernelSource.Learned learned = (KernelSource.Learned) source;
        KernelStack stack = new ReadKernels().of(learned.model().network(), learned.layer());
        int unit = Math.min(learned.unit(), stack.units() - 1);
        int channel = Math.min(learned.channel(), stack.inputs() - 1);
        return LabKernel.of(
                learned.layer() + " #" + unit + ", input " + channel,
                stack.height(),
                stack.width(),
                stack.slice(channel, unit));
    }

    @Override
    protected void show(Question question, WindowBoard.Moved answer) {
        board.show(answer, lab().convolution().place());
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
        LabConvolution asked = question.convolution();
        Provenance provenance = Provenance.start()
                .with("Frame", ViewExports.place(question.frame()))
                .with("Pass", asked.pass().word())
                .with("Stride", String.valueOf(asked.stride()))
                .with("Dilation", String.valueOf(asked.dilation()))
                .with("Padding", asked.padding().name());
        return board.exports(
                "Convolution",
                FileNames.of("convolution", FileNames.stem(question.frame().name())),
                question.kernel() instanceof KernelSource.Learned learned
                        ? provenance.with("Model", learned.model().name())
                        : provenance);
    }
}
