package org.convscope.export;

import java.awt.image.BufferedImage;
import java.util.List;
import org.convscope.array.Range;
import org.convscope.array.Tensor;
import org.convscope.choice.ColourMap;
import org.convscope.input.InputScale;
import org.convscope.inspect.exciter.Exciter;
import org.convscope.inspect.exciter.ExciterSettings;
import org.convscope.inspect.incoming.IncomingChannel;
import org.convscope.inspect.incoming.IncomingWeights;
import org.convscope.render.NumberText;
import org.convscope.render.tile.MapTile;
import org.convscope.render.tile.TileSheet;

/**
 * What a unit takes from the strongest channels, a column each: weights, exciter, the exciter's map, the frame's map.
 *
 * @param exciters of the channels; none where there are none yet
 * @param settings that they climbed by
 * @param scale from pictures to the network's input
 * @param frameMaps (H, W) each; none where there is no frame
 */
public record IncomingSheet(
        IncomingWeights weights,
        List<IncomingChannel> channels,
        List<Exciter> exciters,
        ExciterSettings settings,
        InputScale scale,
        List<Tensor> frameMaps) {
    private static final int DIGITS = 3;
    /** Of norms, in titles above pictures that are small: columns stand side by side as long as titles fit. */
    private static final int NORM_DIGITS = 2;
    /** Of weights: red below zero, blue above, as kernels are drawn elsewhere. */
    private static final ColourMap WEIGHT_COLOURS = ColourMap.RDBU;

    public IncomingSheet {
        channels = List.copyOf(channels);
        exciters = List.copyOf(exciters);
        frameMaps = List.copyOf(frameMaps);
    }

    /** Drawn. */
    public TileSheet tiles() {
        Range shown = weights.range().symmetric();
        return new TileSheet(channels.stream()
                        .map(channel ->
                                "#" + channel.channel() + "\nnorm " + NumberText.text(channel.norm(), NORM_DIGITS))
                        .toList())
                .row(
                        "weights",
                        new TileSheet.Key(
                                WEIGHT_COLOURS,
                                NumberText.text(shown.min(), DIGITS),
                                NumberText.text(shown.max(), DIGITS)),
                        kernels(WEIGHT_COLOURS))
                .row(
                        "exciter",
                        exciters.stream()
                                .map(one -> WriteExciters.tile(one.image(), settings, scale))
                                .toList())
                .row(
                        "exciter's map",
                        ColourMap.VIRIDIS,
                        exciters.stream()
                                .map(Exciter::map)
                                .map(IncomingSheet::map)
                                .toList(),
                        exciters.stream().map(one -> text(one.mapRange())).toList())
                .row(
                        "frame's map",
                        ColourMap.VIRIDIS,
                        frameMaps.stream().map(IncomingSheet::map).toList(),
                        frameMaps.stream()
                                .map(one -> text(Range.of(one.data())))
                                .toList());
    }

    /** With how the sheet's weights are coloured. */
    public Provenance drawn(Provenance provenance) {
        return drawn(provenance, WEIGHT_COLOURS, weights.range().symmetric());
    }

    /** With how weights are coloured. */
    static Provenance drawn(Provenance provenance, ColourMap colours, Range shown) {
        return provenance
                .with("Colour map", colours.word())
                .with(
                        "Range",
                        NumberText.text(shown.min()) + " to " + NumberText.text(shown.max())
                                + " (the unit's whole kernel)");
    }

    /**
     * The weights of each channel, from the smallest to the largest of the unit's whole kernel, or as far on both sides of
     * zero where zero is the colours' middle.
     */
    List<BufferedImage> kernels(ColourMap colours) {
        return channels.stream()
                .map(channel -> MapTile.of(
                        channel.weights(),
                        weights.height(),
                        weights.width(),
                        weights.range(),
                        colours,
                        TileSheet.SIDE,
                        TileSheet.SIDE))
                .toList();
    }

    /** From its own smallest to its own largest value, a pixel a value where there are many. */
    private static BufferedImage map(Tensor map) {
        int side = Math.max(TileSheet.SIDE, Math.max(map.length(0), map.length(1)));
        Range range = Range.of(map.data());
        return MapTile.of(map.data(), map.length(0), map.length(1), range, ColourMap.VIRIDIS, side, side);
    }

    private static String text(Range range) {
        return range.isEmpty()
                ? "no values"
                : NumberText.text(range.min(), DIGITS) + " … " + NumberText.text(range.max(), DIGITS);
    }

    /** Norms of all channels, the strongest first. */
    public CsvTable norms() {
        var csv = new CsvTable("rank", "channel", "norm");
        for (int rank = 0; rank < weights.channels().size(); rank++) {
            IncomingChannel channel = weights.channels().get(rank);
            csv.row(rank + 1, channel.channel(), channel.norm());
        }
        return csv;
    }

    /** Every weight of the channels that are shown. */
    public CsvTable numbers() {
        var csv = new CsvTable("channel", "row", "column", "weight");
        for (IncomingChannel channel : channels) {
            for (int i = 0; i < channel.weights().length; i++) {
                csv.row(
                        channel.channel(),
                        i / weights.width(),
                        i % weights.width(),
                        CsvTable.exact(channel.weights()[i]));
            }
        }
        return csv;
    }
}
