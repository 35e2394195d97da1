package org.convscope.ui.lighttable;

import java.awt.Cursor;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.geom.Point2D;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import javax.swing.JLabel;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import org.convscope.array.Range;
import org.convscope.choice.PixelReduction;
import org.convscope.choice.RangeScope;
import org.convscope.render.NumberText;
import org.convscope.render.colour.ColourMapping;
import org.convscope.render.mosaic.ColumnFigure;
import org.convscope.render.mosaic.Mosaic;
import org.convscope.render.mosaic.MosaicColours;
import org.convscope.ui.canvas.ImageCanvas;
import org.convscope.ui.canvas.PictureListener;
import org.convscope.ui.frame.FrameMarks;
import org.convscope.ui.mosaic.MapAppearance;
import org.convscope.ui.mosaic.MosaicCanvas;
import org.convscope.ui.mosaic.TileHit;
import org.convscope.ui.mosaic.TileListener;
import org.convscope.ui.mosaic.TileRanges;
import org.convscope.ui.pointer.MapPoint;
import org.convscope.ui.pointer.SeenOnFrame;
import org.convscope.ui.theme.ThemeLook;
import org.convscope.ui.view.ViewContext;

/** One frame on the light table: the frame above, its maps below; of a mean only the maps. */
final class ColumnPanel extends JPanel {
    /** What of a column is shown. */
    enum Shows {
        MAPS,
        DIFFERENCE
    }

    /** Between tiles on paper. */
    private static final int WHITE = 0xFFFFFF;

    private final LightTable.Column column;
    private final MosaicCanvas mosaic;
    private final ImageCanvas frame = new ImageCanvas();
    private final JLabel name = new JLabel();
    private final JLabel facts = new JLabel();
    /** The role, and what its colours stand for. */
    private String told = "";

    /**
     * @param named the heading was clicked
     * @param enlarged a unit was double-clicked
     */
    ColumnPanel(
            ViewContext context,
            SeenOnFrame seen,
            String layer,
            LightTable.Column column,
            Runnable named,
            IntConsumer enlarged) {
        super(new MigLayout(
                "insets 4lp 5lp 4lp 5lp, gap 3lp, fill, wrap 1",
                "[0:0,grow,fill]",
                "[][][grow 34,fill][grow 66,fill]"));
        this.column = column;
        mosaic = new MosaicCanvas("Maps of " + layer + " for " + column.title());
        name.setText(column.title());
        ThemeLook.mute(facts);
        facts.putClientProperty("FlatLaf.styleClass", "small");
        column.shown().ifPresent(shown -> {
            frame.getAccessibleContext().setAccessibleName(column.title());
            name.setToolTipText(column.title() + ": differences against this frame");
            name.setCursor(Cursor.getPredefinedCursor(Cursor.HAND_CURSOR));
            name.addMouseListener(new MouseAdapter() {
                @Override
                public void mouseClicked(MouseEvent event) {
                    named.run();
                }
            });
            frame.addOverlay(new FrameMarks(
                    () -> context.workspace().get().selection().pixel(),
                    () -> seen.on(shown.frame().frame())));
            frame.addPictureListener(new PictureListener() {
                @Override
                public void clicked(Point2D.Double point, MouseEvent event) {
                    context.workspace().select(selection -> selection.frame(shown.source()));
                }
            });
        });
        mosaic.addListener(new TileListener() {
            @Override
            public void hovered(TileHit hit) {
                int unit = column.maps().source().unit(hit.tile());
                seen.pointer().moveTo(new MapPoint(layer, hit.row(), hit.column()));
                context.readout()
                        .show(column.title() + "   " + layer + "  #" + unit + "   row " + hit.row() + "  column "
                                + hit.column() + "   " + NumberText.text(hit.value()));
            }

            @Override
            public void left() {
                seen.pointer().leave();
                context.readout().clear();
            }

            @Override
            public void chosen(TileHit hit) {
                int unit = column.maps().source().unit(hit.tile());
                context.workspace().select(selection -> selection.unit(layer, unit));
            }

            @Override
            public PictureListener.Taken opened(TileHit hit) {
                enlarged.accept(hit.unit());
                return PictureListener.Taken.YES;
            }
        });
        add(name, "wmin 0, growx");
        add(facts, "wmin 0, growx");
        add(frame, "grow, hmin 40lp, wmin 40lp");
        add(mosaic.canvas(), "grow, hmin 60lp, wmin 40lp");
    }

    /** What the frame's marks stand for has moved. */
    void repaintMarks() {
        frame.repaint();
    }

    LightTable.Column column() {
        return column;
    }

    /** The frame's canvas; empty for a mean. */
    Optional<ImageCanvas> frame() {
        return column.shown().map(shown -> frame);
    }

    MosaicCanvas mosaic() {
        return mosaic;
    }

    /**
     * @param ranges of what is shown
     * @param role a word about the frame, such as {@code reference}; empty for none
     */
    void show(Shows shows, TileRanges ranges, MapAppearance shades, String role, boolean current) {
        ThemeLook.embolden(name);
        name.setForeground(current ? ThemeLook.accent() : ThemeLook.palette().foreground());
        Mosaic tiles = shows == Shows.DIFFERENCE && column.difference().isPresent()
                ? column.difference().get()
                : column.maps();
        MosaicColours colours = ranges.colours(shades, ThemeLook.ground().getRGB() & 0xFFFFFF);
        Range shared = ranges.ends().range();
        // in a difference the legend is the others': the reference says its own
        String named = colours.mapping().colours().word();
        String own = shades.scope() == RangeScope.TILE
                ? "tile by tile"
                : NumberText.text(shared.min(), 3) + " … " + NumberText.text(shared.max(), 3);
        told = role.isEmpty() ? "" : role + " · " + named + " " + own;
        facts.setText((told.isEmpty() ? "" : told + " · ") + column.facts());
        facts.setToolTipText(facts.getText());
        mosaic.show(tiles, colours);
        column.shown()
                .map(LightTable.Shown::frame)
                .ifPresent(shown -> frame.setPicture(
                        shown.picture(shown.automaticLimits(), ColourMapping.DEFAULT, PixelReduction.AUTO)));
    }

    /** The column on paper; empty while nothing is shown. */
    Optional<ColumnFigure.Column> drawn() {
        Mosaic tiles = mosaic.tiles();
        MosaicColours colours = mosaic.colours();
        if (tiles == null || colours == null) {
            return Optional.empty();
        }
        String title = column.title() + (told.isEmpty() ? "" : " (" + told + ")");
        return Optional.of(
                ColumnFigure.Column.of(title, Optional.ofNullable(frame.picture()), tiles, colours.on(WHITE)));
    }

    /** Selects the tile of a unit of the layer. */
    void select(OptionalInt unit) {
        mosaic.select(unit);
    }
}
