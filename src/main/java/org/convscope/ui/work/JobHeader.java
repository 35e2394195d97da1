package org.convscope.ui.work;

import javax.swing.JComponent;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;

/** Above what a long job shows: its settings, how far it has come, and what came of it, one below the other. */
public final class JobHeader {
    private JobHeader() {}

    public static JComponent of(JComponent settings, JComponent job, JComponent said) {
        var header = new JPanel(
                new MigLayout("insets 0 0 4lp 0, gap 0, fillx, wrap 1, hidemode 3", "[0:0,grow,fill]", "[][][]"));
        header.add(settings, "growx");
        header.add(job, "growx, gap 10lp 10lp 0 0");
        header.add(said, "growx, wmin 0, gap 10lp 10lp 0 0");
        return header;
    }
}
