package org.convscope.ui.frames;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Color;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.swing.Icon;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.ListCellRenderer;
import javax.swing.UIManager;
import net.miginfocom.swing.MigLayout;
import org.convscope.frame.FrameSource;
import org.convscope.ui.view.AppIcons;

/** Draws a row of the strip: thumbnail, name, size, and whether the frame lies on the light table. */
final class StripRenderer implements ListCellRenderer<StripRow> {
    /** Of a thumbnail, px before scaling; between them it takes a part of the strip's width. */
    private static final int LEAST_SIDE = 44;

    private static final int MOST_SIDE = 80;
    private static final double SHARE = 0.23;

    /** So many rows are measured one by one, for the headings' sake; of more all are of one size, since that takes long. */
    private static final int MEASURED = 2000;

    /** Any: rows are as wide as the strip. */
    private static final int WIDTH = 100;

    private final ThumbnailMaker thumbnails;
    private final JPanel item = new JPanel(new MigLayout("insets 4 10 4 10, gap 8", "[][grow, fill][]", "[]"));
    private final JLabel picture = new JLabel();
    private final JLabel name = new JLabel();
    private final JLabel detail = new JLabel();
    private final JLabel mark = new JLabel();
    private final JPanel heading = new JPanel(new MigLayout("insets 8 10 4 10, gap 6", "[grow, fill][]", "push[]"));
    private final JLabel category = new JLabel();
    private final JLabel count = new JLabel();
    private List<FrameSource> compared = List.of();
    private int side = UIScale.scale(LEAST_SIDE);

    StripRenderer(ThumbnailMaker thumbnails) {
        this.thumbnails = thumbnails;
        var text = new JPanel(new MigLayout("insets 0, gap 0, fillx", "[grow, fill]", "push[]2[]push"));
        text.setOpaque(false);
        text.add(name, "wmin 0, wrap");
        text.add(detail, "wmin 0");
        item.add(picture);
        item.add(text, "wmin 0");
        item.add(mark, "w 16!");
        heading.add(category, "wmin 0");
        heading.add(count);
        picture.setHorizontalAlignment(JLabel.CENTER);
    }

    /**
     * Gives the rows of a list the height of what stands in them.
     *
     * @param width of the strip as it is seen: the wider it is, the larger are the pictures
     * @param rows how many there are, or are about to be
     */
    void measure(JList<?> list, int width, int rows) {
        list.setFixedCellWidth(UIScale.scale(WIDTH));
        // the list forgets what it has measured whenever this changes
        list.setFixedCellHeight(height(list, width));
        if (rows <= MEASURED) {
            list.setFixedCellHeight(-1);
        }
    }

    private int height(JList<?> list, int width) {
        side = (int) Math.max(UIScale.scale(LEAST_SIDE), Math.min(UIScale.scale(MOST_SIDE), width * SHARE));
        ((MigLayout) item.getLayout()).setComponentConstraints(picture, "w " + side + "px!, h " + side + "px!");
        item(list, FrameSource.of(Path.of("frame")), false);
        detail.setText("size");
        item.setPreferredSize(null);
        item.invalidate();
        int height = item.getPreferredSize().height;
        item.setPreferredSize(new Dimension(UIScale.scale(WIDTH), height));
        return height;
    }

    /** These carry the mark of the light table. */
    void compared(List<FrameSource> frames) {
        compared = frames;
    }

    @Override
    public Component getListCellRendererComponent(
            JList<? extends StripRow> list, StripRow row, int index, boolean selected, boolean focused) {
        return row instanceof StripRow.Item frame
                ? item(list, frame.entry().source(), selected)
                : heading(list, (StripRow.Heading) row);
    }

    private Component heading(JList<?> list, StripRow.Heading row) {
        Font font = list.getFont();
        heading.setBackground(list.getBackground());
        category.setText(row.category().isEmpty() ? "no category" : row.category());
        category.setFont(font.deriveFont(Font.BOLD));
        category.setForeground(list.getForeground());
        count.setText(Integer.toString(row.frames()));
        count.setFont(font);
        count.setForeground(muted());
        heading.setToolTipText("Click: these frames on the light table; with Ctrl beside the others");
        return heading;
    }

    private Component item(JList<?> list, FrameSource source, boolean selected) {
        Optional<ThumbnailMaker.Entry> thumbnail = thumbnails.get(source);
        Optional<ThumbnailMaker.Failure> problem = thumbnails.problem(source);
        Color foreground = selected ? list.getSelectionForeground() : list.getForeground();
        Font font = list.getFont();
        item.setBackground(selected ? list.getSelectionBackground() : list.getBackground());
        picture.setIcon(thumbnail
                .<Icon>map(entry -> new Picture(entry, side))
                .orElseGet(() -> AppIcons.of(problem.isPresent() ? "warning" : "frame", 20)));
        name.setText(source.name());
        name.setFont(font);
        name.setForeground(problem.isPresent() ? muted() : foreground);
        detail.setFont(font.deriveFont(font.getSize2D() - UIScale.scale(1.5f)));
        detail.setText(problem.map(ThumbnailMaker.Failure::brief)
                .or(() -> thumbnail.map(ThumbnailMaker.Entry::text))
                .orElse(" "));
        detail.setForeground(selected ? foreground : muted());
        mark.setIcon(compared.contains(source) ? AppIcons.of("on-light-table") : null);
        item.setToolTipText(problem.map(ThumbnailMaker.Failure::sentence).orElse(source.toString()));
        item.getAccessibleContext().setAccessibleName(source.name());
        return item;
    }

    private static Color muted() {
        return UIManager.getColor("Convscope.mutedForeground");
    }

    /** A thumbnail within its square. */
    private record Picture(ThumbnailMaker.Entry entry, int side) implements Icon {
        @Override
        public void paintIcon(Component component, Graphics graphics, int x, int y) {
            Graphics2D g = (Graphics2D) graphics.create();
            g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            double scale = (double) getIconWidth()
                    / Math.max(entry.image().getWidth(), entry.image().getHeight());
            int width = (int) Math.round(entry.image().getWidth() * scale);
            int height = (int) Math.round(entry.image().getHeight() * scale);
            int left = x + (getIconWidth() - width) / 2;
            int top = y + (getIconHeight() - height) / 2;
            g.drawImage(entry.image(), left, top, width, height, null);
            g.dispose();
        }

        @Override
        public int getIconWidth() {
            return side;
        }

        @Override
        public int getIconHeight() {
            return side;
        }
    }

    static int markWidth() {
        return UIScale.scale(34);
    }
}
