package org.convscope.ui;

import java.awt.BorderLayout;
import java.awt.EventQueue;
import java.awt.Graphics;
import java.util.Optional;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.Timer;

/** Around the content of a window: does something once it has been painted for the first time. On the event thread. */
final class FirstPaint {
    /** A window on another desktop, or one that is small, is not painted. */
    private static final int UNSEEN_MILLISECONDS = 1000;

    private final JPanel pane = new JPanel(new BorderLayout()) {
        @Override
        public void paint(Graphics graphics) {
            super.paint(graphics);
            if (waiting.isPresent()) {
                // what is painted now reaches the screen at the end of this event
                EventQueue.invokeLater(FirstPaint.this::proceed);
            }
        }
    };
    private Optional<Runnable> waiting = Optional.empty();

    FirstPaint(JComponent content) {
        pane.add(content, BorderLayout.CENTER);
    }

    JComponent component() {
        return pane;
    }

    /** Done after the next time that it is painted, or after a second where nobody sees it. */
    void then(Runnable done) {
        waiting = Optional.of(done);
        var unseen = new Timer(UNSEEN_MILLISECONDS, event -> proceed());
        unseen.setRepeats(false);
        unseen.start();
    }

    private void proceed() {
        Optional<Runnable> done = waiting;
        waiting = Optional.empty();
        done.ifPresent(Runnable::run);
    }
}
