package org.convscope.ui.graph;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JTextField;
import javax.swing.KeyStroke;
import org.convscope.inspect.graph.NetworkGraph;
import org.convscope.ui.action.ShortcutText;
import org.convscope.ui.component.FocusFreeButtons;
import org.convscope.ui.component.UserEvents;
import org.convscope.ui.component.WrappingRow;
import org.convscope.ui.theme.ThemeLook;

/** A field for a layer's name or class, how many there are, and the way from one to the next. */
final class GraphSearch {
    /** Goes to the field. */
    static final KeyStroke KEY = ShortcutText.parse("menu F");

    private static final int COLUMNS = 18;

    private final JTextField field = new JTextField(COLUMNS);
    private final JLabel count = new JLabel(" ");
    private final Consumer<List<String>> found;
    private final Consumer<String> chosen;
    private Optional<NetworkGraph> graph = Optional.empty();
    private Optional<String> selected = Optional.empty();
    private List<String> hits = List.of();

    /**
     * @param found gets the ids of what is sought, whenever that changes
     * @param chosen gets the id of one of them
     */
    GraphSearch(WrappingRow row, Consumer<List<String>> found, Consumer<String> chosen) {
        this.found = found;
        this.chosen = chosen;
        field.setName("graph-search");
        field.putClientProperty("JTextField.placeholderText", "Name or class of a layer");
        field.putClientProperty("JTextField.showClearButton", true);
        field.setToolTipText("Layers whose name or class has this in it (" + ShortcutText.text(KEY)
                + "); Enter goes to the next, Shift+Enter to the one before");
        field.getAccessibleContext().setAccessibleName("Find layers by name or class");
        UserEvents.onText(field, this::seek);
        field.addActionListener(event -> step(1));
        field.getInputMap().put(KeyStroke.getKeyStroke("shift ENTER"), "before");
        field.getActionMap().put("before", UserEvents.action("before", () -> step(-1)));
        ThemeLook.mute(count);
        row.addNamed("find", field);
        row.add(FocusFreeButtons.flat("◂", "The layer before that is called so (Shift+Enter)", () -> step(-1)));
        row.add(FocusFreeButtons.flat("▸", "The next layer that is called so (Enter)", () -> step(1)));
        row.add(count);
    }

    JComponent field() {
        return field;
    }

    /** Seeks in another graph. */
    void in(Optional<NetworkGraph> newGraph) {
        graph = newGraph;
        seek();
    }

    /** The layer that is selected, from which the next is counted. */
    void select(Optional<String> layer) {
        selected = layer;
        say();
    }

    private void seek() {
        hits = graph.stream()
                .flatMap(all -> all.nodes().stream())
                .filter(node -> node.isCalled(field.getText()))
                .map(NetworkGraph.Node::id)
                .toList();
        say();
        found.accept(hits);
    }

    private void say() {
        boolean isAsked = !field.getText().isBlank() && graph.isPresent();
        field.putClientProperty("JComponent.outline", isAsked && hits.isEmpty() ? "warning" : null);
        int place = selected.map(hits::indexOf).orElse(-1);
        count.setText(
                !isAsked
                        ? " "
                        : hits.isEmpty()
                                ? "no layer is called so"
                                : place < 0 ? hits.size() + " found" : (place + 1) + " of " + hits.size());
    }

    private void step(int by) {
        if (!hits.isEmpty()) {
            int place = selected.map(hits::indexOf).orElse(-1);
            int next = place < 0 ? (by > 0 ? 0 : hits.size() - 1) : Math.floorMod(place + by, hits.size());
            chosen.accept(hits.get(next));
        }
    }
}
