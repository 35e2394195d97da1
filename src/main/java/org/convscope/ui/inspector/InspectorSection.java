package org.convscope.ui.inspector;

import java.awt.Component;
import javax.swing.BorderFactory;
import javax.swing.JLabel;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import org.convscope.ui.component.WrappedText;
import org.convscope.ui.theme.ThemeLook;

/** A part of the inspector: a heading, and what stands under it. */
class InspectorSection extends JPanel {
    private final JLabel heading = new JLabel();

    InspectorSection(String title) {
        super(new MigLayout("insets 8lp 12lp 10lp 12lp, gap 4lp 3lp, fillx, hidemode 3, wrap 1", "[grow,fill]", ""));
        setBorder(BorderFactory.createMatteBorder(0, 0, 1, 0, ThemeLook.line()));
        title(title);
        // a style class outlives a change of theme, a font of the theme does not
        heading.putClientProperty("FlatLaf.styleClass", "h4");
        add(heading, "wmin 0");
    }

    final void title(String text) {
        heading.setText(text);
        heading.setToolTipText(text);
    }

    /** Text of second rank, in lines as wide as there is room. */
    static WrappedText muted() {
        return new WrappedText(ThemeLook::muted);
    }

    /** Puts something at the end of the heading's line; asked before anything stands under it. */
    void besideHeading(Component component) {
        remove(heading);
        // a line of its own: what is not seen in a cell of several leaves its place to what comes below
        var line = new JPanel(new MigLayout("insets 0, fillx, hidemode 3", "[grow,fill][]"));
        line.setOpaque(false);
        line.add(heading, "wmin 0");
        line.add(component);
        add(line, "growx, wmin 0");
    }

    void line(Component component) {
        add(component, "growx, wmin 0");
    }

    @Override
    public void updateUI() {
        super.updateUI();
        if (heading != null) {
            setBorder(BorderFactory.createMatteBorder(0, 0, 1, 0, ThemeLook.line()));
        }
    }
}
