package org.convscope.ui.model;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.swing.JButton;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import org.convscope.file.AtomicFile;
import org.convscope.input.ModelSidecar;
import org.convscope.input.Preprocessing;
import org.convscope.problem.ProblemException;
import org.convscope.ui.dialog.DialogParts;
import org.convscope.ui.view.ModelDocument;
import org.convscope.ui.view.ViewContext;

/** How a frame becomes the network's input: shown with what comes of it, said to be a guess where it is one, and changed. */
public final class PreprocessingDialog {
    /** Margins, and what lies between the fields and the picture. */
    private static final int BETWEEN = 50;
    /** How much narrower than they would be the fields are still well read. */
    private static final int NARROWER = 70;

    private final Component parent;
    private final ViewContext context;

    public PreprocessingDialog(Component parent, ViewContext context) {
        this.parent = parent;
        this.context = context;
    }

    public void show(ModelDocument document) {
        Preprocessing now = document.preprocessing();
        List<String> inputs = document.network().inputs();
        int[] shape =
                inputs.size() == 1 ? document.network().call(inputs.get(0)).outputShape() : new int[0];
        var form = new PreprocessingForm(now, shape);
        var preview = new InputPreview(context);
        var origin = new JLabel(origin(now));
        var complaint = new JLabel(" ");
        complaint.setName("preprocessing-complaint");
        complaint.putClientProperty("FlatLaf.style", "foreground: $Component.error.focusedBorderColor");
        var panel = new JPanel(new MigLayout("insets 0, wrap 2, gap 18lp 10lp", "[grow, fill][grow, fill]"));
        boolean isBeside = form.component().getPreferredSize().width
                        - UIScale.scale(NARROWER)
                        + preview.component().getMinimumSize().width
                        + UIScale.scale(BETWEEN)
                <= parent.getToolkit().getScreenSize().width * 9 / 10;
        panel.add(origin, "span 2");
        panel.add(form.component(), isBeside ? "top" : "top, span 2, wmin 0");
        panel.add(preview.component(), isBeside ? "top" : "top, span 2");
        panel.add(complaint, "span 2, wmin 0");
        var back = new JButton("Model's own");
        back.setToolTipText("What the model's sidecar says, or the guess where it says nothing");
        var save = new JButton("Save sidecar…");
        save.setToolTipText("Writes this preprocessing beside the model, for whoever opens it next");
        var apply = new JButton("Apply");
        apply.setToolTipText("Gives frames to the model so from now on (Enter)");
        JDialog dialog = DialogParts.show(parent, "Preprocessing", panel, back, save, apply);
        DialogParts.closeWithModel(dialog, context.workspace());
        dialog.addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosed(WindowEvent event) {
                preview.forget();
            }
        });
        Runnable look = () -> {
            try {
                InputPreview.question(context, form.value(), shape)
                        .ifPresentOrElse(preview::ask, () -> preview.say(withoutFrame(inputs, shape)));
                complaint.setText(" ");
            } catch (IllegalArgumentException e) {
                preview.forget();
                preview.say("");
                complaint.setText(e.getMessage());
            }
        };
        form.onChange(look);
        look.run();
        back.addActionListener(event -> {
            context.workspace().update(w -> w.preprocessing(Optional.empty()));
            dialog.dispose();
        });
        apply.addActionListener(event -> given(form, complaint).ifPresent(value -> {
            context.workspace().update(w -> w.preprocessing(Optional.of(value)));
            origin.setText(origin(value));
        }));
        save.addActionListener(event -> given(form, complaint)
                .ifPresent(value -> save(dialog, document.model().file(), value, complaint)));
    }

    /** What the form says; empty, and complained about, where that is nothing. */
    private static Optional<Preprocessing> given(PreprocessingForm form, JLabel complaint) {
        try {
            Preprocessing value = form.value();
            complaint.setText(" ");
            return Optional.of(value);
        } catch (IllegalArgumentException e) {
            complaint.setText(e.getMessage());
            return Optional.empty();
        }
    }

    private static void save(JDialog dialog, Path model, Preprocessing value, JLabel complaint) {
        Path file = ModelSidecar.place(model.toAbsolutePath());
        if (Files.exists(file)) {
            int answer = JOptionPane.showConfirmDialog(
                    dialog,
                    file + "\nis there already. Its preprocessing is replaced, everything else in it stays.",
                    "Save sidecar",
                    JOptionPane.OK_CANCEL_OPTION);
            if (answer != JOptionPane.OK_OPTION) {
                return;
            }
        }
        try {
            AtomicFile.write(file, ModelSidecar.with(file, value));
            complaint.setText("Written: " + file);
        } catch (ProblemException e) {
            complaint.setText(e.problem().standing());
        }
        complaint.setToolTipText(complaint.getText());
    }

    private static String withoutFrame(List<String> inputs, int[] shape) {
        if (inputs.size() > 1) {
            return "The network has " + inputs.size() + " inputs.";
        }
        return shape.length == 3 ? "No frame is selected." : "The network takes no image.";
    }

    private String origin(Preprocessing now) {
        if (now.isGuess()) {
            String reason = now.reason().isEmpty() ? "" : " It was " + now.reason() + ".";
            return "<html><b>A guess:</b> the model comes without a sidecar that says how its frames were prepared."
                    + reason + "</html>";
        }
        return context.workspace().get().preprocessing().isPresent()
                ? "Your own, for this workspace."
                : "As the model's sidecar says.";
    }
}
