package org.convscope.ui;

import java.awt.BorderLayout;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.UIManager;
import org.convscope.ui.theme.ThemeLook;

/** A pane with its title above. */
final class PaneHeader {
    private final JPanel pane = new JPanel(new BorderLayout());
    private final JLabel title = new JLabel();
    private final JLabel detail = new JLabel();

    PaneHeader(String name, JComponent content) {
        var head = new JPanel(new BorderLayout(8, 0)) {
            @Override
            public void updateUI() {
                super.updateUI();
                setBackground(UIManager.getColor("Convscope.paneHeader"));
                setBorder(BorderFactory.createCompoundBorder(
                        BorderFactory.createMatteBorder(0, 0, 1, 0, UIManager.getColor("Component.borderColor")),
                        BorderFactory.createEmptyBorder(5, 10, 5, 10)));
            }
        };
        title.setText(name);
        ThemeLook.embolden(title);
        title.setLabelFor(content);
        detail.putClientProperty("FlatLaf.style", "foreground: $Convscope.mutedForeground");
        head.add(title, BorderLayout.WEST);
        head.add(detail, BorderLayout.CENTER);
        detail.setHorizontalAlignment(JLabel.TRAILING);
        pane.add(head, BorderLayout.NORTH);
        pane.add(content, BorderLayout.CENTER);
        pane.setMinimumSize(new java.awt.Dimension(60, 40));
    }

    JComponent component() {
        return pane;
    }

    /** A few words at the right. */
    void detail(String text) {
        detail.setText(text);
        detail.setToolTipText(text);
    }
}
