package org.convscope.ui.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Container;
import java.awt.Insets;
import java.awt.event.ComponentEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import org.convscope.ui.component.WrappingRow;
import org.convscope.ui.view.ViewTab;
import org.convscope.workspace.LabSettings;
import org.convscope.workspace.ViewId;
import org.junit.jupiter.api.Test;

class PaneChoiceTest {
    private final List<LabSettings.Pane> chosen = new ArrayList<>();
    private final WrappingRow row = new WrappingRow();
    private final PaneChoice choice = new PaneChoice(row, tabs(), chosen::add);

    private static Map<LabSettings.Pane, ViewTab> tabs() {
        Map<LabSettings.Pane, ViewTab> tabs = new LinkedHashMap<>();
        for (LabSettings.Pane pane : LabSettings.Pane.values()) {
            tabs.put(pane, new ViewTab(ViewId.LAB, "The pane of " + pane, "What it shows"));
        }
        return tabs;
    }

    private JComboBox<?> list(int width) {
        row.setSize(width, 40);
        for (var listener : row.getComponentListeners()) {
            listener.componentResized(new ComponentEvent(row, ComponentEvent.COMPONENT_RESIZED));
        }
        return Arrays.stream(row.getComponents())
                .flatMap(part -> Arrays.stream(((Container) part).getComponents()))
                .filter(JComboBox.class::isInstance)
                .map(part -> (JComboBox<?>) part)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aNarrowRowHasAListInsteadOfButtonsAndNeedsNoMoreRoomThanThat() {
        assertThat(isSeen(list(5000))).isFalse();
        JComboBox<?> list = list(300);
        assertThat(isSeen(list)).isTrue();
        Insets insets = row.getInsets();
        assertThat(row.getMinimumSize().width)
                .isLessThanOrEqualTo(list.getParent().getPreferredSize().width + insets.left + insets.right);
        assertThat(isSeen(list(5000))).isFalse();
    }

    private static boolean isSeen(JComponent part) {
        return part.isVisible() && part.getParent().isVisible();
    }

    @Test
    void theListChoosesAndFollows() {
        JComboBox<?> list = list(300);
        list.setSelectedItem(LabSettings.Pane.TRAINING);
        assertThat(chosen).containsExactly(LabSettings.Pane.TRAINING);
        choice.show(LabSettings.Pane.POOLING);
        assertThat(list.getSelectedItem()).isEqualTo(LabSettings.Pane.POOLING);
        assertThat(chosen).hasSize(1);
    }
}
