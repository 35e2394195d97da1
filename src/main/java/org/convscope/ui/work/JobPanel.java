package org.convscope.ui.work;

import java.time.Duration;
import java.util.List;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import net.miginfocom.swing.MigLayout;
import org.convscope.task.Job;
import org.convscope.task.TaskRunner;
import org.convscope.task.TimeLeft;
import org.jspecify.annotations.Nullable;

/** How far a job has come, and perhaps a button that ends it. Seen while there is one. */
public final class JobPanel extends JPanel {
    private static final int STEPS = 1000;

    private final JLabel message = new JLabel(" ");
    private final JProgressBar progress = new JProgressBar(0, STEPS);
    private final transient Runnable ended;
    private transient @Nullable Job job;
    private long began;

    /**
     * @param name of the button
     * @param ended the followed job brings no result: it was cancelled, here or elsewhere, or it failed
     */
    public JobPanel(TaskRunner tasks, String name, Runnable ended) {
        this(tasks, ended);
        var cancel = new JButton("Cancel");
        cancel.setToolTipText(name);
        cancel.getAccessibleContext().setAccessibleName(name);
        cancel.addActionListener(event -> {
            Job now = job;
            if (now != null) {
                now.cancel();
                follow(tasks.jobs());
            }
        });
        add(cancel);
    }

    /**
     * Without a button, where another one ends the job.
     *
     * @param ended the followed job brings no result
     */
    public JobPanel(TaskRunner tasks, Runnable ended) {
        super(new MigLayout("insets 0, gap 8lp", "[0:0,grow,fill][120lp!][]", "[]"));
        this.ended = ended;
        progress.getAccessibleContext().setAccessibleName("Progress");
        setOpaque(false);
        add(message, "wmin 0");
        add(progress, "h 6lp!");
        setVisible(false);
        tasks.addListener(this::follow);
    }

    /** Follows a job until {@link #done}. */
    public void start(Job newJob) {
        job = newJob;
        began = System.nanoTime();
        message.setText(newJob.message());
        progress.setIndeterminate(true);
        setVisible(true);
    }

    /** Its outcome has come. */
    public void done() {
        job = null;
        progress.setIndeterminate(false);
        setVisible(false);
    }

    public boolean isRunning() {
        return job != null;
    }

    private void follow(List<Job> open) {
        Job now = job;
        if (now == null) {
            return;
        }
        if (!open.contains(now)) {
            done();
            ended.run();
            return;
        }
        String left = TimeLeft.words(Duration.ofNanos(System.nanoTime() - began), now.fraction())
                .map(words -> " · " + words)
                .orElse("");
        message.setText(now.message() + left);
        message.setToolTipText(message.getText());
        progress.setIndeterminate(now.fraction() < 0);
        progress.setValue((int) Math.round(Math.max(0, now.fraction()) * STEPS));
    }
}
