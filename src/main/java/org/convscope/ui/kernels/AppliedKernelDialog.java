package org.convscope.ui.kernels;

import java.awt.Component;
import java.awt.Dimension;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextField;
import net.miginfocom.swing.MigLayout;
import org.convscope.choice.KernelPass;
import org.convscope.export.KernelsOnFramePicture;
import org.convscope.frame.FrameSource;
import org.convscope.inspect.kernels.KernelStack;
import org.convscope.inspect.kernels.ReadKernels;
import org.convscope.inspect.match.ClassicKernel;
import org.convscope.inspect.match.ClassicKernels;
import org.convscope.inspect.match.KernelsOnFrame;
import org.convscope.inspect.match.MatchUnit;
import org.convscope.inspect.match.TypedKernel;
import org.convscope.render.NumberText;
import org.convscope.render.plane.RasterPicture;
import org.convscope.task.Lane;
import org.convscope.task.TaskMonitor;
import org.convscope.ui.canvas.BusyOverlay;
import org.convscope.ui.canvas.ImageCanvas;
import org.convscope.ui.dialog.DialogParts;
import org.convscope.ui.theme.ThemeLook;
import org.convscope.ui.view.ModelDocument;
import org.convscope.ui.view.ViewContext;
import org.convscope.ui.work.LatestRequest;
import org.convscope.ui.work.NetworkInputs;

/** A learned kernel laid over the selected frame, beside a classic or typed one. */
final class AppliedKernelDialog {
    private static final Dimension SIZE = new Dimension(1140, 420);

    private final Component parent;
    private final ViewContext context;
    private final ImageCanvas canvas = new ImageCanvas();
    private final JTextField typed = new JTextField(36);
    private final JCheckBox turned = new JCheckBox("turned (true convolution)");
    private final LatestRequest<Question, Shown> request;
    private final BusyOverlay busy = BusyOverlay.over(canvas);

    /** What is laid over what. */
    private record Question(
            ModelDocument model,
            FrameSource frame,
            String layer,
            int unit,
            int input,
            int channel,
            String kernel,
            KernelPass pass) {}

    private record Shown(KernelsOnFrame applied, String learned, String other) {}

    AppliedKernelDialog(Component parent, ViewContext context) {
        this.parent = parent;
        this.context = context;
        request = new LatestRequest<>(
                context.tasks(),
                Lane.POOL,
                "kernels on the frame",
                busy,
                this::compute,
                LatestRequest.listener((question, answer) -> show(answer), this::say));
    }

    void show(String layer, int unit) {
        ModelDocument model = context.documents().model().orElse(null);
        if (model == null) {
            return;
        }
        KernelStack stack = new ReadKernels().of(model.model().network(), layer);
        Optional<MatchUnit.Found> best =
                new MatchUnit().ofUnit(model.model().network().call(layer), stack, unit);
        List<ClassicKernel> bank = new ArrayList<>(ClassicKernels.ofSide(
                best.map(found -> found.best().kernel().side()).orElse(ClassicKernels.SMALLEST)));
        var classic = new JComboBox<>(bank.stream().map(ClassicKernel::name).toArray(String[]::new));
        classic.getAccessibleContext().setAccessibleName("Classic kernel");
        Runnable ask = () -> ask(model, layer, unit, best);
        classic.addActionListener(event -> {
            typed.setText(text(bank.get(classic.getSelectedIndex())));
            ask.run();
        });
        typed.getAccessibleContext().setAccessibleName("Kernel in numbers");
        typed.setToolTipText("Rows between semicolons: 0 1 0; 1 -4 1; 0 1 0");
        typed.addActionListener(event -> ask.run());
        turned.setToolTipText("Both kernels turned by 180 degrees; a layer lays its kernel over as it is");
        turned.addActionListener(event -> ask.run());
        var bar = new JPanel(new MigLayout("insets 0, gap 8lp", "[][][][grow,fill][]"));
        bar.add(new JLabel("beside"));
        bar.add(classic);
        bar.add(new JLabel("or typed"));
        bar.add(typed);
        bar.add(turned);
        var content = new JPanel(new MigLayout("insets 0, fill, wrap 1", "[grow,fill]", "[][grow,fill]"));
        content.add(bar);
        content.add(busy.component(), "wmin 0, hmin 0");
        content.setPreferredSize(SIZE);
        classic.setSelectedIndex(
                best.map(found -> names(bank).indexOf(found.best().kernel().name()))
                        .orElse(0));
        JDialog dialog = DialogParts.show(parent, "Kernel on the frame", content);
        DialogParts.closeWithModel(dialog, context.workspace());
    }

    private static List<String> names(List<ClassicKernel> bank) {
        return bank.stream().map(ClassicKernel::name).toList();
    }

    private static String text(ClassicKernel kernel) {
        double[] values = kernel.values();
        return IntStream.range(0, kernel.side())
                .mapToObj(row -> IntStream.range(0, kernel.side())
                        .mapToObj(column -> NumberText.text(values[row * kernel.side() + column], 4)
                                .replace('\u2212', '-'))
                        .collect(Collectors.joining(" ")))
                .collect(Collectors.joining("; "));
    }

    private void ask(ModelDocument model, String layer, int unit, Optional<MatchUnit.Found> best) {
        Optional<FrameSource> frame = context.workspace().get().selection().frame();
        if (frame.isEmpty()) {
            request.forget();
            say("Choose a frame to lay the kernels over.");
            return;
        }
        request.ask(
                new Question(
                        model,
                        frame.get(),
                        layer,
                        unit,
                        best.map(MatchUnit.Found::input).orElse(0),
                        best.map(MatchUnit.Found::channel).orElse(0),
                        typed.getText(),
                        turned.isSelected() ? KernelPass.CONVOLUTION : KernelPass.CORRELATION),
                "Kernels on " + frame.get().name());
    }

    private Shown compute(Question question, TaskMonitor monitor) {
        ModelDocument model = question.model();
        var input = NetworkInputs.of(context, model.model().network(), model.preprocessing(), question.frame());
        monitor.checkCancelled();
        KernelsOnFrame applied = KernelsOnFrame.of(
                model.model().network(),
                question.layer(),
                question.unit(),
                question.input(),
                TypedKernel.parse(question.kernel()),
                question.pass(),
                input.inputs().get(0));
        String way = question.pass() == KernelPass.CORRELATION ? "" : " turned";
        return new Shown(
                applied,
                question.layer() + " #" + question.unit() + ", channel " + question.channel() + way,
                question.kernel().length() > 24 ? "the other kernel" + way : question.kernel() + way);
    }

    private void show(Shown shown) {
        canvas.setPicture(RasterPicture.of(
                new KernelsOnFramePicture(ThemeLook.palette()).draw(shown.applied(), shown.learned(), shown.other())));
    }

    private void say(String sentence) {
        canvas.setPicture(null);
        canvas.setMessage(sentence);
    }
}
