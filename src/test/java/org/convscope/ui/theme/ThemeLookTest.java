package org.convscope.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Dimension;
import java.util.List;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.LookAndFeel;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;
import org.convscope.ui.charts.FilledColumn;
import org.convscope.ui.settings.ThemeChoice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ThemeLookTest {
    private LookAndFeel before;

    @BeforeEach
    void remember() {
        before = UIManager.getLookAndFeel();
    }

    @AfterEach
    void restore() throws Exception {
        UIManager.setLookAndFeel(before);
    }

    @Test
    void secondRankAndBoldOutliveAChangeOfTheme() {
        var themes = new FlatLafTheme(false);
        themes.setup(ThemeChoice.LIGHT);
        var muted = new JLabel("muted");
        var warning = new JLabel("warning");
        var bold = new JLabel("bold");
        ThemeLook.mute(muted);
        ThemeLook.warn(warning);
        ThemeLook.embolden(bold);

        for (ThemeChoice choice : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK, ThemeChoice.LIGHT)) {
            themes.change(choice);
            for (Component label : List.of(muted, warning, bold)) {
                SwingUtilities.updateComponentTreeUI(label);
            }
            assertThat(muted.getForeground()).isEqualTo(ThemeLook.muted()).isNotEqualTo(bold.getForeground());
            assertThat(warning.getForeground()).isEqualTo(ThemeLook.warningText());
            assertThat(bold.getFont().isBold()).isTrue();
        }
    }

    @Test
    void aFilledColumnIsScrolledOnceThereIsTooLittleRoom() {
        var column = new FilledColumn(new BorderLayout());
        var held = new JPanel();
        held.setMinimumSize(new Dimension(50, 300));
        held.setPreferredSize(new Dimension(50, 900));
        column.add(held);
        var scroll = new JScrollPane(column);

        for (int height : new int[] {200, 500}) {
            scroll.setSize(400, height);
            scroll.doLayout();
            scroll.getViewport().doLayout();
            assertThat(column.getHeight())
                    .isEqualTo(Math.max(300, scroll.getViewport().getHeight()));
        }
    }
}
