package org.convscope.ui.resolution;

import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextField;
import net.miginfocom.swing.MigLayout;
import org.convscope.frame.Frame;
import org.convscope.frame.geometry.Geometry;
import org.convscope.render.Numbers;
import org.convscope.ui.look.Choice;
import org.convscope.ui.look.Look;
import org.convscope.workspace.IceRings;
import org.convscope.workspace.ResolutionSettings;
import org.convscope.workspace.WorkspaceModel;

/** Geometry as far as the file does not say it, rings, ice. What is typed holds once it is a number. */
final class ResolutionForm {
    /** One number of the geometry. */
    private record Field(JTextField text, Function<Geometry, OptionalDouble> value, Predicate<Geometry> ofFile) {}

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
    private final JComboBox<IceRings> ice;
    private Optional<Frame> frame = Optional.empty();

    ResolutionForm(WorkspaceModel workspace) {
        this.workspace = workspace;
        ice = Choice.of(
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
        middle.addActionListener(event -> frame.ifPresent(now -> {
            centreX.setText(Numbers.text(now.width() / 2.0, 6));
            centreY.setText(Numbers.text(now.height() / 2.0, 6));
            given();
        }));
        panel.add(middle, "skip, wmin 60lp");
        var note = new JLabel("<html>What a file does not say is taken from here, for all frames. Pixels are those of"
                + " the file: the first covers 0 to 1.</html>");
        Look.mute(note);
        panel.add(note, "span, growx, wmin 0");
        heading("Rings");
        name(rings, "Resolution rings, Å");
        panel.add(new JLabel("at d, Å"));
        panel.add(rings, "wmin 60lp");
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
        fields.add(new Field(text, value, geometry -> value.apply(geometry).isPresent()));
        onCommit(text, this::given);
    }

    private static void name(JTextField text, String name) {
        text.setName(name);
        text.getAccessibleContext().setAccessibleName(name);
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
        return workspace.get().frameSettings().resolution();
    }

    private void update(ResolutionSettings settings) {
        workspace.update(now -> now.frameSettings(now.frameSettings().resolution(settings)));
    }

    /** Shows what is known of a frame; what its file says cannot be changed. */
    void show(Optional<Frame> newFrame) {
        frame = newFrame;
        Geometry ofFile = newFrame.flatMap(Frame::geometry).orElse(Geometry.UNKNOWN);
        Geometry all = ofFile.completedBy(settings().given());
        boolean free = false;
        for (Field field : fields) {
            boolean fixed = field.ofFile().test(ofFile);
            free |= !fixed && (field.text() == centreX || field.text() == centreY);
            OptionalDouble value = field.value().apply(all);
            field.text().setText(value.isPresent() ? Numbers.text(value.getAsDouble(), 8) : "");
            field.text().setEditable(!fixed);
            field.text().setToolTipText(fixed ? "From the file" : "The file does not say it");
            field.text().putClientProperty("JTextField.placeholderText", "not known");
            field.text().putClientProperty("JComponent.outline", null);
        }
        middle.setEnabled(free && newFrame.isPresent());
        rings.setText(Spacings.text(settings().spacingsAngstrom()));
        rings.setCaretPosition(0);
        rings.putClientProperty("JComponent.outline", null);
        Choice.show(ice, settings().ice());
    }

    private void ringsTyped() {
        Optional<List<Double>> typed = Spacings.parse(rings.getText());
        rings.putClientProperty("JComponent.outline", typed.isPresent() ? null : "error");
        rings.setToolTipText(typed.isPresent() ? null : "D-spacings in Å, such as 4, 3.5, 2");
        typed.ifPresent(spacings -> update(settings().spacingsAngstrom(spacings)));
    }

    /** Takes over what is typed; a field of the file keeps what the user gave before. */
    private void given() {
        Geometry given = settings().given();
        double size = typed(pixelSize, given.pixelWidthMillimetres(), Spacings::positive);
        Geometry now = given.withWavelength(typed(wavelength, given.wavelengthAngstrom(), Spacings::positive))
                .withDistance(typed(distance, given.distanceMillimetres(), Spacings::positive))
                .withPixelSize(size, size);
        double x = typed(centreX, given.beamCentreX(), Spacings::number);
        double y = typed(centreY, given.beamCentreY(), Spacings::number);
        // one of the two alone is kept in its field until the other is there
        if (Double.isFinite(x) == Double.isFinite(y)) {
            now = now.withBeamCentre(x, y, "");
        }
        update(settings().given(now));
    }

    private static double typed(JTextField text, OptionalDouble before, Function<String, OptionalDouble> parse) {
        if (!text.isEditable()) {
            return before.orElse(Double.NaN);
        }
        OptionalDouble number = parse.apply(text.getText());
        boolean wrong = number.isEmpty() && !text.getText().isBlank();
        text.putClientProperty("JComponent.outline", wrong ? "error" : null);
        return wrong ? before.orElse(Double.NaN) : number.orElse(Double.NaN);
    }
}
