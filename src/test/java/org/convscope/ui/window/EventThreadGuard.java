package org.convscope.ui.window;

import java.awt.EventQueue;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.swing.JComponent;
import javax.swing.RepaintManager;

/** Notes whoever touches a component on another thread than the event thread. */
public final class EventThreadGuard extends RepaintManager {
    private final List<String> offences = new CopyOnWriteArrayList<>();

    /** Who did, with the line of ours. */
    public List<String> offences() {
        return offences;
    }

    @Override
    public synchronized void addInvalidComponent(JComponent component) {
        check(component);
        super.addInvalidComponent(component);
    }

    @Override
    public void addDirtyRegion(JComponent component, int x, int y, int width, int height) {
        check(component);
        super.addDirtyRegion(component, x, y, width, height);
    }

    private void check(JComponent component) {
        Thread thread = Thread.currentThread();
        if (!EventQueue.isDispatchThread() && !thread.getName().startsWith("Image Fetcher")) {
            String where = StackWalker.getInstance().walk(frames -> frames.map(Object::toString)
                    .filter(line -> line.contains("convscope") && !line.contains("EventThreadGuard"))
                    .findFirst()
                    .orElse("?"));
            offences.add(thread.getName() + ": " + component.getClass().getName() + " at " + where);
        }
    }
}
