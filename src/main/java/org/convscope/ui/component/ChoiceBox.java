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

    /**
     * Shows a number without telling anybody, at its place among the others where it is none of them: a file may hold what nobody
     * can choose here.
     */
    public static <T extends Comparable<T>> void showNumber(JComboBox<T> box, T value) {
        int at = 0;
        while (at < box.getItemCount() && box.getItemAt(at).compareTo(value) * direction(box) < 0) {
            at++;
        }
        if (at == box.getItemCount() || !box.getItemAt(at).equals(value)) {
            int place = at;
            SilentChange.make(box, () -> box.insertItemAt(value, place));
        }
        show(box, value);
    }

    /** Of the numbers: 1 if they rise, -1 if they fall. */
    private static <T extends Comparable<T>> int direction(JComboBox<T> box) {
        int last = box.getItemCount() - 1;
        return last > 0 && box.getItemAt(0).compareTo(box.getItemAt(last)) > 0 ? -1 : 1;
    }

    /** Shows a value without telling anybody. */
    public static <T> void show(JComboBox<T> box, T value) {
        if (!value.equals(box.getSelectedItem())) {
            SilentChange.make(box, () -> box.setSelectedItem(value));
        }
    }
}
