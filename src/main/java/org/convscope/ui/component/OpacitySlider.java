package org.convscope.ui.component;

import java.util.function.IntConsumer;
import javax.swing.JSlider;

/** How much of a frame the map over it hides, in percent. */
public final class OpacitySlider {
    private OpacitySlider() {}

    /**
     * @param chosen called when the user chooses, not when {@link #show} does
     */
    public static JSlider of(int value, IntConsumer chosen) {
        var slider = new JSlider(0, 100, value);
        slider.setToolTipText("How much of the frame the largest values hide");
        slider.getAccessibleContext().setAccessibleName("Opacity");
        slider.addChangeListener(event -> {
            if (!SilentChange.isMade(slider)) {
                chosen.accept(slider.getValue());
            }
        });
        return slider;
    }

    /** Shows a value without telling anybody. */
    public static void show(JSlider slider, int value) {
        SilentChange.make(slider, () -> slider.setValue(value));
    }
}
