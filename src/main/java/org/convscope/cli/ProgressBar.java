package org.convscope.cli;

import java.io.PrintStream;
import java.time.Duration;
import org.convscope.task.TaskMonitor;
import org.convscope.task.TimeLeft;

/** Draws progress in one line of a terminal; says nothing elsewhere. */
final class ProgressBar implements TaskMonitor {
    private static final int WIDTH = 24;
    private static final long REDRAW_NANOS = 100_000_000L;

    private final PrintStream err;
    private final boolean shown;
    private boolean drawn;
    private long last = System.nanoTime() - REDRAW_NANOS;
    private long began = System.nanoTime();
    private double before = 1;

    ProgressBar(PrintStream err, CommandOutput.Terminal terminal) {
        this.err = err;
        this.shown = terminal == CommandOutput.Terminal.TERMINAL;
    }

    @Override
    public synchronized void progress(String message, double fraction) {
        long now = System.nanoTime();
        if (fraction < before) {
            began = now;
        }
        before = fraction;
        if (!shown || now - last < REDRAW_NANOS) {
            return;
        }
        last = now;
        int full = (int) Math.round(Math.max(0, Math.min(1, fraction)) * WIDTH);
        String bar = fraction < 0 ? "" : "[" + "=".repeat(full) + " ".repeat(WIDTH - full) + "] ";
        String text = message.length() > 50 ? message.substring(0, 50) : message;
        String left = TimeLeft.words(Duration.ofNanos(now - began), fraction)
                .map(words -> ", " + words)
                .orElse("");
        err.print("\r\u001b[K" + bar + text + left);
        err.flush();
        drawn = true;
    }

    synchronized void clear() {
        if (drawn) {
            err.print("\r\u001b[K");
            err.flush();
            drawn = false;
        }
    }

    @Override
    public boolean isCancelled() {
        return false;
    }
}
