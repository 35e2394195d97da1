package org.convscope.ui.kernels;

import java.util.List;
import org.convscope.array.ColourEnds;
import org.convscope.array.ColourLimits;
import org.convscope.array.Range;
import org.convscope.choice.RangeScope;
import org.convscope.render.NumberText;
import org.convscope.render.colour.ColourMapping;
import org.convscope.render.colour.Legend;
import org.convscope.render.mosaic.Mosaic;
import org.convscope.ui.mosaic.MapAppearance;
import org.convscope.ui.mosaic.TileRanges;
import org.convscope.workspace.KernelSettings;

/**
 * Some kernels of a layer, ready to be shown.
 *
 * @param layer id of the layer
 * @param shape in words, (height, width, inputs, units)
 * @param inputs how many input channels a kernel has
 * @param range of all kernels of the layer, all input channels
 * @param percentiles the ends of the same at its percentiles
 * @param channel what is really shown of each
 * @param inputChannel which one, where one is shown
 * @param tiles of those that are shown
 */
record LayerKernels(
        String layer,
        String shape,
        int inputs,
        Range range,
        ColourEnds percentiles,
        KernelSettings.Channel channel,
        int inputChannel,
        Mosaic tiles) {
    /** The ends of the colour map over the layer. */
    ColourEnds ends(ColourLimits limits) {
        return limits instanceof ColourLimits.Percentiles ? percentiles : ColourEnds.of(range);
    }

    /** The ends of each shown kernel by itself: it has too few weights for percentiles. */
    List<ColourEnds> tileEnds(ColourLimits limits) {
        boolean centred = limits instanceof ColourLimits.Percentiles && range.hasBothSigns();
        return tiles.source().tileRanges().stream()
                .map(own -> centred ? ColourEnds.of(own).at(own.symmetric()) : ColourEnds.of(own))
                .toList();
    }

    /** What the colours stand for; of a colour image each channel's share is in proportion. */
    Legend legend(TileRanges ranges, MapAppearance shades, RangeScope scope, String title) {
        Legend legend = ranges.legend(shades, scope, title);
        return channel == KernelSettings.Channel.RGB
                ? new Legend(ColourMapping.DEFAULT, scope, ranges.ends(), ranges.limits(), title + ", each channel", "")
                : legend;
    }

    /** {@code input channel 0 of 64}, {@code mean over 64 input channels}, {@code RGB}. */
    String channelText() {
        return switch (channel) {
            case ONE, AUTOMATIC -> "input channel " + inputChannel + " of " + inputs;
            case MEAN -> "mean over " + inputs + (inputs == 1 ? " input channel" : " input channels");
            case RGB -> "RGB";
        };
    }

    String rangeText() {
        return range.isEmpty()
                ? "no finite weight"
                : NumberText.text(range.min(), 3) + " … " + NumberText.text(range.max(), 3);
    }
}
