package org.convscope.ui.model;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import org.convscope.inspect.summary.ShapeText;
import org.convscope.network.InputFilling;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.ui.dialog.FileChoosers;
import org.convscope.workspace.ModelReading;

/** The fields of {@link FillDialog}: one an input of the model. */
final class FillForm {
    private static final String TAKES_FRAME = "takes the frame";

    private final JPanel panel =
            new JPanel(new MigLayout("insets 0, wrap 3, gap 8 8", "[][grow, fill, 150lp:260lp:][]"));
    private final Map<String, JComboBox<String>> choices = new LinkedHashMap<>();
    private final FormNotes notes = new FormNotes(panel);
    private final FileChoosers choosers;
    private final Path folder;

    /**
     * @param folder the model's, from which names of files are counted on
     */
    FillForm(Network network, ModelReading now, FileChoosers choosers, Path folder) {
        this.choosers = choosers;
        this.folder = folder;
        List<LayerCall> inputs = inputs(network);
        panel.add(FormNotes.text(introduction(inputs.size())), "span 3, " + FormNotes.ACROSS);
        if (inputs.size() > 1) {
            LayerCall first = inputs.stream()
                    .filter(input -> network.inputs().size() == 1
                            && network.inputs().get(0).equals(input.id()))
                    .findFirst()
                    .orElse(inputs.get(0));
            inputs.forEach(
                    input -> row(input, input.id().equals(first.id()) ? TAKES_FRAME : filling(input, first, now)));
        }
        panel.add(notes.complaint(), "span 3, hidemode 3, " + FormNotes.ACROSS);
    }

    /** The model's own inputs, those that are filled among them. */
    private static List<LayerCall> inputs(Network network) {
        return network.calls().stream()
                .filter(call -> network.inputs().contains(call.id())
                        || network.declarations().fillings().containsKey(call.id()))
                .toList();
    }

    private static String introduction(int inputs) {
        return switch (inputs) {
            case 0 -> "The file holds weights alone, so that nothing can be computed.";
            case 1 -> "The model has one input, and that takes the frame: nothing has to be filled.";
            default ->
                "The model has " + inputs + " inputs. One takes the frame; what the others take, the same for every"
                        + " frame, is said here: the frame itself, one number for all places, as many numbers as there are"
                        + " places, or an HDF5 file with one sample. It is shown as declared by you.";
        };
    }

    /** What holds, else what is likely meant. */
    private static String filling(LayerCall input, LayerCall first, ModelReading now) {
        boolean isAlike = Arrays.equals(input.outputShape(), first.outputShape());
        return now.fillings().getOrDefault(input.id(), isAlike ? InputFilling.SAME : "0");
    }

    private void row(LayerCall input, String now) {
        var choice = new JComboBox<>(new String[] {TAKES_FRAME, InputFilling.SAME, "0", "1"});
        choice.setEditable(true);
        choice.setSelectedItem(now);
        choice.setName("filling of " + input.id());
        choice.setToolTipText("What " + input.id() + " takes: the frame, numbers, or a file");
        choices.put(input.id(), choice);
        var label = new JLabel(input.id() + "  (" + ShapeText.times(input.outputShape()) + ")");
        label.setLabelFor(choice);
        var file = new JButton("File…");
        file.setToolTipText("Chooses an HDF5 file with one sample for " + input.id());
        file.addActionListener(event -> choosers.openOne("Numbers for " + input.id(), folder)
                .ifPresent(path -> choice.setSelectedItem(named(path))));
        panel.add(label);
        panel.add(choice);
        panel.add(file);
    }

    /** The name alone beside the model, so that both can be moved together. */
    private String named(Path file) {
        boolean isBeside = folder.equals(file.toAbsolutePath().getParent());
        return String.valueOf(isBeside ? file.getFileName() : file);
    }

    JComponent component() {
        return panel;
    }

    /** Whether there is something to fill. */
    boolean isForSeveral() {
        return !choices.isEmpty();
    }

    /**
     * By the inputs' names.
     *
     * @throws org.convscope.problem.ProblemException if what is written is no filling
     */
    Map<String, String> fillings() {
        Map<String, String> fillings = new LinkedHashMap<>();
        choices.forEach((input, choice) -> {
            String text = String.valueOf(choice.getEditor().getItem()).strip();
            if (!text.equals(TAKES_FRAME)) {
                InputFilling.parse(text);
                fillings.put(input, text);
            }
        });
        return fillings;
    }

    /** Empty for no complaint. */
    void complain(String sentence) {
        notes.complain(sentence);
    }
}
