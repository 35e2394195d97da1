package org.convscope.ui.dataset;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.accessibility.AccessibleRole;
import javax.swing.BorderFactory;
import javax.swing.JScrollPane;
import javax.swing.Scrollable;
import javax.swing.SwingConstants;
import javax.swing.ToolTipManager;
import org.convscope.dataset.LabelledFrame;
import org.convscope.frame.FrameSource;
import org.convscope.problem.Problem;
import org.convscope.ui.component.DrawnComponent;
import org.convscope.ui.view.ViewContext;
import org.convscope.workspace.Change;
import org.jspecify.annotations.Nullable;

/**
 * Any number of frames as small pictures, in groups. Only what can be seen is decoded and painted. A click or the arrow keys
 * choose a frame, a double click or Enter opens it.
 */
final class FrameGrid extends DrawnComponent implements Scrollable {
    /** Told what the user does, on the event thread. */
    interface Listener {
        void chosen(LabelledFrame frame);

        void opened(LabelledFrame frame);
    }

    /** Where tiles are as large as is usual, px before scaling. */
    private static final float USUAL_WIDTH = 900;

    private static final double MOST_LARGER = 1.7;
    private static final int TILE_WIDTH = 116;
    private static final int TILE_HEIGHT = 132;
    private static final int LINE = 16;
    private static final int HEADING = 30;
    private static final int GAP = 8;

    private final transient TileImages images;
    private final transient Listener listener;
    private final transient FrameTilePainter painter;
    private final int lines;
    private transient List<TileGroup> groups = List.of();
    private transient List<FrameTile> tiles = List.of();
    private transient GridPlan plan;
    private int selected = -1;
    private int plannedWidth = -1;

    /**
     * With pictures of frames as they are read, read again when their files hold something else.
     *
     * @param broken told why a frame could not be read
     */
    static FrameGrid of(String name, int lines, ViewContext context, Listener listener, Consumer<Problem> broken) {
        var repaint = new Runnable[] {() -> {}};
        var images = new TileImages(
                context.tasks(),
                context.frames()::read,
                () -> repaint[0].run(),
                (source, problem) -> broken.accept(problem));
        var grid = new FrameGrid(name, lines, images, listener);
        repaint[0] = grid::repaint;
        context.workspace().addListener((before, now, changes) -> {
            if (changes.contains(Change.FRAME_CONTENT)) {
                images.forget();
                grid.repaint();
            }
        });
        return grid;
    }

    /**
     * @param name for assistive technology
     * @param lines of text below the frame's name
     */
    FrameGrid(String name, int lines, TileImages images, Listener listener) {
        super(AccessibleRole.LIST);
        this.lines = lines;
        this.images = images;
        this.listener = listener;
        painter = new FrameTilePainter(images, lines);
        plan = new GridPlan(List.of(), 1, lengths());
        setOpaque(true);
        setFocusable(true);
        getAccessibleContext().setAccessibleName(name);
        ToolTipManager.sharedInstance().registerComponent(this);
        GridKeys.install(this);
        addMouseListener(new MouseAdapter() {
            @Override
            public void mousePressed(MouseEvent event) {
                requestFocusInWindow();
                int tile = plan.at(event.getPoint());
                if (tile >= 0 && event.getClickCount() == 1) {
                    select(tile);
                }
            }

            @Override
            public void mouseClicked(MouseEvent event) {
                if (event.getClickCount() == 2 && plan.at(event.getPoint()) == selected) {
                    open();
                }
            }
        });
        addFocusListener(new FocusAdapter() {
            @Override
            public void focusGained(FocusEvent event) {
                repaint();
            }

            @Override
            public void focusLost(FocusEvent event) {
                repaint();
            }
        });
    }

    private int tileHeight() {
        return TILE_HEIGHT + lines * LINE;
    }

    /** Larger in a wide window, where there are more of them beside each other too. */
    private GridPlan.Lengths lengths() {
        double larger =
                Math.max(1, Math.min(MOST_LARGER, Math.sqrt(UIScale.unscale((float) getWidth()) / USUAL_WIDTH)));
        int width = (int) Math.round(TILE_WIDTH * larger);
        return new GridPlan.Lengths(
                UIScale.scale(width),
                UIScale.scale(tileHeight() + width - TILE_WIDTH),
                UIScale.scale(HEADING),
                UIScale.scale(GAP));
    }

    /** The grid with its scroll bar. */
    JScrollPane scrolled() {
        var scroll = new JScrollPane(this);
        scroll.setBorder(BorderFactory.createEmptyBorder());
        scroll.setHorizontalScrollBarPolicy(JScrollPane.HORIZONTAL_SCROLLBAR_NEVER);
        return scroll;
    }

    void show(List<TileGroup> newGroups) {
        groups = List.copyOf(newGroups);
        List<FrameTile> all = new ArrayList<>();
        groups.forEach(group -> all.addAll(group.tiles()));
        tiles = all;
        selected = -1;
        plannedWidth = -1;
        scrollRectToVisible(new Rectangle());
        revalidate();
        repaint();
    }

    Optional<FrameTile> selected() {
        return selected < 0 ? Optional.empty() : Optional.of(tiles.get(selected));
    }

    GridPlan plan() {
        if (plannedWidth != getWidth()) {
            plannedWidth = getWidth();
            plan = new GridPlan(groups, Math.max(1, getWidth()), lengths());
        }
        return plan;
    }

    int selection() {
        return selected;
    }

    void select(int tile) {
        if (tile < 0 || tile >= tiles.size()) {
            return;
        }
        selected = tile;
        Rectangle bounds = plan().tile(tile);
        bounds.grow(UIScale.scale(GAP), UIScale.scale(GAP));
        if (plan.place(tile) < plan.columns()) {
            bounds = bounds.union(plan.heading(plan.group(tile)));
        }
        scrollRectToVisible(bounds);
        String text =
                tiles.get(tile).frame().source().name() + ", " + tiles.get(tile).detail();
        getAccessibleContext().setAccessibleDescription(text);
        repaint();
        listener.chosen(tiles.get(tile).frame());
    }

    void open() {
        selected().ifPresent(tile -> listener.opened(tile.frame()));
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D g = smooth(graphics);
        g.setColor(getBackground());
        Rectangle clip = g.getClipBounds();
        g.fillRect(clip.x, clip.y, clip.width, clip.height);
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        GridPlan now = plan();
        for (int group = 0; group < now.groups(); group++) {
            Rectangle heading = now.heading(group);
            if (!heading.isEmpty() && heading.intersects(clip)) {
                painter.heading(g, groups.get(group), heading);
            }
        }
        for (int tile = now.firstFrom(clip.y); tile < tiles.size(); tile++) {
            Rectangle bounds = now.tile(tile);
            if (bounds.y > clip.y + clip.height) {
                break;
            }
            painter.tile(g, tiles.get(tile), bounds, look(tile));
        }
        g.dispose();
        wantVisible();
    }

    private FrameTilePainter.State look(int tile) {
        if (tile != selected) {
            return FrameTilePainter.State.PLAIN;
        }
        return isFocusOwner() ? FrameTilePainter.State.FOCUSED : FrameTilePainter.State.SELECTED;
    }

    private void wantVisible() {
        Rectangle visible = getVisibleRect();
        List<FrameSource> seen = new ArrayList<>();
        for (int tile = plan.firstFrom(visible.y); tile < tiles.size(); tile++) {
            if (plan.tile(tile).y > visible.y + visible.height) {
                break;
            }
            seen.add(tiles.get(tile).frame().source());
        }
        images.want(seen);
    }

    @Override
    public @Nullable String getToolTipText(MouseEvent event) {
        int at = plan().at(event.getPoint());
        if (at < 0) {
            return null;
        }
        FrameTile tile = tiles.get(at);
        Optional<Problem> problem = images.problem(tile.frame().source());
        return problem.map(Problem::standing)
                .orElse(tile.frame().source().name() + ": " + tile.detail()
                        + ". Click to take it into the strip, double-click to open it");
    }

    @Override
    public Dimension getPreferredSize() {
        return new Dimension(UIScale.scale(TILE_WIDTH), plan().height() + UIScale.scale(GAP));
    }

    @Override
    public void setBounds(int x, int y, int width, int height) {
        boolean wider = width != getWidth();
        super.setBounds(x, y, width, height);
        if (wider) {
            revalidate();
        }
    }

    @Override
    public Dimension getPreferredScrollableViewportSize() {
        return UIScale.scale(new Dimension(4 * TILE_WIDTH, tileHeight() + 2 * GAP));
    }

    @Override
    public int getScrollableUnitIncrement(Rectangle visible, int orientation, int direction) {
        return UIScale.scale(tileHeight() + GAP) / 3;
    }

    @Override
    public int getScrollableBlockIncrement(Rectangle visible, int orientation, int direction) {
        return orientation == SwingConstants.VERTICAL ? visible.height : visible.width;
    }

    @Override
    public boolean getScrollableTracksViewportWidth() {
        return true;
    }

    @Override
    public boolean getScrollableTracksViewportHeight() {
        return false;
    }
}
