package org.convscope.ui.model;

import java.awt.Window;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;
import org.convscope.ui.component.WrappedText;

/** What a dialog's form says in sentences: text in lines as wide as the form, and what is wrong with what was written. */
final class FormNotes {
    /** How a text stands across a form, for its layout. */
    static final String ACROSS = "growx, w 0:400lp:";

    private final JPanel form;
    private final WrappedText complaint = new WrappedText(() -> UIManager.getColor("Convscope.warningForeground"));

    /**
     * @param form that {@link #complaint} stands in
     */
    FormNotes(JPanel form) {
        this.form = form;
        complain("");
    }

    /** Not seen while there is no complaint. */
    JComponent complaint() {
        return complaint;
    }

    /** Empty for no complaint. */
    void complain(String sentence) {
        complaint.say(sentence);
        Window window = SwingUtilities.getWindowAncestor(form);
        if (window != null) {
            window.pack();
            // text in lines knows how tall it is once it knows how wide it is
            window.pack();
        }
    }

    /** A text that breaks into lines. */
    static WrappedText text(String words) {
        var text = new WrappedText(() -> UIManager.getColor("Label.foreground"));
        text.say(words);
        return text;
    }
}
