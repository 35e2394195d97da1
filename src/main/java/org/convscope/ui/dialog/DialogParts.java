package org.convscope.ui.dialog;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.Dialog;
import java.awt.Dimension;
import java.awt.Window;
import java.awt.event.KeyEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;
import net.miginfocom.swing.MigLayout;
import org.convscope.ui.component.LeastRoom;
import org.convscope.ui.component.ReadingOrder;
import org.convscope.workspace.Change;
import org.convscope.workspace.WorkspaceModel;

/** What all our dialogs have in common: margins, buttons at the right, Escape closes. */
public final class DialogParts {
    private static final int MARGIN = 14;

    private DialogParts() {}

    /** Not modal: the window stays in use. */
    public static JDialog show(Component parent, String title, JComponent content, JButton... buttons) {
        Window owner = parent instanceof Window window ? window : SwingUtilities.getWindowAncestor(parent);
        closeOlder(owner, title);
        var dialog = new JDialog(owner, title, Dialog.ModalityType.MODELESS);
        var pane = new JPanel(new MigLayout("fill, insets " + MARGIN, "[0::, grow, fill]", "[grow, fill]12[]"));
        var room = content instanceof JScrollPane ? content : new LeastRoom(content, () -> least(content));
        pane.add(room, "wrap, wmin 0, hmin 0");
        var row = new JPanel(new MigLayout("insets 0, gap 8, fillx", "push[][]"));
        for (JButton button : buttons) {
            row.add(button, "sg b");
        }
        var close = new JButton("Close");
        close.setToolTipText("Closes this dialog (Escape)");
        close.addActionListener(event -> dialog.dispose());
        row.add(close, "sg b");
        pane.add(row);
        dialog.setContentPane(pane);
        dialog.setFocusTraversalPolicy(new ReadingOrder());
        dialog.setDefaultCloseOperation(JDialog.DISPOSE_ON_CLOSE);
        dialog.getRootPane()
                .registerKeyboardAction(
                        event -> dialog.dispose(),
                        KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0),
                        JComponent.WHEN_IN_FOCUSED_WINDOW);
        dialog.getRootPane().setDefaultButton(buttons.length > 0 ? buttons[buttons.length - 1] : close);
        dialog.pack();
        // text in lines knows how tall it is once it knows how wide it is
        dialog.pack();
        fit(dialog);
        if (row.getPreferredSize().width > dialog.getWidth() - UIScale.scale(2 * MARGIN)) {
            row.setLayout(new MigLayout("insets 0, gap 8, fillx, wrap 2", "[grow, fill, sg b][grow, fill, sg b]"));
        }
        heighten(dialog);
        dialog.setLocationRelativeTo(owner);
        dialog.setVisible(true);
        return dialog;
    }

    /** What cannot be made smaller, and of what can be, such as pictures and tables, a third of what is wanted. */
    private static Dimension least(JComponent content) {
        Dimension minimum = content.getMinimumSize();
        Dimension wanted = content.getPreferredSize();
        return new Dimension(Math.max(minimum.width, wanted.width / 3), Math.max(minimum.height, wanted.height / 3));
    }

    /** Closes a dialog that is about the open model as soon as that is another one, or none. */
    public static void closeWithModel(JDialog dialog, WorkspaceModel workspace) {
        closeWith(dialog, workspace, Change.MODEL);
    }

    /** Closes a dialog as soon as what it is about changes. */
    public static void closeWith(JDialog dialog, WorkspaceModel workspace, Change subject) {
        WorkspaceModel.Listener listener = (before, now, changes) -> {
            if (changes.contains(subject)) {
                dialog.dispose();
            }
        };
        workspace.addListener(listener);
        dialog.addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosed(WindowEvent event) {
                workspace.removeListener(listener);
            }
        });
    }

    /** Asked for twice, a dialog comes once. */
    private static void closeOlder(Window owner, String title) {
        for (Window open : owner.getOwnedWindows()) {
            if (open instanceof JDialog older && title.equals(older.getTitle())) {
                older.dispose();
            }
        }
    }

    /** What has become narrower may have more lines, of text and of buttons. */
    private static void heighten(JDialog dialog) {
        dialog.validate();
        int wanted = dialog.getPreferredSize().height;
        if (wanted > dialog.getHeight()) {
            dialog.setSize(dialog.getWidth(), Math.min(wanted, mostHeight(dialog)));
        }
    }

    private static int mostHeight(JDialog dialog) {
        return dialog.getToolkit().getScreenSize().height * 9 / 10;
    }

    private static void fit(JDialog dialog) {
        Dimension screen = dialog.getToolkit().getScreenSize();
        int most = mostHeight(dialog);
        int bar = dialog.getHeight() > most ? UIManager.getInt("ScrollBar.width") : 0;
        dialog.setSize(
                Math.min(dialog.getWidth() + UIScale.scale(bar), screen.width * 9 / 10),
                Math.min(dialog.getHeight(), most));
    }
}
