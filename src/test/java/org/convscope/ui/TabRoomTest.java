package org.convscope.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.ViewBench.onEventThread;

import java.awt.Rectangle;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.swing.AbstractButton;
import javax.swing.JPanel;
import javax.swing.JTabbedPane;
import javax.swing.LookAndFeel;
import javax.swing.UIManager;
import org.convscope.ui.settings.ThemeChoice;
import org.convscope.ui.theme.FlatLafTheme;
import org.convscope.ui.view.AppIcons;
import org.convscope.ui.view.ViewTab;
import org.convscope.workspace.ViewId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** As many tabs as there are keys, without a window. */
class TabRoomTest {
    private static final List<ViewTab> TABS = Stream.of(
                    "Frame",
                    "Kernels",
                    "Feature maps",
                    "Light table",
                    "Histograms",
                    "Data set",
                    "Saliency",
                    "Exciters",
                    "Incoming weights",
                    "Occlusion",
                    "Top images",
                    "Embedding",
                    "Inputs",
                    "Lab")
            .map(title -> new ViewTab(ViewId.KERNELS, title, title.split(" ", 2)[0], title + " and more"))
            .toList();

    private final FlatLafTheme themes = new FlatLafTheme(false);
    private LookAndFeel before;

    @BeforeEach
    void theme() throws Exception {
        before = UIManager.getLookAndFeel();
        onEventThread(() -> {
            themes.setup(ThemeChoice.LIGHT);
            return true;
        });
    }

    @AfterEach
    void restore() throws Exception {
        onEventThread(() -> {
            themes.zoom(100);
            UIManager.setLookAndFeel(before);
            return true;
        });
    }

    private JTabbedPane tabs(int width, int percent) throws Exception {
        JTabbedPane pane = onEventThread(() -> {
            themes.zoom(percent);
            var made = new JTabbedPane();
            made.setTabLayoutPolicy(JTabbedPane.SCROLL_TAB_LAYOUT);
            TABS.forEach(tab -> made.addTab(tab.title(), AppIcons.of(tab.icon()), new JPanel(), tab.tooltip()));
            TabRoom.install(made, TABS);
            made.setSize(width, 400);
            return made;
        });
        // the event of the new size comes after
        return onEventThread(() -> {
            pane.doLayout();
            return pane;
        });
    }

    private static boolean isWhole(JTabbedPane pane) {
        var inside = new Rectangle(pane.getSize());
        boolean seen = IntStream.range(0, pane.getTabCount())
                .mapToObj(pane::getBoundsAt)
                .allMatch(tab -> tab.width >= 16 && inside.contains(tab));
        return seen && buttons(pane).isEmpty();
    }

    /** What scrolls, or lists the tabs that are not seen. */
    private static List<AbstractButton> buttons(JTabbedPane pane) {
        return Arrays.stream(pane.getComponents())
                .filter(AbstractButton.class::isInstance)
                .map(AbstractButton.class::cast)
                .filter(AbstractButton::isVisible)
                .toList();
    }

    /** A window of 1000 pixels with its panes at both sides leaves 420. */
    @ParameterizedTest
    @CsvSource({"420,100", "600,100", "1000,100", "1400,100", "650,150", "850,200"})
    void allAreSeenWhicheverIsSelected(int width, int percent) throws Exception {
        JTabbedPane pane = tabs(width, percent);
        for (int i = 0; i < TABS.size(); i++) {
            int selected = i;
            boolean whole = onEventThread(() -> {
                pane.setSelectedIndex(selected);
                pane.doLayout();
                return isWhole(pane);
            });
            assertThat(whole).as("tab %d in front", i).isTrue();
            assertThat(pane.getTitleAt(i)).isIn(TABS.get(i).title(), TABS.get(i).brief());
        }
    }

    @Test
    void whereWordsHaveNoRoomOnlyTheSelectedTabSaysItsOwn() throws Exception {
        JTabbedPane pane = tabs(420, 100);
        onEventThread(() -> {
            pane.setSelectedIndex(2);
            pane.doLayout();
            return true;
        });
        int words = pane.getFontMetrics(pane.getFont()).stringWidth("Feature");
        assertThat(pane.getBoundsAt(2).width).isGreaterThan(words + 16);
        assertThat(pane.getBoundsAt(1).width).isLessThan(words);
        assertThat(pane.getBoundsAt(8).width).isLessThan(words);
    }

    @Test
    void whereNotEvenTheIconsFitTheOthersAreListedAndNothingScrolls() throws Exception {
        JTabbedPane pane = tabs(250, 100);
        assertThat(onEventThread(() -> buttons(pane)))
                .hasSize(1)
                .allSatisfy(button -> assertThat(button.getClass().getName()).contains("MoreTabs"));
    }

    @Test
    void theyAreWordsAgainOnceThereIsRoom() throws Exception {
        JTabbedPane pane = tabs(420, 100);
        onEventThread(() -> {
            pane.setSize(2400, 400);
            return true;
        });
        assertThat(onEventThread(() -> {
                    pane.doLayout();
                    return pane.getTitleAt(8);
                }))
                .isEqualTo("Incoming weights");
    }
}
