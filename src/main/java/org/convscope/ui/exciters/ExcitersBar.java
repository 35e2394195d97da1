package org.convscope.ui.exciters;

import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JSpinner;
import org.convscope.choice.ExciterPreset;
import org.convscope.ui.component.ChoiceBox;
import org.convscope.ui.component.NumberBox;
import org.convscope.ui.component.WrappedText;
import org.convscope.ui.component.WrappingRow;
import org.convscope.ui.theme.ThemeLook;
import org.convscope.workspace.ExciterOptions;
import org.convscope.workspace.WorkspaceModel;

/** Above the exciter: how it climbs, how far it is, and a button that ends the climb. */
final class ExcitersBar {
    private final WrappingRow row = new WrappingRow();
    private final WorkspaceModel workspace;
    private final JComboBox<ExciterPreset> preset;
    private final JSpinner steps;
    private final JSpinner seed;
    private final JButton stop = new JButton("Stop");
    private final WrappedText said = new WrappedText(ThemeLook::muted);

    /**
     * @param stopped ends the climb
     */
    ExcitersBar(WorkspaceModel workspace, Runnable stopped) {
        this.workspace = workspace;
        preset = ChoiceBox.of(
                "How the picture climbs",
                ExciterPreset.values(),
                settings().preset(),
                ExcitersBar::word,
                value -> update(settings().preset(value)));
        steps = NumberBox.of(
                "How many steps the picture climbs",
                1,
                ExciterOptions.MOST_STEPS,
                value -> update(settings().steps(value)));
        seed = NumberBox.of(
                "Seed of the chance",
                0,
                ExciterOptions.MOST_SEED,
                value -> update(settings().seed(value)));
        stop.setToolTipText("Ends the climb and keeps the picture as it is");
        stop.addActionListener(event -> stopped.run());
        row.addNamed("by", preset);
        row.addNamed("steps", steps);
        row.addNamed("seed", seed);
        row.add(stop);
        row.add(said);
        follow();
        ended("");
    }

    private static String word(ExciterPreset preset) {
        return switch (preset) {
            case NOTEBOOK -> "notebook";
            case PIXELS -> "pixels";
            case FOURIER -> "Fourier";
            case MACO -> "MACO";
        };
    }

    private ExciterOptions settings() {
        return workspace.get().settings(ExciterOptions.KEY);
    }

    private void update(ExciterOptions settings) {
        workspace.update(now -> now.settings(ExciterOptions.KEY, settings));
    }

    /** Shows the settings as they are now. */
    void follow() {
        ChoiceBox.show(preset, settings().preset());
        NumberBox.show(steps, settings().steps());
        NumberBox.show(seed, settings().seed());
    }

    /** A picture climbs. */
    void climbing(String text) {
        stop.setEnabled(true);
        said.setText(text);
    }

    /** Nothing climbs. */
    void ended(String text) {
        stop.setEnabled(false);
        said.setText(text.isEmpty() ? " " : text);
    }

    JComponent component() {
        return row;
    }
}
