package org.convscope.ui.lab;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javax.swing.DefaultComboBoxModel;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JSpinner;
import javax.swing.JTextField;
import org.convscope.choice.KernelOrigin;
import org.convscope.choice.KernelPass;
import org.convscope.choice.WindowPadding;
import org.convscope.inspect.lab.LabKernel;
import org.convscope.json.JsonFields;
import org.convscope.ui.component.ChoiceBox;
import org.convscope.ui.component.NumberBox;
import org.convscope.ui.component.WrappingRow;
import org.convscope.workspace.LabConvolution;
import org.convscope.workspace.LabKernelChoice;

/** The controls of the lab's convolution. */
final class ConvolutionBar {
    private static final Integer[] SIDES = {3, 5, 7};
    private static final int MOST_CHANNEL = 9999;

    private final Consumer<UnaryOperator<LabConvolution>> change;
    private final JComboBox<KernelOrigin> origin;
    private final JComboBox<Integer> side;
    private final JComboBox<String> classic;
    private final JTextField typed = new JTextField(22);
    private final JSpinner channel;
    private final JComboBox<KernelPass> pass;
    private final JSpinner stride;
    private final JSpinner dilation;
    private final JComboBox<WindowPadding> padding;
    private final JSpinner pixels;
    private final List<JComponent> ofClassic;
    private final JComponent ofTyped;
    private final JComponent ofLearned;

    ConvolutionBar(WrappingRow row, Consumer<UnaryOperator<LabConvolution>> change) {
        this.change = change;
        LabKernelChoice first = LabKernelChoice.DEFAULT;
        origin = ChoiceBox.of(
                "Where the kernel comes from; a learned one is the selected unit's",
                KernelOrigin.values(),
                first.origin(),
                KernelOrigin::word,
                value -> kernel(now -> now.origin(value)));
        side = ChoiceBox.of(
                "Rows and columns of the classic kernel",
                SIDES,
                first.side(),
                value -> value + " × " + value,
                value -> kernel(now -> now.side(value)));
        classic = ChoiceBox.of(
                "The classic kernel; smoothing ones add up to 1",
                new String[] {first.classic()},
                first.classic(),
                name -> name,
                value -> kernel(now -> now.classic(value)));
        channel = NumberBox.of(
                "Which slice of the learned kernel, counted from 0",
                0,
                MOST_CHANNEL,
                value -> kernel(now -> now.channel(value)));
        typed.setToolTipText("3x3 to 7x7 numbers, row by row, such as 0 1 0; 1 -4 1; 0 1 0");
        typed.getAccessibleContext().setAccessibleName("Numbers of the kernel");
        typed.addActionListener(event -> LabKernel.parse(typed.getText())
                .ifPresentOrElse(
                        one -> kernel(now -> now.typed(one.values())),
                        () -> typed.putClientProperty("JComponent.outline", "error")));
        pass = ChoiceBox.of(
                "Whether the kernel is laid over the frame as it is written, as layers do, or turned first",
                KernelPass.values(),
                LabConvolution.DEFAULT.pass(),
                KernelPass::word,
                value -> change.accept(now -> now.pass(value)));
        stride = NumberBox.of(
                "Pixels from one place to the next",
                1,
                LabConvolution.MOST,
                value -> change.accept(now -> now.stride(value)));
        dilation = NumberBox.of(
                "Pixels from one number of the kernel to the next",
                1,
                LabConvolution.MOST,
                value -> change.accept(now -> now.dilation(value)));
        padding = ChoiceBox.of(
                "Valid: the kernel stays within the frame; same: zeros lie around it",
                WindowPadding.values(),
                LabConvolution.DEFAULT.padding(),
                JsonFields::word,
                value -> change.accept(now -> now.padding(value)));
        pixels = NumberBox.of(
                "To how many pixels the frame's longer side is brought",
                LabConvolution.LEAST_PIXELS,
                LabConvolution.MOST_PIXELS,
                value -> change.accept(now -> now.pixels(value)));
        row.addNamed("kernel", origin);
        ofClassic = List.of(row.addNamed("side", side), row.addNamed("called", classic));
        ofLearned = row.addNamed("input channel", channel);
        ofTyped = row.addNamed("numbers", typed);
        row.addNamed("as", pass);
        row.addNamed("stride", stride);
        row.addNamed("dilation", dilation);
        row.addNamed("padding", padding);
        row.addNamed("pixels", pixels);
    }

    private void kernel(UnaryOperator<LabKernelChoice> changed) {
        change.accept(now -> now.kernel(changed.apply(now.kernel())));
    }

    /** Shows the settings as they are now. */
    void follow(LabConvolution now) {
        LabKernelChoice kernel = now.kernel();
        ChoiceBox.show(origin, kernel.origin());
        ChoiceBox.show(side, kernel.side());
        List<String> names =
                LabKernel.classic(kernel.side()).stream().map(LabKernel::name).toList();
        if (classic.getItemCount() != names.size()) {
            classic.setModel(new DefaultComboBoxModel<>(names.toArray(String[]::new)));
        }
        ChoiceBox.show(classic, names.contains(kernel.classic()) ? kernel.classic() : names.get(0));
        NumberBox.show(channel, kernel.channel());
        if (!typed.hasFocus() || LabKernel.parse(typed.getText()).isPresent()) {
            LabKernel.typed(kernel.typed()).ifPresent(one -> typed.setText(one.text()));
            typed.putClientProperty("JComponent.outline", null);
        }
        ChoiceBox.show(pass, now.pass());
        NumberBox.show(stride, now.stride());
        NumberBox.show(dilation, now.dilation());
        ChoiceBox.show(padding, now.padding());
        NumberBox.show(pixels, now.pixels());
        ofClassic.forEach(one -> one.setVisible(kernel.origin() == KernelOrigin.CLASSIC));
        ofLearned.setVisible(kernel.origin() == KernelOrigin.LEARNED);
        ofTyped.setVisible(kernel.origin() == KernelOrigin.TYPED);
    }
}
