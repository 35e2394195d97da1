package org.convscope.ui.dataset;

import com.formdev.flatlaf.util.UIScale;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.ButtonGroup;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JToggleButton;
import net.miginfocom.swing.MigLayout;
import org.convscope.ui.component.UserEvents;
import org.convscope.ui.component.WrappingRow;
import org.convscope.ui.theme.ThemeLook;

/** Above the data set: its name, what is counted, the filter, and which page is shown. */
final class DataSetBar {
    /** The pages of the view. */
    enum Page {
        LABELS("Labels", "How many frames carry each label, and which labels go together"),
        FRAMES("Frames", "Frames as pictures, by chance or all, grouped by a label"),
        PREDICTIONS("Predictions", "What the open model says about these frames"),
        PROBLEMS("Problems", "Files that are missing or damaged");

        private final String title;
        private final String tooltip;

        Page(String title, String tooltip) {
            this.title = title;
            this.tooltip = tooltip;
        }
    }

    private static final int ROOM = 620;

    private final MigLayout layout =
            new MigLayout("insets 6lp 10lp 6lp 10lp, gap 6lp, fillx", "[][0:0,grow,fill]", "[][]");
    private final JPanel panel = new JPanel(layout);
    private final JLabel name = new JLabel(" ");
    private final JLabel count = new JLabel(" ");
    private final JButton renaming = new JButton("Rename…");
    private final Map<Page, JToggleButton> toggles = new EnumMap<>(Page.class);

    /**
     * @param rename asks for another name of a category
     */
    DataSetBar(FilterField filter, Consumer<Page> chosen, Runnable rename) {
        ThemeLook.embolden(name);
        name.setName("dataset-name");
        count.setName("dataset-count");
        ThemeLook.mute(count);
        var title = new JPanel(new MigLayout("insets 0, gap 8lp, fillx", "[0:pref,shrink 200][0:pref]push[]"));
        title.add(name, "wmin 0");
        title.add(count, "wmin 0");
        renaming.setName("dataset-rename");
        renaming.setToolTipText("Call a category by another name; two of the same name become one");
        renaming.addActionListener(event -> rename.run());
        title.add(renaming);
        panel.add(title, "cell 0 0 2 1, growx, wmin 0");
        var pages = new WrappingRow();
        pages.setName("dataset-pages");
        pages.setBorder(BorderFactory.createEmptyBorder());
        var group = new ButtonGroup();
        for (Page page : Page.values()) {
            var toggle = new JToggleButton(page.title, page == Page.LABELS);
            toggle.setName("dataset-" + page);
            toggle.setToolTipText(page.tooltip);
            toggle.addActionListener(event -> chosen.accept(page));
            group.add(toggle);
            toggles.put(page, toggle);
            pages.add(toggle);
        }
        panel.add(pages, "cell 0 1 2 1, growx, wmin 0");
        panel.add(filter, "cell 0 2 2 1, growx, wmin 0");
        UserEvents.onResize(panel, () -> {
            // beside the pages where there is room, else below them
            boolean wide = panel.getWidth() >= UIScale.scale(ROOM);
            layout.setComponentConstraints(pages, wide ? "cell 0 1, wmin pref" : "cell 0 1 2 1, growx, wmin 0");
            layout.setComponentConstraints(
                    filter, wide ? "cell 1 1, gapleft 6lp, wmin 0" : "cell 0 2 2 1, growx, wmin 0");
            panel.revalidate();
        });
    }

    JComponent component() {
        return panel;
    }

    void choose(Page page) {
        toggle(page).setSelected(true);
    }

    private JToggleButton toggle(Page page) {
        JToggleButton found = toggles.get(page);
        if (found == null) {
            throw new IllegalStateException(page.name());
        }
        return found;
    }

    void show(LoadedDataSet loaded) {
        name.setText(loaded.name());
        name.setToolTipText(loaded.origin().toString());
        renaming.setEnabled(!RenameDialog.names(loaded.dataSet()).isEmpty());
    }

    /** How many frames there are, in words. */
    void count(String text) {
        count.setText(text);
        count.setToolTipText(text);
    }

    void problems(int problems) {
        toggle(Page.PROBLEMS).setText(Page.PROBLEMS.title + (problems == 0 ? "" : " " + problems));
    }
}
