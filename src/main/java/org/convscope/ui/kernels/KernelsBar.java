package org.convscope.ui.kernels;

import java.util.Locale;
import javax.swing.ButtonGroup;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JSpinner;
import javax.swing.JToggleButton;
import javax.swing.SpinnerNumberModel;
import org.convscope.choice.TileLayout;
import org.convscope.ui.component.ChoiceBox;
import org.convscope.ui.component.FocusFreeButtons;
import org.convscope.ui.component.NumberBox;
import org.convscope.ui.component.WrappingRow;
import org.convscope.ui.mosaic.TileLayoutWords;
import org.convscope.workspace.KernelSettings;
import org.convscope.workspace.WorkspaceModel;

/** Above the kernels: which ones, what of each, how they are laid out. */
final class KernelsBar {
    private static final int MANY = 99_999;

    private final JPanel panel = new WrappingRow();
    private final WorkspaceModel workspace;
    private final JToggleButton all = FocusFreeButtons.toggle("All layers", "Filters 0 to 4 of every convolution");
    private final JToggleButton one = FocusFreeButtons.toggle("Layer", "All kernels of the selected layer");
    private final JComboBox<KernelSettings.Channel> channel;
    private final JSpinner input = new JSpinner(new SpinnerNumberModel(0, 0, MANY, 1));
    private final JComboBox<TileLayout> layout;
    private final JComboBox<KernelSettings.Origin> origin;
    private final JCheckBox gaps = new JCheckBox("gaps");
    private boolean following;

    KernelsBar(WorkspaceModel workspace) {
        this.workspace = workspace;
        var group = new ButtonGroup();
        group.add(all);
        group.add(one);
        all.addActionListener(e -> update(settings().coverage(KernelSettings.Coverage.FIRST_FIVE)));
        one.addActionListener(e -> update(settings().coverage(KernelSettings.Coverage.LAYER)));
        channel = ChoiceBox.of(
                "What of each kernel is shown; automatic: in colour where a convolution takes a colour input",
                KernelSettings.Channel.values(),
                settings().channel(),
                KernelsBar::word,
                value -> update(settings().channel(value, settings().inputChannel())));
        input.setToolTipText("Input channel, from 0");
        NumberBox.name(input, "Input channel");
        input.addChangeListener(e -> {
            if (!following) {
                update(settings().channel(KernelSettings.Channel.ONE, (Integer) input.getValue()));
            }
        });
        layout = ChoiceBox.of(
                "Rows and columns of tiles",
                TileLayout.values(),
                settings().layout(),
                TileLayoutWords::of,
                value -> update(settings().layout(value)));
        origin = ChoiceBox.of(
                "Where the first row is drawn",
                KernelSettings.Origin.values(),
                settings().origin(),
                value -> "origin " + value.name().toLowerCase(Locale.ROOT),
                value -> update(settings().origin(value)));
        gaps.setToolTipText("White gaps between the tiles");
        gaps.addActionListener(
                e -> update(settings().gaps(gaps.isSelected() ? KernelSettings.Gaps.WHITE : KernelSettings.Gaps.NONE)));
        panel.add(all);
        panel.add(one);
        panel.add(channel);
        ((JSpinner.DefaultEditor) input.getEditor()).getTextField().setColumns(2);
        panel.add(input);
        panel.add(layout);
        panel.add(origin);
        panel.add(gaps);
        workspace.addListener((was, now, changes) -> {
            if (changes.contains(KernelSettings.KEY)) {
                follow(now.settings(KernelSettings.KEY));
            }
        });
        follow(settings());
    }

    private static String word(KernelSettings.Channel channel) {
        return switch (channel) {
            case AUTOMATIC -> "automatic";
            case ONE -> "input channel";
            case MEAN -> "mean of inputs";
            case RGB -> "RGB";
        };
    }

    private KernelSettings settings() {
        return workspace.get().settings(KernelSettings.KEY);
    }

    private void update(KernelSettings settings) {
        workspace.update(now -> now.settings(KernelSettings.KEY, settings));
    }

    private void follow(KernelSettings now) {
        following = true;
        all.setSelected(now.coverage() == KernelSettings.Coverage.FIRST_FIVE);
        one.setSelected(now.coverage() == KernelSettings.Coverage.LAYER);
        ChoiceBox.show(channel, now.channel());
        input.setValue(Math.min(MANY, now.inputChannel()));
        input.setEnabled(
                now.channel() == KernelSettings.Channel.ONE || now.channel() == KernelSettings.Channel.AUTOMATIC);
        ChoiceBox.show(layout, now.layout());
        layout.setEnabled(now.coverage() == KernelSettings.Coverage.LAYER);
        ChoiceBox.show(origin, now.origin());
        gaps.setSelected(now.gaps() == KernelSettings.Gaps.WHITE);
        following = false;
    }

    JComponent component() {
        return panel;
    }
}
