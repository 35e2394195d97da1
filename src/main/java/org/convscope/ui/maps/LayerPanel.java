package org.convscope.ui.maps;

import java.awt.Color;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javax.swing.JLabel;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import org.convscope.array.Range;
import org.convscope.ui.canvas.CanvasBar;
import org.convscope.ui.mosaic.LegendStrip;
import org.convscope.ui.mosaic.MapAppearance;
import org.convscope.ui.mosaic.MosaicCanvas;
import org.convscope.ui.mosaic.TileRanges;
import org.convscope.ui.theme.ThemeLook;

/** One layer's mosaic with its heading and its legend. */
final class LayerPanel extends JPanel {
    /** What stands in the heading beside the names. */
    enum Heading {
        /** Nothing: one of several. */
        SHORT,
        /** Zoom buttons: the only one. */
        WITH_ZOOM
    }

    private final Heading heading;
    private final MosaicCanvas mosaic;
    private final JLabel name = new JLabel(" ");
    private final JLabel facts = new JLabel(" ");
    private final LegendStrip legend = new LegendStrip();

    /**
     * @param named the heading was clicked
     * @param limits gets limits that are dragged on the legend; empty gives the layer's own back
     */
    LayerPanel(String accessibleName, Heading heading, Runnable named, Consumer<Optional<Range>> limits) {
        super(new MigLayout("insets 4lp 6lp 6lp 6lp, gap 4lp, fill, wrap 1", "[0:0,grow,fill]", "[][grow,fill][]"));
        this.heading = heading;
        mosaic = new MosaicCanvas(accessibleName);
        ThemeLook.embolden(name);
        ThemeLook.mute(facts);
        var head = new JPanel(new MigLayout("insets 0, gap 8lp 0", "[]8lp[grow,0:0]8lp:push[]"));
        head.setOpaque(false);
        if (heading == Heading.WITH_ZOOM) {
            head.add(name);
            head.add(facts, "wmin 0");
            head.add(new CanvasBar(mosaic.canvas()));
        } else {
            head.add(name, "span, wmin 0, wrap");
            head.add(facts, "span, wmin 0");
        }
        name.addMouseListener(new MouseAdapter() {
            @Override
            public void mouseClicked(MouseEvent event) {
                named.run();
            }
        });
        add(head, "growx");
        add(mosaic.canvas(), "grow, wmin 40lp, hmin 40lp");
        legend.onLimits(limits);
        add(legend, "growx");
    }

    MosaicCanvas mosaic() {
        return mosaic;
    }

    /** What is shown now, as it is written to files; empty while nothing is. */
    Optional<MapsExports.Shown> shown(LayerTiles layer) {
        return Optional.ofNullable(mosaic.colours())
                .map(colours -> new MapsExports.Shown(layer, colours, legend.legend()));
    }

    /**
     * @param off which units are switched off, in words; empty for none
     */
    void show(LayerTiles layer, String block, String off, TileRanges ranges, MapAppearance shades, Color ground) {
        String id = layer.maps().layer();
        name.setText(block.isEmpty() ? id : block + "  ·  " + id);
        name.setToolTipText(name.getText());
        String said = off.isEmpty() ? layer.facts() : off + "  ·  " + layer.facts();
        facts.setText(said);
        facts.setToolTipText(layer.over().isEmpty() ? "Height × width × units: " + said : said);
        mosaic.show(layer.tiles(), ranges.colours(shades, ground.getRGB() & 0xFFFFFF));
        // where the heading names the layer right above, the room is for range and curve
        legend.show(Optional.of(ranges.legend(shades, shades.scope(), heading == Heading.SHORT ? "" : id)));
    }

    void clear(String message) {
        name.setText(" ");
        name.setToolTipText(null);
        facts.setText(" ");
        mosaic.clear(message);
        legend.show(Optional.empty());
    }

    void select(OptionalInt unit) {
        mosaic.select(unit);
    }
}
