package org.convscope.ui.resolution;

import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextField;
import net.miginfocom.swing.MigLayout;
import org.convscope.frame.Frame;
import org.convscope.frame.geometry.Geometry;
import org.convscope.render.NumberText;
import org.convscope.ui.component.ChoiceBox;
import org.convscope.ui.theme.ThemeLook;
import org.convscope.workspace.FrameDetector;
import org.convscope.workspace.FrameSettings;
import org.convscope.workspace.IceRings;
import org.convscope.workspace.ResolutionSettings;
import org.convscope.workspace.WorkspaceModel;

/** Geometry as far as the file does not say it, rings, ice. What is typed holds once it is a number. */
final class ResolutionForm {
    /** One number of the geometry. */
    private record Field(JTextField text, Function<Geometry, OptionalDouble> value) {}

    private final WorkspaceModel workspace;
    private final JPanel panel = new JPanel(new MigLayout("insets 0, wrap 2, gap 8lp 6lp, fillx", "[][0:0,grow,fill]"));
    private final List<Field> fields = new ArrayList<>();
    private final JTextField wavelength = new JTextField();
    private final JTextField distance = new JTextField();
    private final JTextField pixelSize = new JTextField();
    private final JTextField centreX = new JTextField();
    private final JTextField centreY = new JTextField();
    private final JTextField rings = new JTextField();
    private final JButton middle = new JButton("Frame's middle");
    private final JLabel odd = new JLabel(" ");
    private final JComboBox<IceRings> ice;
    private Optional<Frame> frame = Optional.empty();

    ResolutionForm(WorkspaceModel workspace) {
        this.workspace = workspace;
        ice = ChoiceBox.of(
                "Ice rings",
                IceRings.values(),
                settings().ice(),
                value -> value.name().toLowerCase(Locale.ROOT),
                value -> update(settings().ice(value)));
        heading("Geometry");
        add("Wavelength, Å", wavelength, Geometry::wavelengthAngstrom);
        add("Distance, mm", distance, Geometry::distanceMillimetres);
        add("Pixel size, mm", pixelSize, Geometry::pixelWidthMillimetres);
        add("Beam centre x, px", centreX, Geometry::beamCentreX);
        add("Beam centre y, px", centreY, Geometry::beamCentreY);
        middle.setToolTipText("Takes the middle of the frame for the beam centre");
        middle.addActionListener(event -> frame.ifPresent(now -> {
            centreX.setText(NumberText.text(now.width() / 2.0, 6));
            centreY.setText(NumberText.text(now.height() / 2.0, 6));
            given();
        }));
        panel.add(middle, "span, growx 0, right");
        var note = new JLabel(
                "<html>What is typed goes before what the file says, for frames of this size and detector; an empty"
                        + " field gives the file's back. Pixels are those of the file: the first covers 0 to 1.</html>");
        ThemeLook.mute(note);
        panel.add(note, "span, growx, wmin 0");
        ThemeLook.warn(odd);
        odd.setName("geometry-odd");
        panel.add(odd, "span, growx, wmin 0");
        heading("Rings");
        name(rings, "Resolution rings, Å");
        panel.add(new JLabel("At d-spacings, Å"), "span");
        panel.add(rings, "span, growx, wmin 60lp");
        onCommit(rings, this::ringsTyped);
        panel.add(new JLabel("ice"));
        panel.add(ice, "wmin 60lp");
        show(Optional.empty());
    }

    private void heading(String text) {
        var label = new JLabel(text);
        label.putClientProperty("FlatLaf.styleClass", "h4");
        panel.add(label, "span, gaptop " + (panel.getComponentCount() == 0 ? 0 : 10) + "lp");
    }

    private void add(String name, JTextField text, Function<Geometry, OptionalDouble> value) {
        name(text, name);
        panel.add(new JLabel(name));
        panel.add(text, "wmin 60lp");
        fields.add(new Field(text, value));
        onCommit(text, this::given);
    }

    private static void name(JTextField text, String name) {
        text.setName(name);
        text.getAccessibleContext().setAccessibleName(name);
        text.setToolTipText(name);
    }

    private static void onCommit(JTextField text, Runnable commit) {
        text.addActionListener(event -> commit.run());
        text.addFocusListener(new FocusAdapter() {
            @Override
            public void focusLost(FocusEvent event) {
                commit.run();
            }
        });
    }

    JComponent component() {
        return panel;
    }

    private ResolutionSettings settings() {
        return workspace.get().settings(FrameSettings.KEY).resolution();
    }

    private void update(ResolutionSettings settings) {
        workspace.update(FrameSettings.KEY, frame -> frame.resolution(settings));
    }

    /** Shows what is known of a frame, and who says it. */
    void show(Optional<Frame> newFrame) {
        frame = newFrame;
        Geometry ofFile = newFrame.flatMap(Frame::geometry).orElse(Geometry.UNKNOWN);
        Geometry given = newFrame.map(settings()::given).orElse(Geometry.UNKNOWN);
        Geometry all = newFrame.map(settings()::geometry).orElse(Geometry.UNKNOWN);
        for (Field field : fields) {
            OptionalDouble value = field.value().apply(all);
            boolean overridden = field.value().apply(given).isPresent()
                    && field.value().apply(ofFile).isPresent();
            field.text().setText(text(value));
            field.text().setEnabled(newFrame.isPresent());
            field.text().setToolTipText(whose(field, given, ofFile));
            field.text().putClientProperty("JTextField.placeholderText", "not known");
            field.text().putClientProperty("JComponent.outline", overridden ? "warning" : null);
        }
        middle.setEnabled(newFrame.isPresent());
        Optional<String> oddity = newFrame.flatMap(settings()::oddity);
        odd.setText(oddity.map(sentence -> "<html>" + sentence + "</html>").orElse(" "));
        odd.setVisible(oddity.isPresent());
        rings.setText(SpacingText.text(settings().spacingsAngstrom()));
        rings.setCaretPosition(0);
        rings.putClientProperty("JComponent.outline", null);
        ChoiceBox.show(ice, settings().ice());
    }

    private void ringsTyped() {
        Optional<List<Double>> typed = SpacingText.parse(rings.getText());
        rings.putClientProperty("JComponent.outline", typed.isPresent() ? null : "error");
        rings.setToolTipText(typed.isPresent() ? null : "D-spacings in Å, such as 4, 3.5, 2");
        typed.ifPresent(spacings -> update(settings().spacingsAngstrom(spacings)));
    }

    private static String text(OptionalDouble value) {
        return value.isPresent() ? NumberText.text(value.getAsDouble(), 8) : "";
    }

    private static String whose(Field field, Geometry given, Geometry ofFile) {
        OptionalDouble said = field.value().apply(ofFile);
        if (field.value().apply(given).isEmpty()) {
            return said.isPresent() ? "From the file" : "The file does not say it";
        }
        return said.isPresent() ? "Yours; the file says " + text(said) : "Yours; the file does not say it";
    }

    /** Takes over what is typed, for frames of this size and detector; what the file says just so, or nobody says, is not the user's. */
    private void given() {
        if (frame.isEmpty()) {
            return;
        }
        Geometry ofFile = frame.get().geometry().orElse(Geometry.UNKNOWN);
        Geometry before = settings().given(frame.get());
        double size =
                typed(pixelSize, before.pixelWidthMillimetres(), ofFile.pixelWidthMillimetres(), SpacingText::positive);
        Geometry now = Geometry.UNKNOWN
                .withWavelength(typed(
                        wavelength, before.wavelengthAngstrom(), ofFile.wavelengthAngstrom(), SpacingText::positive))
                .withDistance(typed(
                        distance, before.distanceMillimetres(), ofFile.distanceMillimetres(), SpacingText::positive))
                .withPixelSize(size, size);
        OptionalDouble x = number(centreX, before.beamCentreX(), SpacingText::number);
        OptionalDouble y = number(centreY, before.beamCentreY(), SpacingText::number);
        boolean asFile = isSame(x, ofFile.beamCentreX()) && isSame(y, ofFile.beamCentreY());
        if (x.isPresent() && y.isPresent() && !asFile) {
            now = now.withBeamCentre(x.getAsDouble(), y.getAsDouble(), "");
        } else if (x.isPresent() != y.isPresent()
                && before.beamCentreX().isEmpty()
                && ofFile.beamCentreX().isEmpty()) {
            // one of the two alone is kept in its field until the other is there
            if (now.equals(before)) {
                return;
            }
        }
        update(settings().given(FrameDetector.of(frame.get()), now));
    }

    private static double typed(
            JTextField text, OptionalDouble before, OptionalDouble ofFile, Function<String, OptionalDouble> parse) {
        OptionalDouble number = number(text, before, parse);
        return isSame(number, ofFile) ? Double.NaN : number.orElse(Double.NaN);
    }

    private static OptionalDouble number(
            JTextField text, OptionalDouble before, Function<String, OptionalDouble> parse) {
        OptionalDouble number = parse.apply(text.getText());
        boolean wrong = number.isEmpty() && !text.getText().isBlank();
        if (wrong) {
            text.putClientProperty("JComponent.outline", "error");
        }
        return wrong ? before : number;
    }

    /** As far as the field shows it. */
    private static boolean isSame(OptionalDouble typed, OptionalDouble other) {
        return typed.isPresent() && other.isPresent() && text(typed).equals(text(other));
    }
}
