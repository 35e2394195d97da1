package org.convscope.ui.component;

import java.awt.Component;
import java.awt.KeyboardFocusManager;
import java.awt.event.HierarchyBoundsAdapter;
import java.awt.event.HierarchyEvent;
import java.beans.PropertyChangeListener;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JToggleButton;
import javax.swing.SwingUtilities;
import net.miginfocom.swing.MigLayout;

/**
 * Controls side by side; what does not fit goes to a row below, so that nothing is cut off. In a low {@link LeastRoom} the rows
 * after the first ones are folded away behind a button, so that what the controls are for keeps its room; the chosen one of a
 * group of buttons is not. All rows of one room share one button.
 */
public final class WrappingRow extends JPanel {
    private static final int GAP = 6;
    private static final int MARGIN = 10;

    private final JToggleButton more = FocusFreeButtons.toggle("More", "The controls for which there is no room");
    private final transient PropertyChangeListener focus = event -> reach(event.getNewValue());

    private final transient RowLines lines = new RowLines(more);
    private boolean lackedRoom;

    public WrappingRow() {
        setLayout(lines);
        setBorder(new TextMargin(GAP, MARGIN, GAP));
        more.setVisible(false);
        add(more);
        more.addActionListener(event -> turn());
        addHierarchyBoundsListener(new HierarchyBoundsAdapter() {
            @Override
            public void ancestorResized(HierarchyEvent event) {
                if (event.getChanged() instanceof LeastRoom) {
                    // what is laid out now would count as done
                    SwingUtilities.invokeLater(WrappingRow.this::revalidate);
                }
            }
        });
        addHierarchyListener(event -> {
            if ((event.getChangeFlags() & HierarchyEvent.SHOWING_CHANGED) != 0) {
                // what comes into view is as open as what is there
                FoldedRows.room(this).ifPresent(room -> more.setSelected(room.isUnfolded()));
                layOutAll();
            }
        });
    }

    /** Whether not all of its lines of controls have room, whether they are seen now or not. */
    boolean lacksRoom() {
        return lines.lacksRoom(this);
    }

    /** The rows around are to be laid out anew: where the button stands, and whether it is pressed, is all the rows' matter. */
    private void layOutAll() {
        FoldedRows.around(this).forEach(WrappingRow::revalidate);
    }

    /** Opens or closes this row and those around. */
    private void unfold(boolean isOpen) {
        FoldedRows.room(this).ifPresent(room -> room.setUnfolded(isOpen));
        FoldedRows.around(this).forEach(row -> row.more.setSelected(isOpen));
        layOutAll();
    }

    @Override
    public void doLayout() {
        super.doLayout();
        boolean now = lacksRoom();
        if (now != lackedRoom) {
            lackedRoom = now;
            // another row may have the button now
            SwingUtilities.invokeLater(this::layOutAll);
        }
    }

    @Override
    protected void addImpl(Component part, Object constraints, int index) {
        super.addImpl(part, constraints, index);
        if (part instanceof JToggleButton button) {
            // the chosen one of several keeps its place
            button.addItemListener(event -> revalidate());
        }
    }

    /** Puts a word and its control into the row as one, which no end of a row parts; returns both together. */
    public JComponent addNamed(String word, JComponent control) {
        var both = new JPanel(new MigLayout("insets 0, gap 6lp"));
        both.add(new JLabel(word));
        both.add(control);
        add(both);
        return both;
    }

    /** Whether a part of this row is behind the button for more. */
    public boolean isFolded(Component part) {
        return part.getParent() == this && part.isVisible() && part.getWidth() == 0;
    }

    /** Whether what is visible stands side by side in a row of a width. */
    public boolean fitsOneLine(int width) {
        return RowLines.lineWidth(this) <= width;
    }

    @Override
    public void setBounds(int x, int y, int width, int height) {
        boolean isOther = width != getWidth();
        super.setBounds(x, y, width, height);
        if (isOther) {
            // another width may want another height; what is laid out now would count as done before it is asked for
            SwingUtilities.invokeLater(this::layOutAll);
        }
    }

    @Override
    public void addNotify() {
        super.addNotify();
        KeyboardFocusManager.getCurrentKeyboardFocusManager().addPropertyChangeListener("permanentFocusOwner", focus);
    }

    @Override
    public void removeNotify() {
        KeyboardFocusManager.getCurrentKeyboardFocusManager()
                .removePropertyChangeListener("permanentFocusOwner", focus);
        super.removeNotify();
    }

    /** A control that the keys go to is seen; whether it is behind the button shows once all is laid out. */
    private void reach(Object focused) {
        if (focused instanceof Component control && control != more && isAncestorOf(control)) {
            SwingUtilities.invokeLater(() -> {
                if (isBehind(control)
                        && KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner() == control) {
                    unfold(true);
                }
            });
        }
    }

    private boolean isBehind(Component control) {
        Component part = control;
        while (part != null && part.getParent() != this) {
            part = part.getParent();
        }
        return part != null && isFolded(part);
    }

    /** Another number of rows; the keys do not stay where nothing is seen. */
    private void turn() {
        Component owner = KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner();
        boolean isInRows = FoldedRows.around(this).stream().anyMatch(row -> row.isAncestorOf(owner));
        if (!more.isSelected() && isInRows) {
            more.requestFocusInWindow();
        }
        unfold(more.isSelected());
    }
}
