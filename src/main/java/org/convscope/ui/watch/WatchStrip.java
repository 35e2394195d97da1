package org.convscope.ui.watch;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Color;
import java.awt.Component;
import java.awt.Graphics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javax.swing.BorderFactory;
import javax.swing.Icon;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.UIManager;
import net.miginfocom.swing.MigLayout;
import org.convscope.frame.FrameCount;
import org.convscope.inspect.prediction.AnswerShares;
import org.convscope.ui.theme.ThemeLook;
import org.convscope.ui.view.ViewContext;

/** Says over all views which folder is watched, what came in the last hour, and how its answers went; unseen else. */
public final class WatchStrip {
    private static final int MOST_WORDS = 6;

    private final InstantSource clock;
    private final FolderWatch watch;
    private final JLabel title = new JLabel(" ");
    private final JLabel detail = new JLabel(" ");
    private final SharesStrip strip = new SharesStrip();
    private final JPanel legend = new JPanel(new MigLayout("insets 0, gap 10lp"));
    private final JPanel panel =
            new JPanel(new MigLayout("insets 4lp 10lp 4lp 10lp, gap 12lp 2lp", "[][0:0,grow,fill][]", "[]2lp[]")) {
                @Override
                public void updateUI() {
                    super.updateUI();
                    setBorder(BorderFactory.createMatteBorder(0, 0, 1, 0, UIManager.getColor("Component.borderColor")));
                }

                // a window that is gone watches nothing
                @Override
                public void removeNotify() {
                    watch.stop();
                    super.removeNotify();
                }
            };

    /**
     * @param quietly runs what the user has not done
     */
    public WatchStrip(ViewContext context, Executor quietly, InstantSource clock) {
        this.clock = clock;
        this.watch = new FolderWatch(context, quietly, clock, this::show);
        panel.setName("watched folder");
        title.getAccessibleContext().setAccessibleName("Watched folder");
        ThemeLook.embolden(title);
        ThemeLook.mute(detail);
        var stop = new JButton("Stop watching");
        stop.setName("watch-stop");
        stop.setToolTipText("The frames that have come stay");
        stop.addActionListener(event -> watch.stop());
        legend.setOpaque(false);
        panel.add(title, "wmax 500lp");
        panel.add(strip, "spany 2, growx, h 40lp!");
        panel.add(stop, "spany 2, wrap");
        panel.add(detail, "wmax 500lp, split 2, flowx, hidemode 3");
        panel.add(legend, "hidemode 3");
        panel.setVisible(false);
    }

    public JComponent component() {
        return panel;
    }

    /** Watches a folder, and no other any more. */
    public void start(Path folder) {
        watch.start(folder);
    }

    /** Watches nothing any more. */
    public void stop() {
        watch.stop();
    }

    private void show() {
        Optional<Path> folder = watch.folder();
        panel.setVisible(folder.isPresent());
        if (folder.isEmpty()) {
            return;
        }
        title.setText("Watching " + folder.get().getFileName() + " – " + count());
        title.setToolTipText(folder.get().toString());
        AnswerShares shares = watch.shares();
        List<String> words = watch.words();
        strip.show(shares, words);
        legend.removeAll();
        words.stream().limit(MOST_WORDS).forEach(word -> legend.add(entry(word, words.indexOf(word), shares)));
        if (words.size() > MOST_WORDS) {
            legend.add(new JLabel("and " + (words.size() - MOST_WORDS) + " more"));
        }
        detail.setText(said(words));
        detail.setVisible(!detail.getText().isEmpty());
        legend.setVisible(!words.isEmpty());
        panel.revalidate();
        panel.repaint();
    }

    private String count() {
        String frames = FrameCount.text(watch.frames()) + " in the last hour";
        return watch.last()
                .map(at -> frames + ", last " + ago(Duration.between(at, clock.instant())) + " ago")
                .orElse(frames);
    }

    private static String ago(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds < 120) {
            return seconds + " s";
        }
        return duration.toHours() < 2 ? duration.toMinutes() + " min" : duration.toHours() + " h";
    }

    private String said(List<String> words) {
        if (watch.trouble().isPresent()) {
            return watch.trouble().get();
        }
        if (watch.waiting() > 0) {
            return watch.waiting() + " to be predicted";
        }
        return words.isEmpty() ? "waiting for frames" : "";
    }

    private static JLabel entry(String word, int index, AnswerShares shares) {
        var label = new JLabel(word + " " + SharesStrip.percent(shares.now().share(word)));
        label.setIcon(new Square(SharesStrip.colour(index)));
        label.setToolTipText("Its share of the last " + FolderWatch.RUNNING.toMinutes() + " minutes");
        return label;
    }

    /** A square of an answer's colour. */
    private record Square(Color colour) implements Icon {
        @Override
        public void paintIcon(Component on, Graphics g, int x, int y) {
            g.setColor(colour);
            g.fillRect(x, y, getIconWidth(), getIconHeight());
        }

        @Override
        public int getIconWidth() {
            return UIScale.scale(10);
        }

        @Override
        public int getIconHeight() {
            return getIconWidth();
        }
    }
}
