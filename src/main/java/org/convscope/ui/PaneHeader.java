package org.convscope.ui;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.Optional;
import java.util.function.Supplier;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JPopupMenu;
import javax.swing.UIManager;
import org.convscope.ui.component.TextMargin;
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
                        new TextMargin(5, 10, 5)));
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
        pane.setMinimumSize(UIScale.scale(new Dimension(60, 40)));
    }

    JComponent component() {
        return pane;
    }

    /** A few words at the right. */
    void detail(String text) {
        detail.setText(text);
        detail.setToolTipText(text);
        detail.setIcon(null);
    }

    /**
     * The same, with a menu that opens at a click on them.
     *
     * @param hint what there is to choose
     */
    void choice(String text, String hint) {
        detail(text);
        detail.setToolTipText(hint);
        detail.setIcon(UIManager.getIcon("Tree.expandedIcon"));
        detail.setHorizontalTextPosition(JLabel.LEADING);
    }

    /**
     * What opens at a click on the words at the right.
     *
     * @param menu empty where there is nothing to choose
     */
    void menu(Supplier<Optional<JPopupMenu>> menu) {
        detail.addMouseListener(new MouseAdapter() {
            @Override
            public void mousePressed(MouseEvent event) {
                menu.get().ifPresent(open -> open.show(detail, 0, detail.getHeight()));
            }
        });
    }
}
