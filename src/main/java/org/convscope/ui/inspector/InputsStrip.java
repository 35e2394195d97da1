package org.convscope.ui.inspector;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.event.MouseEvent;
import java.util.List;
import javax.accessibility.AccessibleRole;
import org.convscope.array.ColourLimits;
import org.convscope.array.Range;
import org.convscope.choice.Curve;
import org.convscope.choice.TileStandardisation;
import org.convscope.inspect.kernels.StrongestInputs;
import org.convscope.render.NumberText;
import org.convscope.render.colour.ColourMapping;
import org.convscope.render.colour.ColourShading;
import org.convscope.render.tile.MapTile;
import org.convscope.ui.component.DrawnComponent;
import org.convscope.ui.theme.ThemeLook;
import org.jspecify.annotations.Nullable;

/** The slices of a unit's kernel that weigh most, in one range, each with its channel and its norm. */
final class InputsStrip extends DrawnComponent {
    private InspectorWork.@Nullable KernelFacts facts;
    private ColourShading shading = ColourShading.DEFAULT;

    InputsStrip() {
        super(AccessibleRole.LIST);
        getAccessibleContext().setAccessibleName("strongest inputs");
        setToolTipText("");
    }

    void show(InspectorWork.@Nullable KernelFacts newFacts, ColourShading newShading) {
        facts = newFacts;
        shading = newShading;
        revalidate();
        repaint();
    }

    /** As many of the strongest as have room for their numbers. */
    private List<StrongestInputs.Input> seen() {
        InspectorWork.KernelFacts all = facts;
        if (all == null) {
            return List.of();
        }
        FontMetrics metrics = getFontMetrics(ThemeLook.smallFont());
        int widest = all.inputs().stream()
                .mapToInt(input -> Math.max(
                        metrics.stringWidth("#" + input.input()),
                        metrics.stringWidth(NumberText.text(input.norm(), 2))))
                .max()
                .orElse(0);
        int gap = UIScale.scale(6);
        int fitting = (width() + gap) / (widest + gap);
        return all.inputs()
                .subList(0, Math.max(1, Math.min(fitting, all.inputs().size())));
    }

    private int width() {
        return Math.max(UIScale.scale(150), getWidth());
    }

    private int tile() {
        int count = Math.max(3, seen().size());
        int width = width();
        return Math.min(UIScale.scale(56), (width - (count - 1) * UIScale.scale(6)) / count);
    }

    @Override
    public Dimension getPreferredSize() {
        return new Dimension(
                UIScale.scale(200),
                tile() + 2 * getFontMetrics(ThemeLook.smallFont()).getHeight() + UIScale.scale(4));
    }

    @Override
    public @Nullable String getToolTipText(MouseEvent event) {
        InspectorWork.KernelFacts shown = facts;
        int index = event.getX() / (tile() + UIScale.scale(6));
        if (shown == null || index >= seen().size()) {
            return null;
        }
        StrongestInputs.Input input = shown.inputs().get(index);
        return "Input channel " + input.input() + ", norm " + NumberText.text(input.norm());
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        InspectorWork.KernelFacts shown = facts;
        if (shown == null) {
            return;
        }
        Graphics2D g = (Graphics2D) graphics.create();
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setFont(ThemeLook.smallFont());
        FontMetrics metrics = g.getFontMetrics();
        Range all = shown.inputs().stream().map(StrongestInputs.Input::range).reduce(Range.EMPTY, Range::union);
        // so few weights have no percentiles
        Range range =
                shading.limits() instanceof ColourLimits.Percentiles && all.hasBothSigns() ? all.symmetric() : all;
        var mapping = new ColourMapping(
                shading.rule() == TileStandardisation.Z_SCORE ? Curve.LINEAR : shading.rule(),
                shading.mapping(range).colours());
        int tile = tile();
        int x = 0;
        for (StrongestInputs.Input input : seen()) {
            g.drawImage(
                    MapTile.of(input.slice(), shown.height(), shown.width(), range, mapping, tile, tile), x, 0, null);
            g.setColor(ThemeLook.palette().foreground());
            centred(g, metrics, "#" + input.input(), x, tile, tile + metrics.getAscent() + UIScale.scale(2));
            g.setColor(ThemeLook.muted());
            centred(
                    g,
                    metrics,
                    NumberText.text(input.norm(), 2),
                    x,
                    tile,
                    tile + metrics.getHeight() + metrics.getAscent() + UIScale.scale(2));
            x += tile + UIScale.scale(6);
        }
        g.dispose();
    }

    private static void centred(Graphics2D g, FontMetrics metrics, String text, int x, int width, int baseline) {
        g.drawString(text, x + (width - metrics.stringWidth(text)) / 2f, baseline);
    }
}
