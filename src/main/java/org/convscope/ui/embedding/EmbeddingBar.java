package org.convscope.ui.embedding;

import java.util.Optional;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import org.convscope.choice.EmbeddingMethod;
import org.convscope.ui.component.ChoiceBox;
import org.convscope.ui.component.WrappedText;
import org.convscope.ui.component.WrappingRow;
import org.convscope.ui.theme.ThemeLook;
import org.convscope.workspace.EmbeddingOptions;
import org.convscope.workspace.WorkspaceModel;

/** Above the plane: how frames are laid out, and what begins. */
final class EmbeddingBar {
    private static final Integer[] PERPLEXITIES = {2, 5, 10, 30, 50, 100};

    private final WrappingRow row = new WrappingRow();
    private final WorkspaceModel workspace;
    private final JComboBox<EmbeddingMethod> method;
    private final JComboBox<Integer> perplexity;
    private final JButton start = new JButton("Lay out");
    private final JButton table = new JButton("Light table");
    private final WrappedText said = new WrappedText(ThemeLook::muted);

    /**
     * @param begin lays out
     * @param open opens the chosen group on the light table
     */
    EmbeddingBar(WorkspaceModel workspace, Runnable begin, Runnable open) {
        this.workspace = workspace;
        method = ChoiceBox.of(
                "How frames are laid out: t-SNE keeps neighbours together, principal components keep distances",
                EmbeddingMethod.values(),
                settings().method(),
                value -> value == EmbeddingMethod.TSNE ? "t-SNE" : "principal components",
                value -> update(settings().method(value)));
        perplexity = ChoiceBox.of(
                "About how many neighbours count to t-SNE; at most a third of the other frames",
                PERPLEXITIES,
                settings().perplexity(),
                String::valueOf,
                value -> update(settings().perplexity(value)));
        start.setName("embedding-start");
        start.addActionListener(event -> begin.run());
        table.setName("embedding-light-table");
        table.addActionListener(event -> open.run());
        said.setName("embedding-said");
        row.addNamed("by", method);
        row.addNamed("perplexity", perplexity);
        row.add(start);
        row.add(table);
        follow();
        group(false);
    }

    private EmbeddingOptions settings() {
        return workspace.get().settings(EmbeddingOptions.KEY);
    }

    private void update(EmbeddingOptions settings) {
        workspace.update(now -> now.settings(EmbeddingOptions.KEY, settings));
    }

    JComponent component() {
        return row;
    }

    /** What came of it, in a line below. */
    JComponent said() {
        return said;
    }

    /** Shows the settings as they are now. */
    void follow() {
        ChoiceBox.show(method, settings().method());
        ChoiceBox.showNumber(perplexity, settings().perplexity());
        perplexity.setEnabled(settings().method() == EmbeddingMethod.TSNE);
    }

    /**
     * @param layer by which frames would be laid out
     * @param obstacle why they cannot be
     */
    void enable(Optional<String> layer, Optional<String> obstacle) {
        start.setText(layer.map(name -> "Lay out by " + name).orElse("Lay out"));
        start.setEnabled(obstacle.isEmpty());
        start.setToolTipText(obstacle.orElse(
                "Lays the frames out by the means of the layer's maps, or its outputs, as a point each"));
    }

    /** Whether a group is chosen. */
    void group(boolean isChosen) {
        table.setEnabled(isChosen);
        table.setToolTipText(
                isChosen
                        ? "Opens the light table with those in the middle of the group, eight at most"
                        : "Drag around points to choose a group for the light table");
    }

    void say(String sentence) {
        said.say(sentence);
    }
}
