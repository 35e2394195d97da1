package org.convscope.ui.dataset;

import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import org.convscope.ui.component.WrappedText;
import org.convscope.ui.theme.ThemeLook;
import org.convscope.ui.view.AppIcons;

/** What the view says while there is no data set: how to get one, or why there is none. */
final class EmptyPage {
    private final JPanel panel = new JPanel(new MigLayout(
            "fill, insets 24lp, wrap 1, hidemode 3", "[0:0,grow,center]", "push[]14lp[]6lp[]12lp[][]push"));
    private final JLabel title = new JLabel("Drop a folder or a labels file");
    private final WrappedText text = new WrappedText(ThemeLook::muted);
    private final JButton again = new JButton("Try again");

    /**
     * @param open asks for a data set
     * @param retry opens the same again
     */
    EmptyPage(JComponent progress, Runnable open, Runnable retry) {
        title.setName("dataset-empty");
        title.putClientProperty("FlatLaf.styleClass", "h3");
        text.getAccessibleContext().setAccessibleName("About the data set");
        var choose = new JButton("Open data set…");
        choose.setToolTipText("Opens a label file, a file of arrays, or a folder whose subfolders are categories");
        choose.addActionListener(event -> open.run());
        again.setToolTipText("Opens the same data set again");
        again.addActionListener(event -> retry.run());
        var buttons = new JPanel(new MigLayout("insets 0, gap 8lp, hidemode 3"));
        buttons.add(choose);
        buttons.add(again);
        panel.add(new JLabel(AppIcons.of("view-dataset", 40)));
        panel.add(title, "wmin 0");
        panel.add(text, "w 60%!, wmax 460lp");
        panel.add(buttons);
        panel.add(progress, "w 60%");
        empty();
    }

    JComponent component() {
        return panel;
    }

    void empty() {
        title.setText("Drop a folder or a labels file");
        text.setText("Subfolders are categories; a labels file names frames and their labels:"
                + " multiclasses.txt, categories1.txt, CSV or TSV.");
        again.setVisible(false);
    }

    void busy(String name) {
        title.setText("Listing " + name);
        text.setText("Frames are decoded later, when they are looked at.");
        again.setVisible(false);
    }

    void failed(String sentence) {
        title.setText("The data set could not be opened");
        text.setText(sentence);
        again.setVisible(true);
    }
}
