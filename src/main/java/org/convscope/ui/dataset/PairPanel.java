package org.convscope.ui.dataset;

import com.formdev.flatlaf.util.UIScale;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import javax.swing.ButtonGroup;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JToggleButton;
import net.miginfocom.swing.MigLayout;

/** Two charts side by side; where there is no room, one of them, and two buttons to choose it. */
final class PairPanel extends JPanel {
    private static final int ROOM = 540;

    private final JComponent first;
    private final JComponent second;
    private final JToggleButton one;
    private final JToggleButton two;
    private final JPanel choice = new JPanel(new MigLayout("insets 4lp 10lp 0 10lp, gap 4lp"));
    private Charts charts = Charts.BOTH;

    PairPanel(String firstName, JComponent first, String secondName, JComponent second) {
        super(new MigLayout(
                "insets 0, gap 4lp, fill, hidemode 3", "[0:0,grow,fill][0:0,grow,fill]", "[][0:0,grow,fill]"));
        this.first = first;
        this.second = second;
        one = new JToggleButton(firstName, true);
        two = new JToggleButton(secondName);
        var group = new ButtonGroup();
        for (JToggleButton button : new JToggleButton[] {one, two}) {
            group.add(button);
            choice.add(button);
            button.addActionListener(event -> fit());
        }
        add(choice, "span 2, growx, wrap");
        add(first, "grow");
        add(second, "grow");
        addComponentListener(new ComponentAdapter() {
            @Override
            public void componentResized(ComponentEvent event) {
                fit();
            }
        });
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
        first.setVisible(pair ? wide || one.isSelected() : charts == Charts.FIRST);
        second.setVisible(pair ? wide || two.isSelected() : charts == Charts.SECOND);
        revalidate();
        repaint();
    }
}
