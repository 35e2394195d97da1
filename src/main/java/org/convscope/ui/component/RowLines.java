package org.convscope.ui.component;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.Insets;
import java.awt.LayoutManager;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.swing.JLabel;
import javax.swing.JToggleButton;
import javax.swing.SwingUtilities;

/**
 * Places parts side by side in as many lines as they take. Where that is more than a share of the {@link LeastRoom} around, a
 * button stands at the end of the last line for which there is room, and what comes after it has no size until the button is
 * pressed; of several such rows in one room the first has the button for all. The chosen one of a group of buttons and a text
 * at the end are always seen.
 */
final class RowLines implements LayoutManager {
    private static final String CUT = "convscope.cut";
    private static final int GAP = 6;
    private static final int APART = 10;
    /** All lines take at most this part of the height. */
    private static final int SHARE = 5;

    private final JToggleButton more;

    /**
     * @param more a part of the row too; selected, everything is placed
     */
    RowLines(JToggleButton more) {
        this.more = more;
    }

    @Override
    public void addLayoutComponent(String name, Component component) {
        // order is all that counts
    }

    @Override
    public void removeLayoutComponent(Component component) {
        // nothing is remembered
    }

    @Override
    public Dimension preferredLayoutSize(Container row) {
        Plan plan = planned(row);
        // wider where there is room, however narrow it is now
        return new Dimension(lineWidth(row), plan.height());
    }

    @Override
    public Dimension minimumLayoutSize(Container row) {
        Plan plan = planned(row);
        int widest = 0;
        for (Component one : plan.places.keySet()) {
            widest = Math.max(widest, least(one));
        }
        Insets insets = row.getInsets();
        return new Dimension(insets.left + widest + insets.right, plan.height());
    }

    /** Of the width it has; before it has one, all in one line. */
    private Plan planned(Container row) {
        return new Plan(row, row.getWidth() == 0 ? Integer.MAX_VALUE : row.getWidth());
    }

    private static int least(Component part) {
        if (part instanceof WrappedText || part instanceof JLabel) {
            // a text has more lines, or ends in an ellipsis
            return 0;
        }
        boolean isFitting = part instanceof Container inside && inside.getLayout() instanceof FittingLine;
        return isFitting ? part.getMinimumSize().width : part.getPreferredSize().width;
    }

    @Override
    public void layoutContainer(Container row) {
        Map<Component, Rectangle> places = new Plan(row, row.getWidth()).places;
        // the keys come to what is folded away after the button for it
        var behind = new Rectangle(row.getWidth(), row.getHeight(), 0, 0);
        for (Component one : row.getComponents()) {
            Rectangle place = places.getOrDefault(one, behind);
            if (one instanceof JLabel label) {
                hint(label, place.width > 0 && place.width < label.getPreferredSize().width);
            }
            one.setBounds(place);
        }
        more.setVisible(places.containsKey(more));
    }

    /** Whether there are more lines of controls than there may be, unfolded or not. */
    boolean lacksRoom(Container row) {
        return planned(row).lacksRoom;
    }

    /** A text takes as many lines as the room asks for; everything else is as large as it wants. */
    private static Dimension size(Component part, int room) {
        return part instanceof WrappedText text ? text.sizeWithin(room) : part.getPreferredSize();
    }

    /** How wide a row is whose visible parts all stand side by side. */
    static int lineWidth(Container row) {
        int[] widths = Arrays.stream(row.getComponents())
                .filter(Component::isVisible)
                .mapToInt(one -> size(one, Integer.MAX_VALUE).width)
                .toArray();
        Insets insets = row.getInsets();
        int gaps = Math.max(0, widths.length - 1) * UIScale.scale(APART);
        return insets.left + IntStream.of(widths).sum() + gaps + insets.right;
    }

    /** Whether it is the one of several buttons that says what is shown. */
    private static boolean isChosen(Component part) {
        return part instanceof JToggleButton button
                && button.isSelected()
                && button.getModel().getGroup() != null;
    }

    /** A sentence that is longer than the row is read whole in its hint. */
    private static void hint(JLabel label, boolean isCut) {
        boolean isOwn = Boolean.TRUE.equals(label.getClientProperty(CUT));
        if (isCut && (isOwn || label.getToolTipText() == null)) {
            label.setToolTipText(label.getText());
            label.putClientProperty(CUT, true);
        } else if (!isCut && isOwn) {
            label.setToolTipText(null);
            label.putClientProperty(CUT, null);
        }
    }

    /** Where everything stands in a row of a width. */
    private final class Plan {
        private final Map<Component, Rectangle> places = new LinkedHashMap<>();
        private final Insets insets;
        private final int width;
        private final int high;
        private final int apart = UIScale.scale(APART);
        private final boolean lacksRoom;

        Plan(Container row, int width) {
            this.width = width;
            insets = row.getInsets();
            List<Component> parts = Arrays.stream(row.getComponents())
                    .filter(one -> one.isVisible() && one != more)
                    .toList();
            high = parts.stream()
                    .mapToInt(one -> size(one, Integer.MAX_VALUE).height)
                    .max()
                    .orElse(0);
            int most = most(row);
            List<List<Component>> lines = lines(parts);
            Optional<Component> text = parts.isEmpty() ? Optional.empty() : text(parts.get(parts.size() - 1));
            List<List<Component>> controls = text.isPresent() ? lines(parts.subList(0, parts.size() - 1)) : lines;
            int seen = seen(controls, most);
            lacksRoom = controls.size() > seen;
            if (lacksRoom && (!more.isSelected() || hasButton(row))) {
                lines = more.isSelected() ? withButton(parts, text) : folded(row, controls, seen, text);
            }
            place(lines);
        }

        private static boolean hasButton(Container row) {
            return !(row instanceof WrappingRow one) || FoldedRows.isFirstToFold(one);
        }

        /** How many of the lines are seen: lines of words alone, such as a file's name, leave those after them their share. */
        private static int seen(List<List<Component>> controls, int most) {
            int words = 0;
            while (words < controls.size() - 1 && controls.get(words).stream().allMatch(JLabel.class::isInstance)) {
                words++;
            }
            return most > controls.size() - words ? controls.size() : words + most;
        }

        private List<List<Component>> withButton(List<Component> parts, Optional<Component> text) {
            List<Component> all = new ArrayList<>(parts);
            all.add(text.isPresent() ? all.size() - 1 : all.size(), more);
            return lines(all);
        }

        private List<List<Component>> folded(
                Container row, List<List<Component>> all, int most, Optional<Component> text) {
            List<List<Component>> lines = new ArrayList<>(all.subList(0, most));
            List<Component> last = lines.get(lines.size() - 1);
            all.subList(most, all.size()).stream()
                    .flatMap(List::stream)
                    .filter(RowLines::isChosen)
                    .forEach(last::add);
            if (!hasButton(row)) {
                while (last.size() > 1 && lines(last).size() > 1) {
                    last.remove(leastWanted(last, last.size() - 1));
                }
                text.ifPresent(said -> lines.add(List.of(said)));
                return lines;
            }
            last.add(more);
            while (last.size() > 2 && lines(last).size() > 1) {
                last.remove(leastWanted(last, last.size() - 2));
            }
            text.ifPresent(said -> lines.add(List.of(said)));
            return lines;
        }

        /** Index of what makes room for what is at the end: the last, of those up to one, that is not chosen, else that one. */
        private static int leastWanted(List<Component> line, int last) {
            return IntStream.iterate(last, i -> i >= 0, i -> i - 1)
                    .filter(i -> !isChosen(line.get(i)))
                    .findFirst()
                    .orElse(last);
        }

        private static Optional<Component> text(Component last) {
            boolean isSaid = (last instanceof JLabel label && !label.getText().isBlank())
                    || (last instanceof WrappedText text && !text.getText().isBlank());
            return isSaid ? Optional.of(last) : Optional.empty();
        }

        /** How many lines there may be. */
        private int most(Container row) {
            Container room = SwingUtilities.getAncestorOfClass(LeastRoom.class, row);
            return room == null || room.getHeight() == 0
                    ? Integer.MAX_VALUE
                    : Math.max(1, room.getHeight() / SHARE / Math.max(1, high + UIScale.scale(GAP)));
        }

        private List<List<Component>> lines(List<Component> parts) {
            List<List<Component>> lines = new ArrayList<>();
            long x = Integer.MAX_VALUE;
            for (Component part : parts) {
                int wanted = size(part, Integer.MAX_VALUE).width;
                if (lines.isEmpty() || x + wanted + insets.right > width) {
                    lines.add(new ArrayList<>());
                    x = insets.left;
                }
                lines.get(lines.size() - 1).add(part);
                x += wanted + apart;
            }
            return lines;
        }

        private void place(List<List<Component>> lines) {
            int y = insets.top;
            for (List<Component> line : lines) {
                int x = insets.left;
                int tall = high;
                for (Component part : line) {
                    Dimension size = size(part, width - insets.left - insets.right);
                    int room = Math.min(size.width, width - insets.left - insets.right);
                    places.put(part, new Rectangle(x, y + Math.max(0, high - size.height) / 2, room, size.height));
                    x += size.width + apart;
                    tall = Math.max(tall, size.height);
                }
                y += tall + UIScale.scale(GAP);
            }
        }

        int height() {
            int below = places.values().stream()
                    .mapToInt(place -> place.y + Math.max(place.height, (place.height + high) / 2))
                    .max()
                    .orElse(insets.top + high);
            return below + insets.bottom;
        }
    }
}
