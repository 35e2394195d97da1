package org.convscope.ui.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.swing.JComboBox;
import org.junit.jupiter.api.Test;

class ChoiceBoxTest {
    private final List<Double> chosen = new ArrayList<>();

    private JComboBox<Double> box(Double... values) {
        return ChoiceBox.of("rate", values, values[0], String::valueOf, chosen::add);
    }

    private static List<Double> items(JComboBox<Double> box) {
        return IntStream.range(0, box.getItemCount()).mapToObj(box::getItemAt).toList();
    }

    /** Otherwise the box would say another number than the one that is computed with. */
    @Test
    void aNumberThatNobodyCanChooseIsShownAtItsPlace() {
        JComboBox<Double> falling = box(1e-2, 1e-3, 1e-4);
        ChoiceBox.showNumber(falling, 5e-4);
        assertThat(falling.getSelectedItem()).isEqualTo(5e-4);
        assertThat(items(falling)).containsExactly(1e-2, 1e-3, 5e-4, 1e-4);
        ChoiceBox.showNumber(falling, 5e-4);
        ChoiceBox.showNumber(falling, 1e-3);
        assertThat(falling.getSelectedItem()).isEqualTo(1e-3);
        assertThat(items(falling)).hasSize(4);
        JComboBox<Double> rising = box(2.0, 5.0);
        ChoiceBox.showNumber(rising, 17.0);
        ChoiceBox.showNumber(rising, 1.0);
        assertThat(items(rising)).containsExactly(1.0, 2.0, 5.0, 17.0);
        assertThat(rising.getSelectedItem()).isEqualTo(1.0);
        assertThat(chosen).as("nobody chose").isEmpty();
    }
}
