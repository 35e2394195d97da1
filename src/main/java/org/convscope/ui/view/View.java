package org.convscope.ui.view;

import java.util.List;
import javax.swing.JComponent;

/**
 * One tab of the window. Made, used and shown on the event thread. A view listens to the workspace from its making on, but
 * asks for work only between {@link #shown()} and {@link #hidden()}.
 */
public interface View {
    Tab tab();

    /** The same at every call. */
    JComponent component();

    /** What can be exported of what is shown now; each entry holds its own snapshot. Empty while nothing is shown. */
    List<Export> exports();

    /** Its tab came to the front. */
    void shown();

    /** Its tab went behind another; work that only it wants should be cancelled. */
    void hidden();
}
