package org.convscope.ui.dialog;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Dialog;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.Graphics;
import java.awt.Window;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.List;
import java.util.function.IntUnaryOperator;
import javax.swing.BorderFactory;
import javax.swing.DefaultListModel;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextField;
import javax.swing.KeyStroke;
import javax.swing.ListCellRenderer;
import javax.swing.ListSelectionModel;
import javax.swing.UIManager;
import net.miginfocom.swing.MigLayout;
import org.convscope.ui.action.PaletteEntry;
import org.convscope.ui.canvas.CanvasText;
import org.convscope.ui.component.UserEvents;

/** Everything that can be done, found by a few letters: arrows choose, Enter does it, Escape leaves. */
public final class ActionPalette {
    private static final int ROWS = 14;

    private final List<PaletteEntry> entries;
    private final JDialog dialog;
    private final JTextField query = new JTextField();
    private final DefaultListModel<PaletteEntry> found = new DefaultListModel<>();
    private final JList<PaletteEntry> list = new JList<>(found) {
        @Override
        public boolean getScrollableTracksViewportWidth() {
            return true;
        }

        @Override
        protected void paintComponent(Graphics graphics) {
            super.paintComponent(graphics);
            if (found.isEmpty()) {
                CanvasText.instead(this, graphics, "No action is called that");
            }
        }
    };

    private ActionPalette(Window owner, List<PaletteEntry> entries) {
        this.entries = entries;
        dialog = new JDialog(owner, "Find action", Dialog.ModalityType.MODELESS);
        query.setName("palette-query");
        query.putClientProperty("JTextField.placeholderText", "What is to be done, by a few letters");
        query.getAccessibleContext().setAccessibleName("Find action");
        query.setToolTipText("Words of an action's name; Enter does the first");
        list.setName("palette");
        list.getAccessibleContext().setAccessibleName("Actions");
        list.setFocusable(false);
        list.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
        list.setCellRenderer(new EntryRow());
        list.setVisibleRowCount(ROWS);
        list.addMouseListener(new MouseAdapter() {
            @Override
            public void mouseClicked(MouseEvent event) {
                run();
            }
        });
        UserEvents.onText(query, this::filter);
        bind("DOWN", () -> move(at -> at + 1));
        bind("UP", () -> move(at -> at - 1));
        bind("PAGE_DOWN", () -> move(at -> at + ROWS - 1));
        bind("PAGE_UP", () -> move(at -> at - ROWS + 1));
        bind("ctrl HOME", () -> move(at -> 0));
        bind("ctrl END", () -> move(at -> found.size() - 1));
        bind("ENTER", this::run);
        bind("ESCAPE", dialog::dispose);
        var scroll = new JScrollPane(list);
        scroll.setBorder(BorderFactory.createEmptyBorder());
        var pane = new JPanel(new BorderLayout(0, UIScale.scale(6)));
        int gap = UIScale.scale(8);
        pane.setBorder(BorderFactory.createCompoundBorder(
                BorderFactory.createLineBorder(UIManager.getColor("Component.borderColor")),
                BorderFactory.createEmptyBorder(gap, gap, gap, gap)));
        pane.add(query, BorderLayout.NORTH);
        pane.add(scroll, BorderLayout.CENTER);
        dialog.setContentPane(pane);
        dialog.setUndecorated(true);
        dialog.setDefaultCloseOperation(JDialog.DISPOSE_ON_CLOSE);
        dialog.addWindowListener(new WindowAdapter() {
            @Override
            public void windowDeactivated(WindowEvent event) {
                dialog.dispose();
            }
        });
    }

    /** Opens over the window; whoever goes elsewhere has closed it. */
    public static void show(Window owner, List<PaletteEntry> entries) {
        var palette = new ActionPalette(owner, List.copyOf(entries));
        palette.filter();
        int width = Math.min(UIScale.scale(640), owner.getWidth() * 9 / 10);
        palette.dialog.pack();
        palette.dialog.setSize(new Dimension(width, palette.dialog.getHeight()));
        palette.dialog.setLocation(owner.getX() + (owner.getWidth() - width) / 2, owner.getY() + UIScale.scale(90));
        palette.dialog.setVisible(true);
        palette.query.requestFocusInWindow();
    }

    private void bind(String key, Runnable action) {
        query.getInputMap(JComponent.WHEN_FOCUSED).put(KeyStroke.getKeyStroke(key), key);
        query.getActionMap().put(key, UserEvents.action("", action));
    }

    private void filter() {
        found.clear();
        found.addAll(PaletteEntry.find(entries, query.getText()));
        move(at -> 0);
    }

    private void move(IntUnaryOperator step) {
        if (!found.isEmpty()) {
            int to = Math.max(0, Math.min(found.size() - 1, step.applyAsInt(list.getSelectedIndex())));
            list.setSelectedIndex(to);
            list.ensureIndexIsVisible(to);
        }
    }

    /** Once the window has the keys again; what is not possible stays in the list with its reason. */
    private void run() {
        PaletteEntry chosen = list.getSelectedValue();
        if (chosen != null && chosen.isPossible()) {
            dialog.dispose();
            EventQueue.invokeLater(chosen.run());
        }
    }

    /** Title, its menu, and at the right the key, or why it is not possible. */
    private static final class EntryRow implements ListCellRenderer<PaletteEntry> {
        private final JPanel row = new JPanel(new MigLayout("insets 3 6 3 6, gap 8", "[][grow][]"));
        private final JLabel title = new JLabel();
        private final JLabel place = new JLabel();
        private final JLabel end = new JLabel();

        EntryRow() {
            row.add(title);
            row.add(place, "wmin 0");
            row.add(end, "wmin 0");
        }

        @Override
        public Component getListCellRendererComponent(
                JList<? extends PaletteEntry> list,
                PaletteEntry entry,
                int index,
                boolean isSelected,
                boolean hasFocus) {
            var muted = UIManager.getColor("Convscope.mutedForeground");
            var plain = isSelected ? UIManager.getColor("List.selectionForeground") : list.getForeground();
            row.setBackground(isSelected ? UIManager.getColor("List.selectionBackground") : list.getBackground());
            title.setText(entry.title());
            title.setForeground(entry.isPossible() || isSelected ? plain : muted);
            place.setText(entry.place());
            place.setForeground(isSelected ? plain : muted);
            end.setText(entry.isPossible() ? entry.shortcut() : entry.missing());
            end.setForeground(isSelected ? plain : muted);
            row.getAccessibleContext().setAccessibleName(entry.title() + " " + end.getText());
            return row;
        }
    }
}
