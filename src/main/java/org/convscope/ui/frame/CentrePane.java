package org.convscope.ui.frame;

import java.util.Optional;
import javax.swing.JButton;
import javax.swing.JPanel;
import javax.swing.UIManager;
import net.miginfocom.swing.MigLayout;
import org.convscope.frame.Frame;
import org.convscope.frame.geometry.Geometry;
import org.convscope.inspect.measure.BeamCentre;
import org.convscope.render.NumberText;
import org.convscope.ui.component.WrappedText;
import org.convscope.workspace.ResolutionSettings;

/** The beam centre that there is, the one that was fitted, and what to do with them. */
final class CentrePane extends JPanel {
    private final WrappedText known = new WrappedText(() -> UIManager.getColor("Label.foreground"));
    private final WrappedText fitted = new WrappedText(() -> UIManager.getColor("Label.foreground"));
    private final JButton use = new JButton("Use the fitted centre");
    private final JButton back = new JButton("Give back the file's");

    /** What its buttons do. */
    interface Actions {
        void fit();

        void use();

        void giveBack();
    }

    CentrePane(Actions actions) {
        super(new MigLayout("insets 4lp 10lp 4lp 10lp, fillx, wrap 1, gap 0 4lp, hidemode 3", "[0:0,grow,fill]"));
        setName("centre-pane");
        known.setName("centre-known");
        known.getAccessibleContext().setAccessibleName("Beam centre");
        fitted.setName("centre-fitted");
        fitted.getAccessibleContext().setAccessibleName("Fitted beam centre");
        var fit = new JButton("Fit the centre");
        fit.setToolTipText("Looks for the common centre of the frame's rings, or else of its background");
        fit.addActionListener(event -> actions.fit());
        use.setToolTipText("Takes the fitted centre for all frames of this size and detector");
        use.addActionListener(event -> actions.use());
        back.setToolTipText("Forgets the centre that was clicked, fitted or typed");
        back.addActionListener(event -> actions.giveBack());
        var buttons = new JPanel(new MigLayout("insets 0, gap 6lp"));
        buttons.add(fit);
        buttons.add(use);
        buttons.add(back);
        add(known);
        add(fitted);
        add(buttons);
        fitted.say("");
    }

    void show(Frame frame, ResolutionSettings settings, Optional<BeamCentre> found) {
        Geometry all = settings.geometry(frame);
        boolean given = settings.given(frame).beamCentreX().isPresent();
        String whose = given
                ? "yours, for frames of this size and detector"
                : all.beamCentreSource().isEmpty() ? "from the file" : "from the file: " + all.beamCentreSource();
        known.say(
                all.beamCentreX().isPresent() && all.beamCentreY().isPresent()
                        ? "Beam centre: "
                                + place(
                                        all.beamCentreX().getAsDouble(),
                                        all.beamCentreY().getAsDouble()) + " (" + whose
                                + "). Click on the frame for another."
                        : "The beam centre is not known. Click on it, or fit it.");
        found.ifPresent(centre -> fitted.say(text(centre)));
        use.setEnabled(found.isPresent());
        back.setEnabled(given);
    }

    /** What the fit says besides a centre. */
    void say(String sentence) {
        fitted.say(sentence);
        use.setEnabled(false);
    }

    private static String text(BeamCentre centre) {
        String at = place(centre.x(), centre.y());
        return centre.basis() == BeamCentre.Basis.RINGS
                ? "Fitted to " + centre.points() + " points on " + centre.rings()
                        + (centre.rings() == 1 ? " ring: " : " rings: ")
                        + at + "; they lie " + NumberText.text(centre.residual(), 2)
                        + " px (rms) from their circles."
                : "Fitted to the background, as no rings are seen: " + at + "; counts at the same distance differ by "
                        + NumberText.text(100 * centre.residual(), 2) + " % (rms).";
    }

    private static String place(double x, double y) {
        return "x " + NumberText.text(x, 6) + ", y " + NumberText.text(y, 6);
    }
}
