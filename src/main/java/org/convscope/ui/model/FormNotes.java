package org.convscope.ui.model;

import java.awt.Window;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingUtilities;

/** What a dialog's form says in sentences: text in lines, and what is wrong with what was written. */
final class FormNotes {
    private final JPanel form;
    private final JLabel complaint = new JLabel();

    /**
     * @param form that {@link #complaint} stands in
     */
    FormNotes(JPanel form) {
        this.form = form;
        complaint.putClientProperty("FlatLaf.style", "foreground: $Convscope.warningForeground");
        complain("");
    }

    /** Not seen while there is no complaint. */
    JLabel complaint() {
        return complaint;
    }

    /** Empty for no complaint. */
    void complain(String sentence) {
        complaint.setText(sentence.isEmpty() ? "" : wrapped(sentence));
        complaint.setVisible(!sentence.isEmpty());
        Window window = SwingUtilities.getWindowAncestor(form);
        if (window != null) {
            window.pack();
        }
    }

    /** HTML that breaks a text into lines. */
    static String wrapped(String text) {
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;");
        return "<html><div width=510>" + escaped + "</div></html>";
    }
}
