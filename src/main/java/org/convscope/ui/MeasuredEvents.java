package org.convscope.ui;

import java.awt.AWTEvent;
import java.awt.EventQueue;
import java.awt.Toolkit;
import java.time.Duration;
import java.util.Optional;

/** The event queue, with every event timed; what has the window stand still goes to the log. */
final class MeasuredEvents extends EventQueue {
    private final StallMeter meter = new StallMeter(System::nanoTime, MeasuredEvents::log);

    /** In the place of the queue that there is. On the event thread. */
    static MeasuredEvents install() {
        var queue = new MeasuredEvents();
        Toolkit.getDefaultToolkit().getSystemEventQueue().push(queue);
        return queue;
    }

    /** The longest time that the window stood still; empty where it never did. */
    Optional<Duration> longest() {
        return meter.longest();
    }

    @Override
    protected void dispatchEvent(AWTEvent event) {
        meter.begin();
        try {
            super.dispatchEvent(event);
        } finally {
            meter.end(event);
        }
    }

    private static void log(Duration taken, String what) {
        System.getLogger(MeasuredEvents.class.getName())
                .log(System.Logger.Level.WARNING, "The window stood still for {0} ms: {1}", taken.toMillis(), what);
    }
}
