package org.convscope.ui.verify;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.Timer;
import net.miginfocom.swing.MigLayout;
import org.convscope.inspect.verify.VerifyLayers;
import org.convscope.task.Job;
import org.convscope.ui.view.AppIcons;

/** What the dialog shows: the fields, how to write a reference, the progress, the rows and what they come to. */
final class VerifyPane {
    private static final int POLL = 100;
    private static final int STEPS = 1000;

    private final JPanel pane = new JPanel(
            new MigLayout("insets 0, wrap 1, fill, gap 10, hidemode 3", "[grow, fill]", "[][][][][grow, fill][]"));
    private final JPanel work = new JPanel(new MigLayout("insets 0, fillx, gap 8", "[][grow, fill][]"));
    private final JLabel doing = new JLabel(" ");
    private final JProgressBar progress = new JProgressBar(0, STEPS);
    private final JPanel trouble = new JPanel(new MigLayout("insets 0, fillx, gap 8", "[][grow, fill]"));
    private final JTextArea complaint = new JTextArea();
    private final VerifyTableModel rows = new VerifyTableModel();
    private final JLabel outcome = new JLabel("Not verified yet");
    private final Timer poll = new Timer(POLL, event -> follow());
    private final VerifyFields fields;
    private Optional<Job> job = Optional.empty();

    /**
     * @param select takes the layer that the user chose in the table
     */
    VerifyPane(VerifyFields fields, Consumer<String> select) {
        this.fields = fields;
        var cancel = new JButton("Cancel");
        cancel.setToolTipText("Ends the verification; what was compared stays");
        cancel.addActionListener(event -> stop());
        progress.getAccessibleContext().setAccessibleName("Progress of the verification");
        work.add(doing, "wmin 200");
        work.add(progress, "h 6!");
        work.add(cancel);
        complaint.setEditable(false);
        complaint.setLineWrap(true);
        complaint.setWrapStyleWord(true);
        complaint.setOpaque(false);
        complaint.setName("verify-complaint");
        complaint.getAccessibleContext().setAccessibleName("What went wrong");
        work.setVisible(false);
        trouble.add(new JLabel(AppIcons.of("differs")));
        trouble.add(complaint, "wmin 60");
        trouble.setVisible(false);
        outcome.setName("verify-outcome");
        pane.add(fields.component());
        pane.add(hint());
        pane.add(work);
        pane.add(trouble);
        pane.add(new JScrollPane(VerifyTable.of(rows, select)), "hmin 80");
        pane.add(outcome, "wmin 60");
        pane.setPreferredSize(UIScale.scale(new Dimension(780, 560)));
    }

    JComponent component() {
        return pane;
    }

    VerifyForm form() {
        return fields.form();
    }

    /** Shows how far a job is until it is {@link #show shown}, complained about, or cancelled. */
    void follow(Job running) {
        job = Optional.of(running);
        trouble.setVisible(false);
        work.setVisible(true);
        follow();
        poll.start();
    }

    void show(VerifyLayers.Result result) {
        rest();
        trouble.setVisible(false);
        rows.show(result.rows());
        outcome.setText(VerifyWords.outcome(result) + " · " + VerifyWords.summary(result));
        outcome.setToolTipText(outcome.getText());
        outcome.setIcon(VerifyWords.icon(result).map(AppIcons::of).orElse(null));
        outcome.putClientProperty("FlatLaf.styleClass", "h4");
    }

    /** What was shown before was not of these files. */
    void complain(String sentence) {
        rest();
        rows.show(List.of());
        outcome.setText("Not verified");
        outcome.setToolTipText(null);
        outcome.setIcon(null);
        complaint.setText(sentence);
        trouble.setVisible(true);
        pane.revalidate();
    }

    /** Cancels what runs. */
    void stop() {
        job.ifPresent(Job::cancel);
        rest();
    }

    private void rest() {
        poll.stop();
        job = Optional.empty();
        work.setVisible(false);
    }

    private void follow() {
        job.ifPresent(running -> {
            doing.setText(running.message());
            progress.setIndeterminate(running.fraction() < 0);
            progress.setValue((int) (running.fraction() * STEPS));
            if (running.isCancelled()) {
                rest();
            }
        });
    }

    private static JComponent hint() {
        var line = new JPanel(new MigLayout("insets 0, fillx, gap 8", "[grow, fill][]"));
        var words = new JLabel("<html>To write both files, save this script as <b>reference.py</b> and run"
                + " <b>python reference.py MODEL</b> where your Keras is.</html>");
        words.putClientProperty("FlatLaf.style", "foreground: $Convscope.mutedForeground");
        var copy = new JButton("Copy script");
        copy.setToolTipText("Puts the Python script on the clipboard; it runs with Keras 2.15 and 3");
        copy.addActionListener(event -> {
            Toolkit.getDefaultToolkit()
                    .getSystemClipboard()
                    .setContents(new StringSelection(ReferenceScript.text()), null);
            copy.setText("Copied");
        });
        line.add(words, "wmin 60");
        line.add(copy, "sg c");
        return line;
    }
}
