package org.convscope.ui.saliency;

import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JSlider;
import org.convscope.choice.GradientMethod;
import org.convscope.ui.component.ChoiceBox;
import org.convscope.ui.component.OpacitySlider;
import org.convscope.ui.component.WrappedText;
import org.convscope.ui.component.WrappingRow;
import org.convscope.ui.theme.ThemeLook;
import org.convscope.ui.work.TargetWords;
import org.convscope.workspace.SaliencyOptions;
import org.convscope.workspace.WorkspaceModel;

/** Above the map: what it is of, how it is made, and the target's value. */
final class SaliencyBar {
    private final WrappingRow row = new WrappingRow();
    private final WorkspaceModel workspace;
    private final JComboBox<SaliencyOptions.Subject> subject;
    private final JComboBox<GradientMethod> method;
    private final JSlider opacity;
    private final JCheckBox check = new JCheckBox("beside random weights");
    private final WrappedText said = new WrappedText(ThemeLook::muted);

    SaliencyBar(WorkspaceModel workspace) {
        this.workspace = workspace;
        method = ChoiceBox.of(
                "How the map is made",
                GradientMethod.values(),
                settings().method(),
                SaliencyBar::word,
                value -> update(settings().method(value)));
        subject = ChoiceBox.of(
                "What the map is of: the strongest class before its softmax or sigmoid, or the selected unit's mean",
                SaliencyOptions.Subject.values(),
                settings().subject(),
                TargetWords::of,
                value -> update(settings().subject(value)));
        opacity = OpacitySlider.of(
                settings().opacity(), value -> update(settings().opacity(value)));
        check.setToolTipText(
                "Shows the maps of networks with random weights from the top down to each layer beside it,"
                        + " with the median of five rank correlations: a map that hardly changes says little of what was learned");
        check.addActionListener(event -> update(settings()
                .check(check.isSelected() ? SaliencyOptions.Check.RANDOM_WEIGHTS : SaliencyOptions.Check.NONE)));
        row.addNamed("of", subject);
        row.addNamed("by", method);
        row.addNamed("opacity", opacity);
        row.add(check);
        said.setToolTipText(TargetWords.VALUE);
        row.add(said);
        follow();
    }

    private static String word(GradientMethod method) {
        return switch (method) {
            case GRADIENT -> "gradient";
            case SMOOTHGRAD -> "SmoothGrad";
            case INTEGRATED -> "integrated gradients";
            case GRADCAM -> "Grad-CAM";
            case GRADCAM_PLUS_PLUS -> "Grad-CAM++";
        };
    }

    private SaliencyOptions settings() {
        return workspace.get().settings(SaliencyOptions.KEY);
    }

    private void update(SaliencyOptions settings) {
        workspace.update(now -> now.settings(SaliencyOptions.KEY, settings));
    }

    /** Shows the settings as they are now. */
    void follow() {
        ChoiceBox.show(method, settings().method());
        ChoiceBox.show(subject, settings().subject());
        OpacitySlider.show(opacity, settings().opacity());
        check.setSelected(settings().check() == SaliencyOptions.Check.RANDOM_WEIGHTS);
    }

    /** The target and its value. */
    void say(String text) {
        said.setText(text.isEmpty() ? " " : text);
    }

    JComponent component() {
        return row;
    }
}
