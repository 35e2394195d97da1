package org.convscope.ui;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Color;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Insets;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.swing.AbstractButton;
import javax.swing.Icon;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JLayeredPane;
import javax.swing.JList;
import javax.swing.JMenuItem;
import javax.swing.JRadioButton;
import javax.swing.JScrollBar;
import javax.swing.JTabbedPane;
import javax.swing.JTable;
import javax.swing.JTextArea;
import javax.swing.JTextField;
import javax.swing.JToggleButton;
import javax.swing.JViewport;
import javax.swing.ListCellRenderer;
import javax.swing.OverlayLayout;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;
import javax.swing.table.JTableHeader;
import javax.swing.table.TableColumn;
import javax.swing.text.View;
import org.convscope.ui.component.DrawnComponent;
import org.convscope.ui.component.FittingLine;
import org.convscope.ui.component.LeastRoom;
import org.convscope.ui.component.WrappingRow;
import org.convscope.ui.window.WindowRobot;

/**
 * Walks what shows of a window and lists what could not be read or reached: words that are cut off, parts that lie over each
 * other, outside what they stand in, or in colours too near their ground. A name of any length, such as a file's, may end in an
 * ellipsis where its tooltip has the whole of it.
 */
final class LayoutFaults {
    /** WCAG 2.1, success criterion 1.4.3. */
    private static final double LEAST_CONTRAST = 4.5;

    private static final int LEAST_MARGIN = 3;
    private static final Pattern PLAIN_SIGNS = Pattern.compile("[0-9?] x [0-9?]|(^| )[0-9]+x[0-9]|(^|[ (=])-[0-9]");

    private final Container root;
    private final List<String> found = new ArrayList<>();

    private LayoutFaults(Container root) {
        this.root = root;
    }

    /** Lines such as {@code JLabel "Colours" in ToolBar: cut to "Colo..."}. On the event thread. */
    static List<String> of(Container root) {
        var faults = new LayoutFaults(root);
        faults.walk(root);
        faults.likeButtons(root);
        return faults.found;
    }

    private void walk(Container parent) {
        List<Component> children = Arrays.stream(parent.getComponents())
                .filter(Component::isVisible)
                .filter(child -> !(parent instanceof WrappingRow row && row.isFolded(child)))
                .filter(child -> !(parent.getLayout() instanceof FittingLine && child.getWidth() == 0))
                .toList();
        for (Component child : children) {
            look(child);
            inside(parent, child);
            margin(child);
            if (child instanceof Container container && !isOne(child)) {
                walk(container);
            }
        }
        if (!(parent instanceof JLayeredPane || parent.getLayout() instanceof OverlayLayout)) {
            apart(children);
        }
    }

    /** Two buttons that say the same in one view, and each folds something else away. */
    private void likeButtons(Container parent) {
        for (LeastRoom room : WindowRobot.inside(parent, LeastRoom.class)) {
            long buttons = WindowRobot.inside(room, AbstractButton.class).stream()
                    .filter(button -> button.isShowing() && "More".equals(button.getText()))
                    .count();
            if (buttons > 1) {
                say(room, buttons + " buttons for more");
            }
        }
    }

    /** Its parts are placed by its look. */
    private static boolean isOne(Component component) {
        return component instanceof JComboBox || component instanceof JTable || component instanceof JList;
    }

    private void look(Component component) {
        if (component instanceof JLabel label) {
            words(label, label.getText(), label.getIcon(), label.getIconTextGap(), label.getHorizontalTextPosition());
        } else if (component instanceof JMenuItem) {
            return;
        } else if (component instanceof AbstractButton button) {
            words(button, button.getText(), icon(button), button.getIconTextGap(), button.getHorizontalTextPosition());
        } else if (component instanceof JComboBox<?> box) {
            choice(box);
        } else if (component instanceof JTabbedPane tabs) {
            tabs(tabs);
        } else if (component instanceof JTableHeader header) {
            headings(header);
        } else if (component instanceof JTable table) {
            cells(table);
        } else if (component instanceof JTextField field) {
            typed(field);
        } else if (component instanceof JTextArea area) {
            lines(area);
        } else if (component instanceof JViewport viewport) {
            seen(viewport);
        } else if (component instanceof DrawnComponent && component.getHeight() < component.getMinimumSize().height) {
            say(component, "squeezed to " + component.getHeight() + " of " + component.getMinimumSize().height);
        }
    }

    /** What is shown is written as in print: 3 × 3, −1; what is typed and copied is not looked at. */
    private void signs(Component component, String text) {
        if (text != null && PLAIN_SIGNS.matcher(text).find()) {
            say(component, "a letter or a hyphen for a sign in \"" + text + "\"");
        }
    }

    private static Icon icon(AbstractButton button) {
        boolean isBox = button instanceof JCheckBox;
        if (button.getIcon() == null && (isBox || button instanceof JRadioButton)) {
            return UIManager.getIcon(isBox ? "CheckBox.icon" : "RadioButton.icon");
        }
        return button.getIcon();
    }

    private void words(JComponent component, String text, Icon icon, int gap, int textPosition) {
        if (text == null || text.isBlank()) {
            return;
        }
        contrast(component);
        signs(component, text);
        Insets insets = component.getInsets();
        var room = new Rectangle(
                insets.left,
                insets.top,
                component.getWidth() - insets.left - insets.right,
                component.getHeight() - insets.top - insets.bottom);
        FontMetrics metrics = component.getFontMetrics(component.getFont());
        if (component.getClientProperty("html") != null) {
            View lines = (View) component.getClientProperty("html");
            lines.setSize(room.width, room.height);
            if (lines.getPreferredSpan(View.Y_AXIS) > room.height + 1
                    || lines.getMinimumSpan(View.X_AXIS) > room.width + 1) {
                say(component, "lines cut");
            }
            return;
        }
        var place = new Rectangle();
        String shown = SwingUtilities.layoutCompoundLabel(
                component,
                metrics,
                text,
                icon,
                JLabel.CENTER,
                JLabel.CENTER,
                JLabel.CENTER,
                textPosition,
                room,
                new Rectangle(),
                place,
                gap);
        if (!shown.equals(text) && !isTold(component, text)) {
            say(component, "cut to \"" + shown + "\", " + room.width + " px");
        }
        if (room.height < metrics.getAscent() + metrics.getDescent() - 1) {
            say(component, "too low: " + room.height + " px");
        }
    }

    private static boolean low(JComponent component) {
        return component.getPreferredSize().height > component.getHeight() + 1;
    }

    private static boolean isTold(JComponent component, String text) {
        String hint = component.getToolTipText();
        return component instanceof JLabel && hint != null && hint.contains(text);
    }

    private <T> void choice(JComboBox<T> box) {
        if (box.isEditable() || box.getSelectedIndex() < 0) {
            return;
        }
        ListCellRenderer<? super T> renderer = box.getRenderer();
        Component value = renderer.getListCellRendererComponent(
                new JList<>(), box.getItemAt(box.getSelectedIndex()), -1, false, false);
        value.setFont(box.getFont());
        int arrow = Arrays.stream(box.getComponents())
                .filter(JButton.class::isInstance)
                .mapToInt(Component::getWidth)
                .sum();
        if (value instanceof JLabel label) {
            signs(box, label.getText());
        }
        Insets padding = UIManager.getInsets("ComboBox.padding");
        Insets insets = box.getInsets();
        int room = box.getWidth() - arrow - insets.left - insets.right;
        int wanted = value instanceof JLabel label
                ? box.getFontMetrics(box.getFont()).stringWidth(label.getText()) + padding.left
                : value.getPreferredSize().width;
        if (wanted > room) {
            say(
                    box,
                    "\"" + (value instanceof JLabel label ? label.getText() : "") + "\" cut, " + room + " of "
                            + wanted);
        }
        if (box.getHeight() < box.getFontMetrics(box.getFont()).getHeight()) {
            say(box, "too low");
        }
    }

    private void tabs(JTabbedPane tabs) {
        FontMetrics metrics = tabs.getFontMetrics(tabs.getFont());
        for (int i = 0; i < tabs.getTabCount(); i++) {
            Rectangle bounds = tabs.getBoundsAt(i);
            String title = tabs.getTitleAt(i);
            Icon icon = tabs.getIconAt(i);
            int wanted = (title == null ? 0 : metrics.stringWidth(title)) + (icon == null ? 0 : icon.getIconWidth());
            boolean isOutside = bounds == null || bounds.x < -1 || bounds.x + bounds.width > tabs.getWidth() + 1;
            if (saysOnlySelected(tabs, i)) {
                continue; // a button at the end lists those for which there is no room
            }
            if (isOutside) {
                say(tabs, "tab \"" + title + "\" outside");
            } else if (wanted > bounds.width) {
                say(tabs, "tab \"" + title + "\" cut, " + bounds.width + " of " + wanted);
            }
        }
    }

    private static boolean saysOnlySelected(JTabbedPane tabs, int tab) {
        return "compact".equals(tabs.getClientProperty("JTabbedPane.tabWidthMode")) && tab != tabs.getSelectedIndex();
    }

    private void headings(JTableHeader header) {
        for (int i = 0; i < header.getColumnModel().getColumnCount(); i++) {
            TableColumn column = header.getColumnModel().getColumn(i);
            var renderer =
                    column.getHeaderRenderer() == null ? header.getDefaultRenderer() : column.getHeaderRenderer();
            Dimension wanted = renderer.getTableCellRendererComponent(
                            header.getTable(), column.getHeaderValue(), false, false, -1, i)
                    .getPreferredSize();
            if (wanted.width > column.getWidth()) {
                say(header, "\"" + column.getHeaderValue() + "\" cut, " + column.getWidth() + " of " + wanted.width);
            }
        }
    }

    private void cells(JTable table) {
        Rectangle visible = table.getVisibleRect();
        for (int row = 0; row < table.getRowCount(); row++) {
            if (!visible.intersects(
                    table.getCellRect(row, 0, true).union(table.getCellRect(row, table.getColumnCount() - 1, true)))) {
                continue;
            }
            for (int column = 0; column < table.getColumnCount(); column++) {
                Component cell = table.prepareRenderer(table.getCellRenderer(row, column), row, column);
                int room = table.getColumnModel().getColumn(column).getWidth();
                if (cell instanceof JLabel label) {
                    signs(table, label.getText());
                }
                boolean isTold = cell instanceof JComponent drawn && drawn.getToolTipText() != null;
                if (cell.getPreferredSize().width > room && !isTold) {
                    say(
                            table,
                            "cell \"" + table.getValueAt(row, column) + "\" cut, " + room + " of "
                                    + cell.getPreferredSize().width);
                }
                if (cell.getPreferredSize().height > table.getRowHeight(row) + 1) {
                    say(table, "row too low");
                }
            }
        }
    }

    private void typed(JTextField field) {
        Insets insets = field.getInsets();
        int wanted = field.getFontMetrics(field.getFont()).stringWidth(field.getText());
        int room = field.getWidth() - insets.left - insets.right;
        // a path, which can be scrolled with the keys
        boolean isLong = field.getText().length() > 20;
        if (wanted > room && !isLong) {
            say(field, "\"" + field.getText() + "\" cut, " + room + " of " + wanted);
        }
        if (room < field.getFontMetrics(field.getFont()).charWidth('0') * 2) {
            say(field, "no room to type");
        }
    }

    private void lines(JTextArea area) {
        if (area.getText().isBlank()) {
            return;
        }
        contrast(area);
        if (!(area.getParent() instanceof JViewport) && low(area)) {
            say(area, "lines cut, " + area.getHeight() + " of " + area.getPreferredSize().height);
        }
    }

    private void seen(JViewport viewport) {
        Component view = viewport.getView();
        if (view == null
                || view.getPreferredSize().height == 0
                || viewport.getParent().getParent() instanceof JComboBox) {
            return;
        }
        if (viewport.getParent() instanceof LeastRoom && viewport.getViewPosition().y > 0) {
            say(viewport, "scrolled by itself to " + viewport.getViewPosition().y);
        }
        int line = viewport.getFontMetrics(UIManager.getFont("Label.font")).getHeight();
        Dimension extent = viewport.getExtentSize();
        boolean isHeader = view instanceof JTableHeader;
        if ((!isHeader && extent.height < Math.min(line * 2, view.getPreferredSize().height))
                || extent.width < line * 2) {
            say(viewport, "little is seen of " + name(view) + ": " + extent.width + " x " + extent.height);
        }
    }

    private void inside(Container parent, Component child) {
        if (parent instanceof JViewport
                || parent instanceof JLayeredPane
                || child.getWidth() * child.getHeight() == 0) {
            if (child.getWidth() * child.getHeight() == 0 && hasWords(child)) {
                say(child, "no room at all");
            }
            return;
        }
        Rectangle bounds = child.getBounds();
        int ring = ring();
        if (bounds.x < -ring
                || bounds.y < -ring
                || bounds.x + bounds.width > parent.getWidth() + ring
                || bounds.y + bounds.height > parent.getHeight() + ring) {
            say(child, "outside: " + text(bounds) + " in " + parent.getWidth() + " x " + parent.getHeight());
        }
    }

    /** Words and controls of a view stand a little away from its left edge. */
    private void margin(Component child) {
        boolean isLook = (child instanceof JLabel label
                        && label.getText() != null
                        && !label.getText().isBlank())
                || child instanceof JComboBox
                || (child instanceof AbstractButton && !(child.getParent() instanceof JScrollBar));
        Component view = SwingUtilities.getAncestorOfClass(LeastRoom.class, child);
        if (isLook && view != null && SwingUtilities.getAncestorOfClass(JTabbedPane.class, view) != null) {
            int left = SwingUtilities.convertPoint(child, 0, 0, view).x;
            if (left >= 0 && left < UIScale.scale(LEAST_MARGIN)) {
                say(child, "at the very edge of the view");
            }
        }
    }

    /** MigLayout lets the ring around what has the focus stand over. */
    private static int ring() {
        return UIScale.scale(1) + 1;
    }

    private static boolean hasWords(Component child) {
        return (child instanceof JLabel label
                        && label.getText() != null
                        && !label.getText().isBlank())
                || (child instanceof AbstractButton && !(child.getParent() instanceof JScrollBar))
                || child instanceof JComboBox;
    }

    private void apart(List<Component> children) {
        for (int i = 0; i < children.size(); i++) {
            for (int j = i + 1; j < children.size(); j++) {
                Rectangle both =
                        children.get(i).getBounds().intersection(children.get(j).getBounds());
                if (both.width > 2 * ring() && both.height > 2 * ring()) {
                    say(
                            children.get(i),
                            "lies over " + name(children.get(j)) + " by " + both.width + " x " + both.height);
                }
            }
        }
    }

    private void contrast(JComponent component) {
        if (!component.isEnabled()) {
            return;
        }
        Color ground = ground(component);
        boolean isDefault = component instanceof JButton button && button.isDefaultButton();
        Color ink = isDefault ? UIManager.getColor("Button.default.foreground") : component.getForeground();
        double ratio = contrast(ink, ground);
        if (ratio < LEAST_CONTRAST) {
            say(component, String.format(Locale.ROOT, "contrast %.1f", ratio));
        }
    }

    private static Color ground(JComponent component) {
        if (component instanceof JButton button && button.isDefaultButton()) {
            return UIManager.getColor("Button.default.background");
        }
        if (component instanceof JToggleButton toggle && toggle.isSelected() && !(icon(toggle) != null)) {
            return UIManager.getColor("ToggleButton.selectedBackground");
        }
        for (Component at = component; at != null; at = at.getParent()) {
            if (at instanceof JComponent opaque
                    && (opaque.isOpaque() || (at instanceof JButton b && b.isContentAreaFilled()))) {
                return at.getBackground();
            }
        }
        return component.getBackground();
    }

    private static double contrast(Color one, Color other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(int part) {
        double c = part / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    private void say(Component component, String fault) {
        found.add(place(component) + ": " + fault);
    }

    private String place(Component component) {
        var path = new StringBuilder(name(component));
        for (Container up = component.getParent(); up != null && up != root; up = up.getParent()) {
            if (up.getClass().getName().startsWith("org.convscope.") || up.getName() != null) {
                path.append(" in ").append(name(up));
            }
        }
        return path.toString();
    }

    private static String name(Component component) {
        String words = component instanceof JLabel label
                ? label.getText()
                : component instanceof AbstractButton button ? button.getText() : component.getName();
        if ((words == null || words.isBlank()) && component.getAccessibleContext() != null) {
            words = component.getAccessibleContext().getAccessibleName();
        }
        if (component instanceof JTextArea area) {
            words = area.getText().substring(0, Math.min(30, area.getText().length()));
        }
        String type = component.getClass().getSimpleName();
        return (type.isEmpty() ? component.getClass().getSuperclass().getSimpleName() : type)
                + (words == null || words.isBlank() ? "" : " \"" + words + "\"");
    }

    private static String text(Rectangle bounds) {
        return bounds.width + " x " + bounds.height + " at " + bounds.x + ", " + bounds.y;
    }
}
