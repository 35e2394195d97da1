package org.convscope.ui.model;

import java.awt.Component;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.swing.DefaultListCellRenderer;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JTextField;
import net.miginfocom.swing.MigLayout;
import org.convscope.inspect.summary.ShapeText;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.Operation;
import org.convscope.ui.component.WrappedText;
import org.convscope.ui.theme.ThemeLook;
import org.convscope.workspace.ModelReading;

/** The fields of {@link DeclareDialog}. */
final class DeclareForm {
    private static final String WHOLE = "the whole model";
    private static final List<String> EXAMPLES = List.of(
            "x/255",
            "x/127.5-1",
            "x-103.939,116.779,123.68",
            "swap",
            "swap; x-103.939,116.779,123.68",
            "identity",
            "slice:[:, 1:-1, 1:-1]",
            "as:BatchNormalization",
            "as:Add",
            "as:tf.nn.space_to_depth(block_size=2)");

    private final JPanel panel = new JPanel(new MigLayout("insets 0, wrap 2, gap 8 8", "[][grow, fill, 200lp:380lp:]"));
    private final JComboBox<LayerCall> layers = new JComboBox<>();
    private final JComboBox<String> texts = new JComboBox<>(EXAMPLES.toArray(String[]::new));
    private final WrappedText file = new WrappedText(ThemeLook::muted);
    private final JComboBox<String> starts = new JComboBox<>();
    private final FormNotes notes = new FormNotes(panel);
    private final Map<String, Optional<String>> startOf = new LinkedHashMap<>();
    private final Network network;
    private final ModelReading now;

    DeclareForm(Network network, ModelReading now, Optional<String> selected) {
        this.network = network;
        this.now = now;
        List<LayerCall> declarable = declarable(network);
        declarable.forEach(layers::addItem);
        declarable.stream()
                .filter(call -> selected.equals(Optional.of(call.id())))
                .findFirst()
                .ifPresent(layers::setSelectedItem);
        layers.setToolTipText("The layer that the file does not explain");
        layers.setName("declared layer");
        layers.setRenderer(new NameRenderer());
        layers.addActionListener(event -> showLayer());
        texts.setToolTipText("What it computes: a formula of x, or one of the examples");
        texts.setEditable(true);
        texts.setName("declaration");
        texts.setMaximumRowCount(EXAMPLES.size());
        if (texts.getEditor().getEditorComponent() instanceof JTextField field) {
            field.putClientProperty("JTextField.placeholderText", "a formula of x, or choose an example");
        }
        starts.setToolTipText("Where the network begins, or which of its models is opened alone");
        starts.setName("start");
        fillStarts(selected);
        panel.add(FormNotes.text(introduction(declarable)), "span 2, " + FormNotes.ACROSS);
        if (!declarable.isEmpty()) {
            field("Layer", layers);
            field("computes", texts);
            panel.add(file, "skip 1, " + FormNotes.ACROSS);
        }
        field("Begin at", starts);
        panel.add(notes.complaint(), "span 2, hidemode 3, " + FormNotes.ACROSS);
        showLayer();
    }

    private String introduction(List<LayerCall> declarable) {
        if (network.inputs().isEmpty()) {
            return "The file holds weights alone: without the model's description no layer can be declared.";
        }
        return declarable.isEmpty()
                ? "Every layer of this model is computed as its file describes it: nothing has to be declared."
                : "The code of a Lambda or custom layer is never run. What you say here is computed in its place,"
                        + " and shown as declared by you.";
    }

    private void field(String name, JComponent component) {
        var label = new JLabel(name);
        label.setLabelFor(component);
        panel.add(label);
        panel.add(component);
    }

    JComponent component() {
        return panel;
    }

    /** Puts the cursor where a declaration is written. */
    void focus() {
        texts.requestFocusInWindow();
    }

    /** Layers that the file does not describe, once each, and those that are declared already. */
    static List<LayerCall> declarable(Network network) {
        Map<List<String>, LayerCall> found = new LinkedHashMap<>();
        if (network.inputs().isEmpty()) {
            return List.of();
        }
        for (LayerCall call : network.layers()) {
            boolean own = call.operation() instanceof Operation.Unavailable none
                    && !none.reason().startsWith("needs the output of");
            if (call.origin() == LayerCall.Origin.LAYER
                    && (own || network.declared(call.id()).isPresent())) {
                found.putIfAbsent(call.path(), call);
            }
        }
        return List.copyOf(found.values());
    }

    /** The layer's name in the whole model: within a model that is opened alone, names are short. */
    private String name(LayerCall call) {
        Optional<String> alone = now.start().filter(start -> network.find(start).isEmpty());
        return alone.map(model -> model + "/").orElse("") + String.join("/", call.path());
    }

    private void fillStarts(Optional<String> selected) {
        startOf.put(WHOLE, Optional.empty());
        now.start().ifPresent(start -> startOf.put(start + ", as now", Optional.of(start)));
        Set<String> models = new LinkedHashSet<>();
        for (LayerCall call : network.layers()) {
            for (int depth = 1; depth < call.path().size(); depth++) {
                models.add(String.join("/", call.path().subList(0, depth)));
            }
        }
        if (now.start().isEmpty()) {
            models.forEach(model -> startOf.put("the nested model " + model + " alone", Optional.of(model)));
            selected.flatMap(network::find)
                    .filter(call -> call.origin() == LayerCall.Origin.LAYER)
                    .map(LayerCall::id)
                    .ifPresent(id -> startOf.put("the selected layer " + id, Optional.of(id)));
        }
        startOf.keySet().forEach(starts::addItem);
        if (now.start().isPresent()) {
            starts.setSelectedIndex(1);
        }
    }

    private void showLayer() {
        if (layers.getSelectedItem() instanceof LayerCall call) {
            texts.setSelectedItem(now.declarations().getOrDefault(name(call), ""));
            file.setText(inFile(call));
        }
    }

    private String inFile(LayerCall call) {
        List<String> facts = new ArrayList<>();
        network.unavailable(call.id()).ifPresent(facts::add);
        if (!call.weights().isEmpty()) {
            facts.add("the file holds for it: "
                    + call.weights().stream()
                            .map(weight -> weight.name() + " " + ShapeText.times(weight.shape()))
                            .collect(Collectors.joining(", ")));
        }
        return String.join("; ", facts);
    }

    /** The layer that is declared, by its name in the file. */
    Optional<String> layer() {
        return layers.getSelectedItem() instanceof LayerCall call ? Optional.of(name(call)) : Optional.empty();
    }

    /** Empty where nothing is declared. */
    Optional<String> declaration() {
        Object text = texts.getEditor().getItem();
        return Optional.of(String.valueOf(text).strip()).filter(written -> !written.isEmpty());
    }

    Optional<String> start() {
        return startOf.getOrDefault(String.valueOf(starts.getSelectedItem()), Optional.empty());
    }

    /** Empty for no complaint. */
    void complain(String sentence) {
        notes.complain(sentence);
    }

    /** The name and Keras's class. */
    private static final class NameRenderer extends DefaultListCellRenderer {
        @Override
        public Component getListCellRendererComponent(
                JList<?> list, Object value, int index, boolean selected, boolean focused) {
            String text = value instanceof LayerCall call
                    ? String.join("/", call.path()) + " (" + call.className() + ")"
                    : "";
            return super.getListCellRendererComponent(list, text, index, selected, focused);
        }
    }
}
