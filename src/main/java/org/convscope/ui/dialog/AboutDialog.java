package org.convscope.ui.dialog;

import com.formdev.flatlaf.extras.FlatSVGIcon;
import java.awt.Component;
import java.time.Duration;
import java.util.Optional;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.UIManager;
import net.miginfocom.swing.MigLayout;
import org.convscope.core.BackendReport;
import org.convscope.ui.component.WrappedText;

/** Version, licence, and what computes. */
public final class AboutDialog {
    private AboutDialog() {}

    /**
     * @param backend once it is loaded
     * @param longestStall how long the window stood still at the most; empty where it never did for long
     */
    public static void show(Component parent, Optional<BackendReport> backend, Optional<Duration> longestStall) {
        var panel = new JPanel(new MigLayout("insets 8, wrap 2, gap 18 3", "[][200:420:480,fill]"));
        panel.add(new JLabel(new FlatSVGIcon("org/convscope/ui/icons/app.svg", 64, 64)), "spany, top");
        var name = new JLabel("Convscope " + version());
        name.putClientProperty("FlatLaf.styleClass", "h2");
        panel.add(name);
        panel.add(new JLabel("See what a convolutional network learned."), "gapbottom 10");
        panel.add(muted("Licence"));
        panel.add(new JLabel("Apache License 2.0"), "gapbottom 6");
        panel.add(muted("Computes with"));
        panel.add(
                lines(backend.map(report -> report.summary() + " · " + report.device())
                        .orElse("the backend is not loaded yet")),
                "wmin 0, gapbottom 6");
        backend.ifPresent(report -> panel.add(lines(report.explanation()), "wmin 0, gapbottom 6"));
        panel.add(muted("Java"));
        panel.add(
                lines(System.getProperty("java.version") + ", " + System.getProperty("java.vendor") + ", "
                        + System.getProperty("os.name") + " " + System.getProperty("os.arch")),
                "wmin 0");
        longestStall.ifPresent(stall -> {
            panel.add(muted("Stood still"), "gaptop 6");
            panel.add(lines("for " + stall.toMillis() + " ms at the most; the log says at what"), "wmin 0");
        });
        var licences = new JButton("Licences of all parts…");
        licences.setToolTipText("Lists what Convscope is made of, and under which licences");
        licences.addActionListener(event -> LicencesDialog.show(parent));
        DialogParts.show(parent, "About Convscope", panel, licences);
    }

    private static String version() {
        String version = AboutDialog.class.getPackage().getImplementationVersion();
        return version == null ? "" : version;
    }

    private static WrappedText lines(String words) {
        var lines = new WrappedText(() -> UIManager.getColor("Label.foreground"));
        lines.say(words);
        return lines;
    }

    private static JLabel muted(String text) {
        var label = new JLabel(text);
        label.putClientProperty("FlatLaf.style", "foreground: $Convscope.mutedForeground");
        return label;
    }
}
