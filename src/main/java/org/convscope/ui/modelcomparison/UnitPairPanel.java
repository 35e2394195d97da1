package org.convscope.ui.modelcomparison;

import java.util.List;
import java.util.Optional;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingUtilities;
import net.miginfocom.swing.MigLayout;
import org.convscope.array.ColourLimits;
import org.convscope.array.Range;
import org.convscope.choice.ColourMap;
import org.convscope.choice.Curve;
import org.convscope.render.NumberText;
import org.convscope.render.colour.ColourMapping;
import org.convscope.render.colour.ColourShading;
import org.convscope.render.mosaic.Mosaic;
import org.convscope.render.mosaic.MosaicColours;
import org.convscope.ui.canvas.BusyOverlay;
import org.convscope.ui.mosaic.MosaicCanvas;
import org.convscope.ui.mosaic.TileHit;
import org.convscope.ui.mosaic.TileListener;
import org.convscope.ui.theme.ThemeLook;
import org.convscope.ui.view.PointerReadout;

/** One unit's kernel or map: the open model's, the other's, and the second minus the first, with their scales. */
final class UnitPairPanel extends JPanel {
    private final String what;
    private final JLabel heading = new JLabel();
    private final MosaicCanvas first;
    private final MosaicCanvas second;
    private final MosaicCanvas difference;
    private final ScaleBar scale = new ScaleBar();
    private final ScaleBar differenceScale = new ScaleBar();
    private final BusyOverlay busy;
    private ShownPair shown = ShownPair.none("");
    private ColourShading shading = ColourShading.DEFAULT;
    private String title = "";

    /**
     * @param what Kernel or Map
     */
    UnitPairPanel(String what, PointerReadout readout) {
        super(new MigLayout("insets 0, gap 4lp, fill, wrap 1, hidemode 3", "[0:0,grow,fill]", "[][grow,fill]"));
        this.what = what;
        first = canvas(what + " in A", readout);
        second = canvas(what + " in B", readout);
        difference = canvas(what + ", B minus A", readout);
        ThemeLook.embolden(heading);
        var pictures = new JPanel(new MigLayout(
                "insets 0, gap 8lp 2lp, fill, wrap 3",
                "[0:0,grow,fill,sg c][0:0,grow,fill,sg c][0:0,grow,fill,sg c]",
                "[][grow,fill][]"));
        pictures.add(new JLabel("A"));
        pictures.add(new JLabel("B"));
        pictures.add(new JLabel("B − A"));
        for (MosaicCanvas canvas : List.of(first, second, difference)) {
            pictures.add(canvas.canvas(), "grow, hmin 60lp, wmin 40lp");
        }
        pictures.add(scale, "span 2, growx");
        pictures.add(differenceScale, "growx");
        busy = BusyOverlay.over(pictures);
        add(heading, "wmin 0");
        add(busy.component(), "grow");
        show(shown, "", shading);
    }

    private static MosaicCanvas canvas(String name, PointerReadout readout) {
        var canvas = new MosaicCanvas(name);
        canvas.addListener(new TileListener() {
            @Override
            public void hovered(TileHit hit) {
                Mosaic tiles = canvas.tiles();
                String channel = tiles != null && tiles.tiles() > 1 ? "   input channel " + hit.unit() : "";
                readout.show(name + channel + "   row " + hit.row() + "  column " + hit.column() + "   "
                        + NumberText.text(hit.value()));
            }

            @Override
            public void left() {
                readout.clear();
            }
        });
        return canvas;
    }

    BusyOverlay busy() {
        return busy;
    }

    /**
     * @param newTitle what stands behind the word above the pictures, such as the frame's name
     * @param newShading limits, curve and, of the two models' pictures, colours
     */
    void show(ShownPair pair, String newTitle, ColourShading newShading) {
        shown = pair;
        title = newTitle;
        shading = newShading;
        String facts = pair.facts().isEmpty() ? "" : " · " + pair.facts();
        heading.setText(what + (title.isEmpty() ? "" : " " + title) + facts);
        heading.setToolTipText(heading.getText());
        Range range = pair.scale().ends(shading.limits()).range();
        ColourMapping mapping = shading.mapping(range);
        show(first, pair.first(), range, mapping);
        show(second, pair.second(), range, mapping);
        Range change = pair.change().ends(shading.limits()).range();
        var ofChange = new ColourMapping(shading.rule(), ColourMap.RDBU);
        show(difference, pair.difference(), change, ofChange);
        String words = shading.limits() instanceof ColourLimits.Percentiles ? " · 99 %" : "";
        words += shading.rule() == Curve.LINEAR ? "" : " · " + shading.rule().word();
        scale.show("same scale in A and B" + words, range, mapping);
        differenceScale.show("B − A" + words, change, ofChange);
    }

    /** The same pictures in other colours. */
    void recolour(ColourShading newShading) {
        show(shown, title, newShading);
    }

    /** The three canvases. */
    List<JComponent> canvases() {
        return List.of(first.canvas(), second.canvas(), difference.canvas());
    }

    private static void show(MosaicCanvas canvas, ShownPair.Picture picture, Range range, ColourMapping mapping) {
        Optional<Mosaic> tiles = picture.tiles();
        if (tiles.isEmpty()) {
            canvas.clear(picture.message());
            return;
        }
        int ground = ThemeLook.ground().getRGB() & 0xFFFFFF;
        List<Range> ranges = tiles.get().source().sharedRange(range);
        canvas.show(tiles.get(), new MosaicColours(ranges, mapping, ground));
    }

    @Override
    public void updateUI() {
        super.updateUI();
        if (heading != null) {
            // the ground between tiles is the theme's
            SwingUtilities.invokeLater(() -> recolour(shading));
        }
    }
}
