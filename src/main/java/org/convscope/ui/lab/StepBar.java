package org.convscope.ui.lab;

import java.util.function.IntConsumer;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JSlider;
import javax.swing.JToggleButton;
import javax.swing.Timer;
import net.miginfocom.swing.MigLayout;
import org.convscope.ui.component.FocusFreeButtons;

/** Steps through places: one back, one on, played, or dragged. */
final class StepBar {
    private static final int EVERY_MS = 180;

    private final JPanel panel = new JPanel(new MigLayout("insets 2lp 10lp 4lp 10lp, gap 6lp", "[][][][][grow,fill]"));
    private final JSlider slider = new JSlider(0, 0, 0);
    private final JToggleButton play;
    private final Timer timer = new Timer(EVERY_MS, event -> tick());
    private boolean following;
    private Runnable playing = () -> {};

    /**
     * @param what is stepped through, for the tooltip
     * @param chosen called with the place, from 0, when the user chooses or while it plays
     */
    StepBar(String what, IntConsumer chosen) {
        slider.setToolTipText(what);
        slider.getAccessibleContext().setAccessibleName(what);
        slider.addChangeListener(event -> {
            if (!following) {
                chosen.accept(slider.getValue());
            }
        });
        JButton back = FocusFreeButtons.flat("◂", "One step back", () -> step(-1));
        JButton on = FocusFreeButtons.flat("▸", "One step on", () -> step(1));
        JButton end = FocusFreeButtons.flat("▸▸", "To the last step", () -> slider.setValue(slider.getMaximum()));
        play = FocusFreeButtons.toggle("Play", "Steps on by itself until the last step");
        play.addActionListener(event -> play(play.isSelected() ? Playing.YES : Playing.NO));
        panel.add(play);
        panel.add(back);
        panel.add(on);
        panel.add(end);
        panel.add(slider, "wmin 60lp");
    }

    private enum Playing {
        YES,
        NO
    }

    private void step(int by) {
        slider.setValue(slider.getValue() + by);
    }

    private void play(Playing wanted) {
        play.setSelected(wanted == Playing.YES);
        if (wanted == Playing.NO) {
            timer.stop();
        } else {
            if (slider.getValue() == slider.getMaximum()) {
                slider.setValue(0);
            }
            timer.start();
        }
        playing.run();
    }

    /** Called when it begins to play, and when it ends. */
    void onPlaying(Runnable told) {
        playing = told;
    }

    boolean isPlaying() {
        return timer.isRunning();
    }

    private void tick() {
        if (!panel.isShowing() || slider.getValue() >= slider.getMaximum()) {
            play(Playing.NO);
            return;
        }
        step(1);
    }

    /**
     * Shows where it stands, without telling anybody.
     *
     * @param steps how many there are, at least 1
     */
    void show(int step, int steps) {
        following = true;
        slider.setMaximum(steps - 1);
        slider.setValue(Math.min(step, steps - 1));
        following = false;
    }

    /** Where it stands, from 0. */
    int step() {
        return slider.getValue();
    }

    /** The last place. */
    int last() {
        return slider.getMaximum();
    }

    JComponent component() {
        return panel;
    }
}
