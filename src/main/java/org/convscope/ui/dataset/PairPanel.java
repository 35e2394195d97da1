package org.convscope.ui.dataset;

import com.formdev.flatlaf.util.UIScale;
import javax.swing.ButtonGroup;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JToggleButton;
import net.miginfocom.swing.MigLayout;
import org.convscope.ui.component.UserEvents;

/** Two charts side by side; where there is no room, one of them, and two buttons to choose it. */
final class PairPanel extends JPanel {
    private static final int ROOM = 540;

    private final transient MigLayout layout;
    private final JComponent first;
    private final JComponent second;
    private final JToggleButton one;
    private final JToggleButton two;
    private final JPanel choice = new JPanel(new MigLayout("insets 0, gap 4lp"));
    private Charts charts = Charts.BOTH;

    PairPanel(String firstName, JComponent first, String secondName, JComponent second) {
        this(
                new MigLayout(
                        "insets 0, gap 4lp, fill, hidemode 3", "[0:0,grow,fill][0:0,grow,fill]", "[0:0,grow,fill]"),
                firstName,
                first,
                secondName,
                second);
    }

    private PairPanel(MigLayout layout, String firstName, JComponent first, String secondName, JComponent second) {
        super(layout);
        this.layout = layout;
        this.first = first;
        this.second = second;
        one = new JToggleButton(firstName, true);
        two = new JToggleButton(secondName);
        var group = new ButtonGroup();
        for (JToggleButton button : new JToggleButton[] {one, two}) {
            button.setToolTipText("Shows this one of the two, where there is no room for both");
            group.add(button);
            choice.add(button);
            button.addActionListener(event -> fit());
        }
        choice.setOpaque(false);
        choice.setVisible(false);
        add(first, "cell 0 0, grow");
        add(second, "cell 1 0, grow");
        UserEvents.onResize(this, this::fit);
    }

    /** The two buttons, to be put where there is room; unseen while they are not needed. */
    JComponent choice() {
        return choice;
    }

    /** How many of the charts have something to show. */
    enum Charts {
        FIRST,
        SECOND,
        BOTH
    }

    void show(Charts newCharts) {
        charts = newCharts;
        fit();
    }

    private void fit() {
        boolean wide = getWidth() >= UIScale.scale(ROOM);
        boolean pair = charts == Charts.BOTH;
        choice.setVisible(pair && !wide);
        boolean together = pair && wide;
        layout.setComponentConstraints(first, together ? "cell 0 0, grow" : "cell 0 0 2 1, grow");
        layout.setComponentConstraints(second, together ? "cell 1 0, grow" : "cell 0 0 2 1, grow");
        first.setVisible(pair ? wide || one.isSelected() : charts == Charts.FIRST);
        second.setVisible(pair ? wide || two.isSelected() : charts == Charts.SECOND);
        revalidate();
        repaint();
    }
}
