package org.convscope.ui.component;

import javax.swing.JComponent;

/** A change of a component that nobody is told of, as the user did not make it. */
public final class SilentChange {
    private static final String SILENT = "convscope.silent";

    private SilentChange() {}

    /** Changes a component without telling its listeners that ask. */
    public static void make(JComponent component, Runnable change) {
        component.putClientProperty(SILENT, true);
        change.run();
        component.putClientProperty(SILENT, null);
    }

    /** Whether one is made now. */
    public static boolean isMade(JComponent component) {
        return component.getClientProperty(SILENT) != null;
    }
}
