package org.convscope.ui.incoming;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BasicStroke;
import java.awt.Container;
import java.awt.Cursor;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.event.FocusEvent;
import java.awt.event.FocusListener;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.image.BufferedImage;
import java.util.function.IntConsumer;
import javax.accessibility.AccessibleRole;
import javax.swing.KeyStroke;
import javax.swing.Scrollable;
import javax.swing.SwingConstants;
import org.convscope.render.tile.TileSheet;
import org.convscope.ui.canvas.CanvasText;
import org.convscope.ui.component.DrawnComponent;
import org.convscope.ui.component.UserEvents;
import org.convscope.ui.theme.ThemeLook;
import org.jspecify.annotations.Nullable;

/**
 * Channels side by side, as large as there is room for. The one under the pointer is framed, and a click, or Enter
 * where the arrow keys have led, chooses it.
 */
final class ChannelSheet extends DrawnComponent implements Scrollable {
    private static final int LEAST_SIDE = 72;
    /** Rather than that some are out of sight. */
    private static final int NARROW_SIDE = 36;

    private static final int NONE = -1;
    private static final int SCROLLED = 24;

    private final transient IntConsumer chosen;
    private transient @Nullable TileSheet sheet;
    /** The same for a narrow room. */
    private transient @Nullable TileSheet narrow;

    private String message = "";
    private int marked = NONE;
    private boolean canChoose;

    /**
     * @param chosen gets the column that was clicked
     */
    ChannelSheet(IntConsumer chosen) {
        super(AccessibleRole.LIST);
        this.chosen = chosen;
        setOpaque(true);
        getAccessibleContext().setAccessibleName("Incoming channels");
        var mouse = new Pointing();
        addMouseListener(mouse);
        addMouseMotionListener(mouse);
        addFocusListener(new FocusListener() {
            @Override
            public void focusGained(FocusEvent event) {
                mark(Math.max(0, marked));
            }

            @Override
            public void focusLost(FocusEvent event) {
                mark(NONE);
            }
        });
        key("LEFT", () -> mark(Math.max(0, marked - 1)));
        key("RIGHT", () -> mark(Math.min(columns() - 1, marked + 1)));
        key("HOME", () -> mark(0));
        key("END", () -> mark(columns() - 1));
        key("ENTER", this::choose);
        key("SPACE", this::choose);
    }

    private void key(String stroke, Runnable action) {
        getInputMap(WHEN_FOCUSED).put(KeyStroke.getKeyStroke(stroke), stroke);
        getActionMap().put(stroke, UserEvents.action("", action));
    }

    /**
     * @param choosable whether a column stands for something that can be chosen
     */
    void show(TileSheet newSheet, boolean choosable) {
        sheet = newSheet;
        narrow = newSheet.narrow();
        message = "";
        canChoose = choosable;
        setFocusable(choosable);
        mark(Math.min(marked, columns() - 1));
        revalidate();
        repaint();
    }

    /** A sentence instead. */
    void say(String sentence) {
        sheet = null;
        narrow = null;
        message = sentence;
        canChoose = false;
        setFocusable(false);
        mark(NONE);
        revalidate();
        repaint();
    }

    String message() {
        return message;
    }

    int columns() {
        return sheet == null ? 0 : sheet.columns();
    }

    private void mark(int column) {
        int now = canChoose ? column : NONE;
        if (now != marked) {
            marked = now;
            repaint();
        }
        setCursor(Cursor.getPredefinedCursor(now == NONE ? Cursor.DEFAULT_CURSOR : Cursor.HAND_CURSOR));
        setToolTipText(now == NONE ? null : "Click to select this channel as the unit");
    }

    private void choose() {
        if (canChoose && marked != NONE) {
            chosen.accept(marked);
        }
    }

    private int side(TileSheet shown, Graphics2D g, Dimension room) {
        return shown.sideWithin(g, ThemeLook.palette(), room, least(shown));
    }

    private int least(TileSheet shown) {
        return UIScale.scale(shown == narrow ? NARROW_SIDE : LEAST_SIDE);
    }

    /** With words and tiles as large as is usual where they fit into the width that is seen. */
    private @Nullable TileSheet fitting() {
        TileSheet usual = sheet;
        Container seen = getParent();
        if (usual == null || seen == null || seen.getWidth() == 0) {
            return usual;
        }
        Graphics2D g = measuring();
        boolean fits = usual.fits(g, ThemeLook.palette(), seen.getWidth(), UIScale.scale(LEAST_SIDE));
        g.dispose();
        return fits ? usual : narrow;
    }

    private static Graphics2D measuring() {
        return new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
    }

    @Override
    public Dimension getPreferredSize() {
        TileSheet shown = fitting();
        if (shown == null) {
            return UIScale.scale(new Dimension(320, 240));
        }
        Graphics2D g = measuring();
        int side = shown.sideWithin(g, ThemeLook.palette(), new Dimension(), least(shown));
        Dimension size = shown.size(g, ThemeLook.palette(), side);
        g.dispose();
        return size;
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D g = smooth(graphics);
        g.setColor(ThemeLook.palette().background());
        g.fillRect(0, 0, getWidth(), getHeight());
        TileSheet shown = fitting();
        if (shown == null) {
            CanvasText.centred(g, message, getWidth(), getHeight());
        } else {
            int side = side(shown, g, getSize());
            shown.paint(g, ThemeLook.palette(), side);
            if (marked != NONE) {
                int margin = UIScale.scale(4);
                g.setColor(ThemeLook.accent());
                g.setStroke(new BasicStroke(UIScale.scale(1.5f)));
                int height = Math.min(getHeight(), shown.size(g, ThemeLook.palette(), side).height);
                g.drawRect(
                        shown.columnLeft(g, ThemeLook.palette(), side, marked) - margin,
                        margin / 2,
                        side + 2 * margin - 1,
                        height - margin);
            }
        }
        g.dispose();
    }

    @Override
    public Dimension getPreferredScrollableViewportSize() {
        return getPreferredSize();
    }

    @Override
    public int getScrollableUnitIncrement(Rectangle seen, int orientation, int direction) {
        return UIScale.scale(SCROLLED);
    }

    @Override
    public int getScrollableBlockIncrement(Rectangle seen, int orientation, int direction) {
        return orientation == SwingConstants.HORIZONTAL ? seen.width : seen.height;
    }

    @Override
    public boolean getScrollableTracksViewportWidth() {
        return getParent() != null && getParent().getWidth() >= getPreferredSize().width;
    }

    @Override
    public boolean getScrollableTracksViewportHeight() {
        return getParent() != null && getParent().getHeight() >= getPreferredSize().height;
    }

    private final class Pointing extends MouseAdapter {
        @Override
        public void mouseMoved(MouseEvent event) {
            mark(at(event.getX()));
        }

        @Override
        public void mouseExited(MouseEvent event) {
            mark(NONE);
        }

        @Override
        public void mouseClicked(MouseEvent event) {
            mark(at(event.getX()));
            choose();
        }

        private int at(int x) {
            TileSheet shown = fitting();
            if (shown == null) {
                return NONE;
            }
            Graphics2D g = measuring();
            int column = shown.columnAt(g, ThemeLook.palette(), side(shown, g, getSize()), x);
            g.dispose();
            return column;
        }
    }
}
