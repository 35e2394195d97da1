package org.convscope.ui.resolution;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;
import net.miginfocom.swing.MigLayout;
import org.convscope.frame.Frame;
import org.convscope.frame.geometry.Geometry;
import org.convscope.frame.geometry.RadialProfile;
import org.convscope.frame.geometry.Resolution;
import org.convscope.render.chart.ChartTheme;
import org.convscope.render.chart.RadialChart;
import org.convscope.ui.charts.ThemedChart;
import org.convscope.ui.component.WrappedText;
import org.convscope.ui.frame.GeometryText;
import org.convscope.ui.theme.ThemeLook;
import org.convscope.workspace.ResolutionSettings;
import org.jspecify.annotations.Nullable;

/** Mean and maximum by distance from the beam, with the places of the rings. */
final class ProfilePanel extends JPanel {
    /**
     * The profile of a frame.
     *
     * @param known what the file and the user say together
     */
    record Profile(Frame frame, Geometry known, RadialProfile radial) {}

    private final JLabel heading = new JLabel(" ");
    private final WrappedText remarks = new WrappedText(() -> UIManager.getColor("Convscope.mutedForeground"));
    private final ThemedChart mean = new ThemedChart("Mean by radius", ThemedChart.Axis.ACROSS);
    private final ThemedChart maximum = new ThemedChart("Maximum by radius", ThemedChart.Axis.ACROSS);
    private @Nullable Profile profile;
    private ResolutionSettings settings = ResolutionSettings.DEFAULT;

    ProfilePanel() {
        super(new MigLayout(
                "insets 0, fill, wrap 1, gap 0, hidemode 2", "[0:0,grow,fill]", "[][][grow,fill][grow,fill]"));
        heading.setName("profile-heading");
        heading.putClientProperty("FlatLaf.styleClass", "h4");
        remarks.setName("profile-remarks");
        remarks.getAccessibleContext().setAccessibleName("What the profile assumes");
        add(heading, "wmin 0");
        add(remarks, "growx");
        add(mean, "hmin 80lp");
        add(maximum, "hmin 80lp");
    }

    void show(Profile newProfile, ResolutionSettings newSettings) {
        profile = newProfile;
        settings = newSettings;
        draw();
    }

    /** The same profile with other rings. */
    void mark(ResolutionSettings newSettings) {
        settings = newSettings;
        draw();
    }

    void say(String sentence) {
        profile = null;
        heading.setText(sentence);
        heading.setToolTipText(sentence);
        remarks.say("");
        mean.setChart(null);
        maximum.setChart(null);
    }

    private void draw() {
        Profile shown = profile;
        if (shown == null) {
            return;
        }
        boolean known = shown.known().isComplete();
        heading.setText(shown.frame().source().name());
        heading.setToolTipText(heading.getText());
        remarks.say(Stream.concat(
                        GeometryText.assumedCentre(shown.frame(), shown.known())
                                .map(words -> "Around " + words + ".")
                                .stream(),
                        known ? Stream.empty() : Stream.of("Rings and d-spacings need the whole geometry."))
                .collect(Collectors.joining(" ")));
        var theme = new ChartTheme(ThemeLook.palette());
        List<RadialChart.Mark> marks = marks(shown);
        double[] radius = shown.radial().radiusPixels();
        mean.setChart(RadialChart.of(theme, "Mean", radius, shown.radial().mean(), marks));
        maximum.setChart(RadialChart.of(theme, "Maximum", radius, shown.radial().max(), marks));
    }

    private List<RadialChart.Mark> marks(Profile shown) {
        List<RadialChart.Mark> marks = new ArrayList<>();
        Resolution.of(shown.known()).ifPresent(resolution -> {
            resolution
                    .rings(settings.ice().spacingsAngstrom())
                    .forEach(ring -> marks.add(RadialChart.Mark.ice(ring.radiusX(), ring.dAngstrom())));
            resolution
                    .rings(settings.spacingsAngstrom())
                    .forEach(ring -> marks.add(RadialChart.Mark.ring(ring.radiusX(), ring.dAngstrom())));
        });
        return marks;
    }

    /** Charts hold the theme's colours. */
    @Override
    public void updateUI() {
        super.updateUI();
        SwingUtilities.invokeLater(this::draw);
    }
}
