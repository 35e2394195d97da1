package org.convscope.ui;

import java.util.List;
import javax.swing.JComponent;
import javax.swing.JPanel;
import org.convscope.ui.view.View;
import org.convscope.ui.view.ViewContext;

/** The views of the window, in the order of their tabs, and the inspector beside them. */
final class Views {
    private Views() {}

    static List<View> all(ViewContext context) {
        return List.of();
    }

    static JComponent inspector(ViewContext context) {
        return new JPanel();
    }
}
