package org.convscope.ui.verify;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextField;
import net.miginfocom.swing.MigLayout;
import org.convscope.ui.dialog.FileChoosers;

/** The two files and the tolerance. */
final class VerifyFields {
    private final JPanel panel =
            new JPanel(new MigLayout("insets 0, wrap 3, fillx, gap 8 6", "[right][grow, fill][fill]"));
    private final JTextField input = new JTextField();
    private final JTextField reference = new JTextField();
    private final JTextField tolerance = new JTextField(8);
    private final FileChoosers choosers;
    private final Path folder;

    /**
     * @param folder where choosing begins
     */
    VerifyFields(VerifyForm start, FileChoosers choosers, Path folder) {
        this.choosers = choosers;
        this.folder = folder;
        add("Input", input, start.input(), "INPUT.h5", "One dataset per input of the model");
        add("Reference", reference, start.reference(), "ACTIVATIONS.h5", "One dataset per layer, as Keras computed it");
        tolerance.setText(start.tolerance());
        tolerance.setName("verify-tolerance");
        tolerance.setToolTipText(
                "Largest error that agrees: largest absolute difference by the reference's largest magnitude");
        panel.add(label("Tolerance", tolerance));
        panel.add(tolerance, "growx 0, span 2");
    }

    JComponent component() {
        return panel;
    }

    VerifyForm form() {
        return new VerifyForm(input.getText(), reference.getText(), tolerance.getText());
    }

    private void add(String name, JTextField field, String text, String placeholder, String tooltip) {
        field.setText(text);
        field.setName("verify-" + placeholder);
        field.putClientProperty("JTextField.placeholderText", placeholder);
        field.setToolTipText(tooltip);
        var choose = new JButton("Choose…");
        choose.getAccessibleContext().setAccessibleName("Choose the file of the " + name.toLowerCase(Locale.ROOT));
        choose.setToolTipText(choose.getAccessibleContext().getAccessibleName());
        choose.addActionListener(event -> {
            Optional<Path> chosen = choosers.openOne(name + ", such as " + placeholder, folder);
            chosen.ifPresent(path -> field.setText(path.toString()));
        });
        panel.add(label(name, field));
        panel.add(field, "wmin 60");
        panel.add(choose);
    }

    private static JLabel label(String name, JTextField field) {
        var label = new JLabel(name);
        label.setLabelFor(field);
        return label;
    }
}
