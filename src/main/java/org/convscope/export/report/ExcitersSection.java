package org.convscope.export.report;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.convscope.choice.ColourMap;
import org.convscope.choice.ExciterPreset;
import org.convscope.export.JsonText;
import org.convscope.export.WriteExciters;
import org.convscope.inspect.exciter.ClimbListener;
import org.convscope.inspect.exciter.Exciter;
import org.convscope.inspect.exciter.ExciterSettings;
import org.convscope.inspect.exciter.FindExciters;
import org.convscope.inspect.target.Target;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.problem.Problem;
import org.convscope.render.mosaic.TileGrid;
import org.convscope.render.tile.PictureGrid;
import org.jspecify.annotations.Nullable;

/**
 * What excites the first units of the last convolution, with each exciter's own map: few units and steps, so that it
 * stays cheap.
 */
final class ExcitersSection implements AnalysisSection {
    private static final int UNITS = 16;
    private static final int STEPS = 32;
    static final long SEED = 0;

    @Override
    public String title() {
        return "Exciters of the last convolution";
    }

    /** How exciters in a report climb. */
    static ExciterSettings settings() {
        return ExciterSettings.of(ExciterPreset.FOURIER).withSteps(STEPS);
    }

    /**
     * @throws org.convscope.problem.ProblemException if there is none that can be computed
     */
    static LayerCall lastConvolution(Network network) {
        return network.convolutions().stream()
                .filter(call -> network.unavailable(call.id()).isEmpty())
                .reduce((first, second) -> second)
                .orElseThrow(() -> Problem.of("the model has no convolution that can be computed")
                        .asException());
    }

    /** A sentence for each picture that says nothing of its unit. */
    private static String warnings(FindExciters.Result found) {
        StringBuilder sentences = new StringBuilder();
        for (Exciter exciter : found.exciters()) {
            exciter.warning().ifPresent(why -> sentences
                    .append(" Of these, ")
                    .append(exciter.target().text())
                    .append(' ')
                    .append(why)
                    .append('.'));
        }
        return sentences.toString();
    }

    @Override
    public String write(AnalysisContext context, Map<String, @Nullable Object> json) {
        LayerCall layer = lastConvolution(context.network());
        List<Target> targets = IntStream.range(0, Math.min(UNITS, Math.max(1, layer.units())))
                .<Target>mapToObj(unit -> new Target.Unit(layer.id(), unit))
                .toList();
        var request = FindExciters.Request.of(
                context.network(),
                targets,
                settings(),
                context.request().model().preprocessing().scale(),
                SEED);
        FindExciters.Result found =
                new FindExciters(context.engine()).of(request, ClimbListener.NONE, context.monitor());
        json.put("layer", layer.id());
        json.putAll(WriteExciters.parameters(new WriteExciters.Found(request, found, Optional.empty())));
        List<Object> units = new ArrayList<>();
        for (int unit = 0; unit < targets.size(); unit++) {
            Map<String, @Nullable Object> one = JsonText.object();
            one.put("unit", unit);
            one.put("value", JsonText.number(found.exciters().get(unit).value()));
            found.exciters().get(unit).warning().ifPresent(why -> one.put("warning", why));
            units.add(one);
        }
        json.put("units", units);
        List<BufferedImage> tiles = found.exciters().stream()
                .map(one -> WriteExciters.tile(one.image(), request.settings(), request.scale()))
                .toList();
        List<BufferedImage> maps =
                found.exciters().stream().map(WriteExciters::map).toList();
        TileGrid grid = TileGrid.square(targets.size());
        String which = "units 0 to " + (targets.size() - 1) + " of " + layer.id();
        var shown = context.provenance().with("Layer", layer.id()).with("Preset", "fourier");
        return HtmlPieces.paragraph(
                        "Pictures that excite " + which + " most, by preset fourier, " + STEPS + " steps, seed " + SEED
                                + ". Units run down the first column, then the next." + warnings(found))
                + "<div class=\"figures\">\n"
                + context.figure(
                        "exciters",
                        PictureGrid.draw(tiles, grid, Set.of()),
                        shown.with("Content", "exciters of " + which),
                        "Exciters",
                        "Exciters of " + which)
                + context.figure(
                        "exciters_maps",
                        PictureGrid.draw(maps, grid, Set.of()),
                        shown.with("Content", "each exciter's own map").with("Colour map", ColourMap.VIRIDIS.word()),
                        "The exciters' maps",
                        "Each exciter's own map, from its smallest to its largest value")
                + "</div>\n";
    }
}
