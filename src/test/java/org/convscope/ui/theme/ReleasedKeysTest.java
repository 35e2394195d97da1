package org.convscope.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JScrollPane;
import javax.swing.JSplitPane;
import javax.swing.KeyStroke;
import org.convscope.ui.settings.ThemeChoice;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReleasedKeysTest {
    private static Object bound(JComponent component, int condition, String key) {
        return component.getInputMap(condition).get(KeyStroke.getKeyStroke(key));
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void panesLeaveArrowsPageKeysHomeAndEndToTheWindow(ThemeChoice theme) {
        new FlatLafTheme(false).setup(theme);
        var list = new JList<String>();
        var scroll = new JScrollPane(list);
        var split = new JSplitPane(JSplitPane.HORIZONTAL_SPLIT, scroll, new JLabel());
        for (String key : new String[] {"LEFT", "RIGHT", "UP", "DOWN", "PAGE_UP", "PAGE_DOWN", "HOME", "END"}) {
            assertThat(bound(scroll, JComponent.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT, key))
                    .as(key)
                    .isNull();
            assertThat(bound(split, JComponent.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT, key))
                    .as(key)
                    .isNull();
        }
        assertThat(bound(list, JComponent.WHEN_FOCUSED, "DOWN")).isEqualTo("selectNextRow");
        assertThat(bound(list, JComponent.WHEN_FOCUSED, "END")).isEqualTo("selectLastRow");
    }
}
