package org.convscope.ui.component;

import java.util.function.IntConsumer;
import javax.swing.JSpinner;
import javax.swing.SpinnerNumberModel;

/** Fields for numbers. */
public final class NumberBox {
    private static final int COLUMNS = 4;

    private NumberBox() {}

    /**
     * @param name for assistive technology and the tooltip
     * @param chosen called when the user chooses, not when {@link #show} does
     */
    public static JSpinner of(String name, int least, int most, IntConsumer chosen) {
        var box = new JSpinner(new SpinnerNumberModel(least, least, most, 1));
        ((JSpinner.DefaultEditor) box.getEditor()).getTextField().setColumns(COLUMNS);
        box.setToolTipText(name);
        name(box, name);
        box.addChangeListener(event -> {
            if (!SilentChange.isMade(box)) {
                chosen.accept((Integer) box.getValue());
            }
        });
        return box;
    }

    /** Names a field for assistive technology: the whole, and the text in it, which has the focus. */
    public static void name(JSpinner box, String name) {
        box.getAccessibleContext().setAccessibleName(name);
        ((JSpinner.DefaultEditor) box.getEditor())
                .getTextField()
                .getAccessibleContext()
                .setAccessibleName(name);
    }

    /** Shows a number without telling anybody. */
    public static void show(JSpinner box, int value) {
        SilentChange.make(box, () -> box.setValue(value));
    }
}
