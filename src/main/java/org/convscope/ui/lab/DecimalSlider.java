package org.convscope.ui.lab;

import java.util.function.DoubleConsumer;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JSlider;
import net.miginfocom.swing.MigLayout;
import org.convscope.render.NumberText;

/** A slider over numbers in steps of a tenth, with its number beside it. */
final class DecimalSlider {
    private static final int TENTHS = 10;

    private final JPanel panel = new JPanel(new MigLayout("insets 0 0 0 8lp, gap 6lp", "[]6[grow,fill][34lp,right]"));
    private final JSlider slider;
    private final JLabel number = new JLabel();
    private boolean following;

    /**
     * @param word before it, and for assistive technology
     * @param tooltip what it is
     * @param chosen called when the user moves it, not when {@link #show} does
     */
    DecimalSlider(String word, String tooltip, double least, double most, DoubleConsumer chosen) {
        slider = new JSlider((int) Math.round(least * TENTHS), (int) Math.round(most * TENTHS));
        slider.setToolTipText(tooltip);
        slider.getAccessibleContext().setAccessibleName(word);
        slider.addChangeListener(event -> {
            tell();
            if (!following) {
                chosen.accept(slider.getValue() / (double) TENTHS);
            }
        });
        panel.add(new JLabel(word), "wmin 20lp");
        panel.add(slider, "w 60lp:150lp");
        panel.add(number);
        tell();
    }

    private void tell() {
        number.setText(NumberText.fixed(slider.getValue() / (double) TENTHS, 1));
    }

    /** Shows a number without telling anybody. */
    void show(double value) {
        following = true;
        slider.setValue((int) Math.round(value * TENTHS));
        following = false;
    }

    JComponent component() {
        return panel;
    }
}
