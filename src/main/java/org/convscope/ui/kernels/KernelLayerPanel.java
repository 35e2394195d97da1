package org.convscope.ui.kernels;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JPopupMenu;
import net.miginfocom.swing.MigLayout;
import org.convscope.array.Range;
import org.convscope.choice.RangeScope;
import org.convscope.inspect.kernels.KernelSurvey;
import org.convscope.render.NumberText;
import org.convscope.render.mosaic.Mosaic;
import org.convscope.ui.canvas.CanvasBar;
import org.convscope.ui.charts.MiniHistogram;
import org.convscope.ui.mosaic.LegendStrip;
import org.convscope.ui.mosaic.MapAppearance;
import org.convscope.ui.mosaic.MosaicCanvas;
import org.convscope.ui.mosaic.TileHit;
import org.convscope.ui.mosaic.TileListener;
import org.convscope.ui.mosaic.TileRanges;
import org.convscope.ui.theme.ThemeLook;
import org.convscope.ui.view.ViewContext;
import org.jspecify.annotations.Nullable;

/** All kernels of one layer, with its weights and biases below. */
final class KernelLayerPanel extends JPanel {
    private final MosaicCanvas mosaic = new MosaicCanvas("Kernels");
    private final JLabel name = new JLabel(" ");
    private final JLabel facts = new JLabel(" ");
    private final JLabel found = new JLabel(" ");
    private final MiniHistogram weights = new MiniHistogram("weights");
    private final MiniHistogram biases = new MiniHistogram("biases");
    private final LegendStrip legend = new LegendStrip();
    private @Nullable LayerKernels layer;
    private @Nullable KernelSurvey survey;

    /**
     * @param limits gets limits that are dragged on the legend; empty gives the layer's own back
     */
    KernelLayerPanel(ViewContext context, Consumer<Optional<Range>> limits) {
        super(new MigLayout("insets 4lp 10lp 8lp 10lp, gap 6lp, fill, wrap 1", "[0:0,grow,fill]", "[][grow,fill][]"));
        ThemeLook.embolden(name);
        ThemeLook.mute(facts);
        ThemeLook.warn(found);
        var head = new JPanel(new MigLayout("insets 0, gap 10lp", "[][grow,0:0][]10lp:push[]"));
        head.add(name);
        head.add(facts, "wmin 0");
        head.add(found, "wmin 0");
        head.add(new CanvasBar(mosaic.canvas()));
        legend.onLimits(limits);
        // the legend's numbers need their room more than the histograms do
        var foot = new JPanel(new MigLayout(
                "insets 0, gap 20lp, fill", "[150lp:200lp,grow,fill,shrinkprio 50][60lp:240lp,fill][60lp:180lp,fill]"));
        foot.add(legend, "aligny bottom");
        foot.add(weights, "height 64lp!");
        foot.add(biases, "height 64lp!");
        add(head, "growx");
        add(mosaic.canvas(), "grow, hmin 60lp");
        add(foot, "growx");
        mosaic.addListener(new TileListener() {
            @Override
            public void hovered(TileHit hit) {
                LayerKernels shown = layer;
                if (shown != null) {
                    context.readout()
                            .show(shown.layer() + "  #" + hit.unit() + "   " + shown.channelText() + "   row "
                                    + hit.row() + "  column " + hit.column() + "   " + NumberText.text(hit.value()));
                }
            }

            @Override
            public void left() {
                context.readout().clear();
            }

            @Override
            public void chosen(TileHit hit) {
                LayerKernels shown = layer;
                if (shown != null) {
                    context.workspace().select(selection -> selection.unit(shown.layer(), hit.unit()));
                }
            }
        });
    }

    void show(
            LayerKernels shown,
            TileRanges ranges,
            MapAppearance shades,
            RangeScope scope,
            int ground,
            OptionalInt unit) {
        layer = shown;
        KernelSurvey known = survey;
        Mosaic tiles = known == null || !known.layer().equals(shown.layer())
                ? shown.tiles()
                : shown.tiles().marked(number -> KernelFindings.mark(known, number));
        name.setText(shown.layer());
        facts.setText(shown.shape() + "  ·  " + shown.channelText());
        facts.setToolTipText("Height × width × inputs × units: " + facts.getText());
        mosaic.show(tiles, ranges.colours(shades, ground));
        mosaic.select(unit);
        legend.show(Optional.of(shown.legend(ranges, shades, scope, shown.layer() + " kernels")));
    }

    /** Shows nothing. */
    void clear() {
        layer = null;
        mosaic.clear("");
        legend.show(Optional.empty());
        sayNoSurvey(" ");
    }

    /**
     * @param why there is no survey, or a blank
     */
    void sayNoSurvey(String why) {
        survey = null;
        weights.show(Optional.empty());
        biases.show(Optional.empty());
        found.setText(why);
        found.setToolTipText(why.isBlank() ? null : why);
    }

    void show(KernelSurvey newSurvey) {
        survey = newSurvey;
        weights.show(Optional.of(newSurvey.weightHistogram()));
        biases.show(newSurvey.biasHistogram());
        biases.setVisible(newSurvey.bias().isPresent());
        found.setText(KernelFindings.text(newSurvey));
        found.setToolTipText(KernelFindings.detail(newSurvey));
    }

    /** Gives kernels a menu; {@link MosaicCanvas#menu}. */
    void menu(BiConsumer<JPopupMenu, Integer> fill) {
        mosaic.menu(fill);
    }

    void select(OptionalInt unit) {
        mosaic.select(unit);
    }
}
