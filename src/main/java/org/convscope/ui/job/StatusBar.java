package org.convscope.ui.job;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import javax.swing.Timer;
import javax.swing.UIManager;
import net.miginfocom.swing.MigLayout;
import org.convscope.task.Job;
import org.convscope.task.Priority;
import org.convscope.task.TaskRunner;
import org.convscope.ui.view.AppIcons;
import org.convscope.ui.view.PointerReadout;

/** One line below everything: the job with its progress, what the pointer is on, the backend and the memory in use. */
public final class StatusBar implements PointerReadout {
    private static final int MEMORY_INTERVAL = 2000;
    private static final String MEMORY_WORDS =
            "Memory in use: Java's heap, and outside it what the engine keeps for weights and between layers";
    private static final String READY = "Ready";
    /** Shorter work does not flicker by. */
    private static final int BEFORE_SHOWN = 150;

    private final JPanel bar =
            new JPanel(new MigLayout(
                    "insets 0 10 0 10, gap 8, hidemode 2",
                    // what computes gives way first, then what is done, then what lies under the pointer
                    "[shrinkprio 200][][]push[shrinkprio 150]push[shrinkprio 300]",
                    "[24!]")) {
                @Override
                public void updateUI() {
                    super.updateUI();
                    setBorder(BorderFactory.createMatteBorder(1, 0, 0, 0, UIManager.getColor("Component.borderColor")));
                }

                // Swing holds a timer that runs, and with it all that the timer knows of a window that is gone
                @Override
                public void addNotify() {
                    super.addNotify();
                    look.start();
                }

                @Override
                public void removeNotify() {
                    look.stop();
                    super.removeNotify();
                }
            };
    private final JLabel message = new JLabel(READY);
    private final JProgressBar progress = new JProgressBar(0, 1000);
    private final JButton cancel = new JButton(AppIcons.of("cancel", 14));
    private final JLabel readout = new JLabel(" ");
    private final JLabel backend = new JLabel(" ");
    private final Timer look = new Timer(MEMORY_INTERVAL, event -> showBackend());
    private final Timer appear;
    private final TaskRunner tasks;
    private final MemoryText memory;
    private String computing = "";
    private String why = "";
    private String idle = READY;
    private List<Job> jobs = List.of();

    /** Jobs that were open when the sentence was said, held no longer than by others. */
    private final Set<Job> begunBefore = Collections.newSetFromMap(new WeakHashMap<>());

    /**
     * @param tasks whose jobs are shown
     * @param memory how much is in use, in words
     */
    public StatusBar(TaskRunner tasks, MemoryText memory) {
        this.tasks = tasks;
        this.memory = memory;
        progress.setVisible(false);
        progress.getAccessibleContext().setAccessibleName("Progress");
        cancel.putClientProperty("JButton.buttonType", "toolBarButton");
        cancel.setToolTipText("Cancel");
        cancel.getAccessibleContext().setAccessibleName("Cancel");
        cancel.setVisible(false);
        cancel.addActionListener(event -> shown(jobs).forEach(Job::cancel));
        message.getAccessibleContext().setAccessibleName("Status");
        readout.setName("readout");
        backend.putClientProperty("FlatLaf.style", "foreground: $Convscope.mutedForeground");
        bar.add(message, "wmin 0, wmax 420lp");
        bar.add(progress, "w 120!, h 6!");
        bar.add(cancel, "w 20!, h 20!");
        bar.add(readout, "wmin 0");
        bar.add(backend, "wmin 0");
        appear = new Timer(BEFORE_SHOWN, event -> showJobs());
        appear.setRepeats(false);
        tasks.addListener(this::jobsChanged);
        showBackend();
    }

    /** How much memory is in use, in words. */
    @FunctionalInterface
    public interface MemoryText {
        String text();
    }

    public JComponent component() {
        return bar;
    }

    /** What computes, such as {@code CPU · oneDNN · 2 threads}. */
    public void backend(String summary, String reason) {
        computing = summary;
        why = reason;
        showBackend();
    }

    /** A sentence on what has been done; it stays until something else is begun. */
    public void say(String sentence) {
        idle = sentence;
        begunBefore.clear();
        // what is shown may be done by now
        begunBefore.addAll(jobs);
        begunBefore.addAll(tasks.jobs());
        if (!progress.isVisible()) {
            showIdle();
        }
    }

    private void showIdle() {
        message.setText(idle);
        message.setToolTipText(idle.equals(READY) ? null : idle);
    }

    private void showBackend() {
        backend.setText(computing.isEmpty() ? memory.text() : computing + " · " + memory.text());
        // the whole of it, since there may be no room
        backend.setToolTipText(backend.getText() + ". " + (why.isEmpty() ? MEMORY_WORDS : why + "  " + MEMORY_WORDS));
    }

    private void jobsChanged(List<Job> now) {
        jobs = now;
        if (progress.isVisible()) {
            showJobs();
        } else if (!shown(now).isEmpty() && !appear.isRunning()) {
            appear.start();
        }
    }

    private void showJobs() {
        List<Job> open = shown(jobs);
        progress.setVisible(!open.isEmpty());
        cancel.setVisible(!open.isEmpty());
        if (open.isEmpty()) {
            showIdle();
            return;
        }
        if (!begunBefore.containsAll(open)) {
            idle = READY;
        }
        Job first = open.get(0);
        String words = words(first.title(), first.message());
        message.setText(open.size() == 1 ? words : words + "  +" + (open.size() - 1));
        message.setToolTipText(message.getText());
        progress.setIndeterminate(first.fraction() < 0);
        if (first.fraction() >= 0) {
            progress.setValue((int) Math.round(first.fraction() * progress.getMaximum()));
        }
    }

    /** What is done, and where it is with that: some work says both in its messages, some only the second. */
    static String words(String title, String message) {
        String verb = title.split(" ", 2)[0];
        if (message.equalsIgnoreCase(verb)) {
            return title;
        }
        return message.startsWith(verb) ? message : title + " · " + message;
    }

    /** Background work runs unseen, but for what goes on for long while nothing else is done. */
    private static List<Job> shown(List<Job> jobs) {
        List<Job> asked = jobs.stream()
                .filter(job -> job.priority() == Priority.INTERACTIVE)
                .toList();
        return asked.isEmpty() ? jobs.stream().filter(Job::goesOn).toList() : asked;
    }

    @Override
    public void show(String text) {
        readout.setText(text.isEmpty() ? " " : text);
    }

    @Override
    public void clear() {
        readout.setText(" ");
    }
}
