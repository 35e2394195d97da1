package org.convscope.ui.occlusion;

import java.util.ArrayList;
import java.util.List;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JSlider;
import javax.swing.JSpinner;
import javax.swing.JTextField;
import org.convscope.choice.OcclusionFill;
import org.convscope.inspect.occlusion.OcclusionShape;
import org.convscope.ui.component.ChoiceBox;
import org.convscope.ui.component.NumberBox;
import org.convscope.ui.component.OpacitySlider;
import org.convscope.ui.component.WrappedText;
import org.convscope.ui.component.WrappingRow;
import org.convscope.ui.resolution.SpacingText;
import org.convscope.ui.theme.ThemeLook;
import org.convscope.ui.work.TargetWords;
import org.convscope.workspace.OcclusionOptions;
import org.convscope.workspace.SaliencyOptions;
import org.convscope.workspace.WorkspaceModel;

/** Above the map: what loses, what is hidden, how far it is, and a button that leaves it as it is. */
final class OcclusionBar {
    private final WrappingRow row = new WrappingRow();
    private final WorkspaceModel workspace;
    private final JComboBox<SaliencyOptions.Subject> subject;
    private final JComboBox<OcclusionOptions.Hidden> hidden;
    private final JSpinner patch;
    private final JSpinner stride;
    private final JComboBox<OcclusionFill> fill;
    private final JTextField rings = new JTextField(16);
    private final JSpinner sectors;
    private final JSlider opacity;
    private final JButton stop = new JButton("Stop");
    private final WrappedText said = new WrappedText(ThemeLook::muted);
    private final List<JComponent> ofPatches = new ArrayList<>();
    private final JComponent ofFill;
    private final JComponent ofRings;
    private final JComponent ofSectors;

    /**
     * @param stopped leaves the map as it is
     */
    OcclusionBar(WorkspaceModel workspace, Runnable stopped) {
        this.workspace = workspace;
        subject = ChoiceBox.of(
                "What loses: the strongest class before its softmax or sigmoid, or the selected unit's mean",
                SaliencyOptions.Subject.values(),
                settings().subject(),
                TargetWords::of,
                value -> update(settings().subject(value)));
        hidden = ChoiceBox.of(
                "What is hidden, one after the other",
                OcclusionOptions.Hidden.values(),
                settings().hidden(),
                OcclusionBar::word,
                value -> update(settings().hidden(value)));
        patch = NumberBox.of(
                "Side of a patch, in pixels of the network's input",
                1,
                OcclusionOptions.MOST_PIXELS,
                value -> update(settings().patch(value)));
        stride = NumberBox.of(
                "From one patch to the next, in pixels of the network's input",
                1,
                OcclusionOptions.MOST_PIXELS,
                value -> update(settings().stride(value)));
        fill = ChoiceBox.of(
                "What is put where something is hidden",
                OcclusionFill.values(),
                settings().fill(),
                OcclusionFill::word,
                value -> update(settings().fill(value)));
        sectors = NumberBox.of(
                "How many sectors around the beam",
                1,
                OcclusionOptions.MOST_SECTORS,
                value -> update(settings().sectors(value)));
        rings.setToolTipText("Edges of the rings in Å, rising or falling: a ring lies between each and the next");
        rings.getAccessibleContext().setAccessibleName("Edges of the rings in Å");
        rings.addActionListener(event -> typed());
        opacity = OpacitySlider.of(
                settings().opacity(), value -> update(settings().opacity(value)));
        stop.setToolTipText("Leaves the map as fine as it is");
        stop.addActionListener(event -> stopped.run());
        said.setToolTipText(TargetWords.VALUE);
        row.addNamed("of", subject);
        row.addNamed("hide", hidden);
        ofPatches.add(row.addNamed("side", patch));
        ofPatches.add(row.addNamed("stride", stride));
        ofRings = row.addNamed("edges, Å", rings);
        ofSectors = row.addNamed("sectors", sectors);
        ofFill = row.addNamed("filled with", fill);
        row.addNamed("opacity", opacity);
        row.add(stop);
        row.add(said);
        follow();
        ended("");
    }

    private static String word(OcclusionOptions.Hidden hidden) {
        return switch (hidden) {
            case PATCHES -> "patches";
            case RINGS -> "rings";
            case SECTORS -> "sectors";
        };
    }

    /** Edges that are none leave what was there. */
    private void typed() {
        SpacingText.parse(rings.getText())
                .filter(OcclusionShape.Rings::areEdges)
                .ifPresentOrElse(edges -> update(settings().ringsAngstrom(edges)), this::follow);
    }

    private OcclusionOptions settings() {
        return workspace.get().settings(OcclusionOptions.KEY);
    }

    private void update(OcclusionOptions settings) {
        workspace.update(now -> now.settings(OcclusionOptions.KEY, settings));
    }

    /** Shows the settings as they are now. */
    void follow() {
        OcclusionOptions now = settings();
        ChoiceBox.show(subject, now.subject());
        ChoiceBox.show(hidden, now.hidden());
        ChoiceBox.show(fill, now.fill());
        NumberBox.show(patch, now.patch());
        NumberBox.show(stride, now.stride());
        NumberBox.show(sectors, now.sectors());
        rings.setText(SpacingText.text(now.ringsAngstrom()));
        OpacitySlider.show(opacity, now.opacity());
        ofPatches.forEach(one -> one.setVisible(now.hidden() == OcclusionOptions.Hidden.PATCHES));
        ofFill.setVisible(now.hidden() != OcclusionOptions.Hidden.RINGS);
        ofRings.setVisible(now.hidden() == OcclusionOptions.Hidden.RINGS);
        ofSectors.setVisible(now.hidden() == OcclusionOptions.Hidden.SECTORS);
    }

    /** A map becomes finer. */
    void refining(String text) {
        stop.setEnabled(true);
        said.setText(text);
    }

    /** Nothing is computed. */
    void ended(String text) {
        stop.setEnabled(false);
        said.setText(text.isEmpty() ? " " : text);
    }

    JComponent component() {
        return row;
    }
}
