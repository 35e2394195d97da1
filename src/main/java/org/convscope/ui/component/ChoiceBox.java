package org.convscope.ui.component;

import java.awt.Component;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import javax.swing.DefaultComboBoxModel;
import javax.swing.DefaultListCellRenderer;
import javax.swing.JComboBox;
import javax.swing.JList;

/** Combo boxes over values, with words for people. */
public final class ChoiceBox {
    private ChoiceBox() {}

    /**
     * @param name for assistive technology and the tooltip
     * @param word of a value
     * @param chosen called when the user chooses, not when {@link #show} does
     */
    public static <T> JComboBox<T> of(String name, T[] values, T value, Function<T, String> word, Consumer<T> chosen) {
        var box = new JComboBox<>(values);
        box.setSelectedItem(value);
        box.setToolTipText(name);
        box.getAccessibleContext().setAccessibleName(name);
        box.setMaximumRowCount(16);
        box.setRenderer(new DefaultListCellRenderer() {
            @Override
            @SuppressWarnings("unchecked")
            public Component getListCellRendererComponent(
                    JList<?> list, Object item, int index, boolean selected, boolean focused) {
                return super.getListCellRendererComponent(
                        list, item == null ? "" : word.apply((T) item), index, selected, focused);
            }
        });
        box.addActionListener(e -> {
            if (!SilentChange.isMade(box) && box.getSelectedIndex() >= 0) {
                chosen.accept(box.getItemAt(box.getSelectedIndex()));
            }
        });
        return box;
    }

    /** Gives other values to choose from, if they are others, without telling anybody; the first is chosen then. */
    public static void fill(JComboBox<String> box, List<String> values) {
        List<String> before =
                IntStream.range(0, box.getItemCount()).mapToObj(box::getItemAt).toList();
        if (!before.equals(values)) {
            box.setModel(new DefaultComboBoxModel<>(values.toArray(String[]::new)));
        }
    }

    /** Shows a value without telling anybody. */
    public static <T> void show(JComboBox<T> box, T value) {
        if (!value.equals(box.getSelectedItem())) {
            SilentChange.make(box, () -> box.setSelectedItem(value));
        }
    }
}
