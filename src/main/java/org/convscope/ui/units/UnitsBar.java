package org.convscope.ui.units;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import org.convscope.inspect.census.CensusPlan;
import org.convscope.ui.component.ChoiceBox;
import org.convscope.ui.component.WrappedText;
import org.convscope.ui.component.WrappingRow;
import org.convscope.ui.theme.ThemeLook;
import org.convscope.workspace.UnitsOptions;
import org.convscope.workspace.WorkspaceModel;

/** Above the units: whose are counted, what they should tell apart, and what begins. */
final class UnitsBar {
    private final WrappingRow row = new WrappingRow();
    private final WorkspaceModel workspace;
    private final JComboBox<UnitsOptions.Layers> layers;
    private final JComboBox<String> positive;
    private final JComboBox<String> other;
    private final JButton count = new JButton("Count");
    private final JButton find = new JButton("Find the filter");
    private final WrappedText said = new WrappedText(ThemeLook::muted);

    /** What the buttons do. */
    interface Actions {
        /** Counts the units of the chosen layers. */
        void count();

        /** The same, of the last convolution, and selects the strongest. */
        void find();
    }

    UnitsBar(WorkspaceModel workspace, Actions actions) {
        this.workspace = workspace;
        layers = ChoiceBox.of(
                "Whose units are counted",
                UnitsOptions.Layers.values(),
                settings().layers(),
                UnitsBar::word,
                value -> update(settings().layers(value)));
        positive = ChoiceBox.of(
                "The category that a unit should know",
                new String[0],
                "",
                value -> value,
                value -> update(settings().between(value, settings().other())));
        other = ChoiceBox.of(
                "The category that it should know it from",
                new String[0],
                "",
                value -> value,
                value -> update(settings().between(chosen(positive), value)));
        positive.setName("units-positive");
        other.setName("units-other");
        count.setName("units-count");
        count.addActionListener(event -> actions.count());
        find.setName("units-find");
        find.addActionListener(event -> {
            update(settings().layers(UnitsOptions.Layers.LAST_CONVOLUTION));
            actions.find();
        });
        said.setName("units-said");
        row.addNamed("units of", layers);
        row.addNamed("tell", positive);
        row.addNamed("from", other);
        row.add(count);
        row.add(find);
        show(List.of(), Optional.empty());
    }

    private static String word(UnitsOptions.Layers layers) {
        return switch (layers) {
            case LAST_CONVOLUTION -> "last convolution";
            case SELECTED_LAYER -> "selected layer";
            case ALL -> "all with weights";
        };
    }

    private static String chosen(JComboBox<String> box) {
        return box.getSelectedIndex() < 0 ? "" : box.getItemAt(box.getSelectedIndex());
    }

    private UnitsOptions settings() {
        return workspace.get().settings(UnitsOptions.KEY);
    }

    private void update(UnitsOptions settings) {
        workspace.update(now -> now.settings(UnitsOptions.KEY, settings));
    }

    JComponent component() {
        return row;
    }

    /** What came of it, in a line below. */
    JComponent said() {
        return said;
    }

    /**
     * Shows the settings as they are now.
     *
     * @param between what is told apart; empty where the frames are of no two kinds
     */
    void show(List<String> categories, Optional<CensusPlan.Between> between) {
        ChoiceBox.show(layers, settings().layers());
        String first = between.map(CensusPlan.Between::positive).orElse("");
        fill(positive, categories, first);
        fill(
                other,
                between.map(both -> Stream.concat(
                                        Stream.of(CensusPlan.Between.not(first)),
                                        categories.stream().filter(category -> !category.equals(first)))
                                .toList())
                        .orElse(List.of()),
                between.map(CensusPlan.Between::other).orElse(""));
        find.setText(first.isEmpty() ? "Find the filter" : "Find the " + first + " filter");
        find.setToolTipText(
                first.isEmpty()
                        ? "The open frames are of one kind; a folder with subfolders or a label file has categories"
                        : "Counts the units of the last convolution and selects the one that tells " + first + " from "
                                + between.map(CensusPlan.Between::other).orElse("") + " best");
    }

    private static void fill(JComboBox<String> box, List<String> values, String value) {
        ChoiceBox.fill(box, values);
        box.setEnabled(!values.isEmpty());
        ChoiceBox.show(box, value);
    }

    /**
     * @param obstacle why nothing can be counted, a sentence; empty where it can
     * @param comparable whether there are two kinds of frames
     */
    void enable(Optional<String> obstacle, boolean comparable) {
        count.setEnabled(obstacle.isEmpty());
        count.setToolTipText(obstacle.orElse("Counts what the units say on every frame, in the background"));
        find.setEnabled(obstacle.isEmpty() && comparable);
    }

    void say(String text) {
        said.say(text);
    }
}
