package org.convscope.export;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.convscope.array.Tensor;
import org.convscope.choice.ColourMap;
import org.convscope.file.OutputFolder;
import org.convscope.input.InputScale;
import org.convscope.input.PixelScale;
import org.convscope.inspect.exciter.Exciter;
import org.convscope.inspect.exciter.ExciterAgreement;
import org.convscope.inspect.exciter.ExciterSettings;
import org.convscope.inspect.exciter.ExciterSettings.Paint;
import org.convscope.inspect.exciter.FindExciters;
import org.convscope.inspect.sanity.RandomWeights;
import org.convscope.inspect.target.Target;
import org.convscope.render.mosaic.TileGrid;
import org.convscope.render.tile.ExciterTile;
import org.convscope.render.tile.MapTile;
import org.convscope.render.tile.PictureGrid;
import org.jspecify.annotations.Nullable;

/** Writes exciters: grid.png, maps.png (each exciter's own map), exciters.json. */
public final class WriteExciters {
    private static final String GRID = "grid.png";
    private static final String TURNED_OVER = "grid-as-in-notebook.png";
    private static final String MAPS = "maps.png";
    private static final String JSON = "exciters.json";
    /** What {@link #write} may write. */
    public static final List<String> FILES = List.of(GRID, TURNED_OVER, MAPS, JSON);

    private static final int SMALLEST_TURNED_OVER = 2;

    /**
     * What is written.
     *
     * @param agreement of the exciters from several seeds, if that was measured
     */
    public record Found(
            FindExciters.Request request, FindExciters.Result result, Optional<ExciterAgreement> agreement) {}

    /** The picture of one exciter, in the order of colours that its preset shows. */
    public static BufferedImage tile(Tensor image, ExciterSettings settings, InputScale scale) {
        if (settings.paint() == Paint.INPUT) {
            return ExciterTile.of(image);
        }
        float[] pixels = PixelScale.of(scale, image.length(-1)).inPictureOrder(image.data());
        return ExciterTile.of(Tensor.of(pixels, image.shape()));
    }

    /**
     * @throws org.convscope.problem.ProblemException if nothing can be written there
     */
    public void write(OutputFolder folder, Found found, Provenance provenance) {
        List<Exciter> exciters = found.result().exciters();
        TileGrid grid = TileGrid.square(exciters.size());
        Set<Integer> marked = marked(found);
        List<BufferedImage> tiles = exciters.stream()
                .map(one -> tile(
                        one.image(), found.request().settings(), found.request().scale()))
                .toList();
        BufferedImage picture = PictureGrid.draw(tiles, grid, marked);
        PictureFile.write(folder, GRID, picture, provenance);
        if (found.request().settings().paint() == Paint.INPUT && exciters.size() >= SMALLEST_TURNED_OVER) {
            PictureFile.write(
                    folder, TURNED_OVER, PictureGrid.turnedOver(PictureGrid.draw(tiles, grid, Set.of())), provenance);
        }
        PictureFile.write(folder, MAPS, maps(exciters, grid), provenance.with("Colour map", ColourMap.VIRIDIS.word()));
        folder.write(JSON, JsonText.text(tree(found, grid, marked, provenance)) + "\n");
    }

    private static Set<Integer> marked(Found found) {
        Set<Integer> marked = new HashSet<>();
        for (int n = 0; n < found.result().exciters().size(); n++) {
            int place = n;
            found.agreement().filter(all -> all.isUnstable(place)).ifPresent(all -> marked.add(place));
        }
        return marked;
    }

    /** An exciter's own map in viridis, from its smallest to its largest value, as large as the exciter. */
    public static BufferedImage map(Exciter exciter) {
        return MapTile.of(
                exciter.map().data(),
                exciter.map().length(0),
                exciter.map().length(1),
                exciter.mapRange(),
                ColourMap.VIRIDIS,
                exciter.image().length(0),
                exciter.image().length(1));
    }

    private static BufferedImage maps(List<Exciter> exciters, TileGrid grid) {
        List<BufferedImage> tiles = exciters.stream().map(WriteExciters::map).toList();
        return PictureGrid.draw(tiles, grid, Set.of());
    }

    private static Map<String, @Nullable Object> tree(
            Found found, TileGrid grid, Set<Integer> marked, Provenance provenance) {
        Map<String, @Nullable Object> tree = JsonText.object();
        tree.put("provenance", provenance.entries());
        tree.put("layer", found.result().call());
        tree.putAll(parameters(found));
        Map<String, @Nullable Object> layout = JsonText.object();
        layout.put("rows", grid.rows());
        layout.put("columns", grid.columns());
        layout.put("order", "column by column");
        layout.put("margin", PictureGrid.MARGIN);
        tree.put("grid", layout);
        found.agreement().ifPresent(all -> tree.put("agreement", agreement(all)));
        List<Object> units = new ArrayList<>();
        for (int n = 0; n < found.result().exciters().size(); n++) {
            units.add(unit(found, n, marked.contains(n)));
        }
        tree.put("units", units);
        return tree;
    }

    /** All parameters by name, as they stand in exciters.json and, as texts, in exciters.h5. */
    public static Map<String, @Nullable Object> parameters(Found found) {
        Map<String, @Nullable Object> all =
                parameters(found.request().settings(), found.request().seed());
        FindExciters.Result result = found.result();
        if (found.request().start().isPresent()) {
            all.put("start", "given");
        }
        if (!result.template().isEmpty()) {
            all.put("magnitudes", result.template());
        }
        all.put("height", result.height());
        all.put("width", result.width());
        all.put("channels", result.exciters().get(0).image().length(2));
        return all;
    }

    /** How exciters climb, by name. */
    public static Map<String, @Nullable Object> parameters(ExciterSettings settings, long seed) {
        Map<String, @Nullable Object> all = JsonText.object();
        all.put("preset", settings.preset().word());
        all.put("steps", settings.steps());
        all.put("rate", JsonText.number(settings.rate()));
        all.put(
                "objective",
                settings.objective() == ExciterSettings.Climbed.AS_GIVEN ? "as given" : "before activation");
        all.put("paint", settings.paint().name().toLowerCase(Locale.ROOT));
        if (settings.paint() == Paint.INPUT) {
            all.put("start", "128 + U[0, 20)");
        } else {
            all.put("start", "Gaussian noise");
            all.put("jitter", settings.jitter());
            all.put("blur", JsonText.number(settings.blur()));
            all.put("variation", JsonText.number(settings.variation()));
            all.put("octaves", settings.octaves());
            all.put("contrast", JsonText.number(settings.contrast()));
        }
        all.put("seed", seed);
        return all;
    }

    private static Map<String, @Nullable Object> agreement(ExciterAgreement agreement) {
        Map<String, @Nullable Object> all = JsonText.object();
        all.put("seeds", agreement.seeds());
        all.put("limit", ExciterAgreement.LIMIT);
        all.put("median", JsonText.number(agreement.median()));
        all.put("random_weights", RandomWeights.MEANING);
        all.put("random_weights_median", JsonText.number(agreement.medianOfRandom()));
        return all;
    }

    private static Map<String, @Nullable Object> unit(Found found, int place, boolean isMarked) {
        Exciter exciter = found.result().exciters().get(place);
        Map<String, @Nullable Object> one = JsonText.object();
        if (exciter.target() instanceof Target.Unit unit) {
            one.put("unit", unit.unit());
        } else if (exciter.target() instanceof Target.OutputClass output) {
            one.put("output", output.output());
            one.put("class", output.index());
        }
        one.put("value", JsonText.number(exciter.value()));
        exciter.warning().ifPresent(why -> one.put("warning", why));
        one.put(
                "loss",
                Arrays.stream(exciter.losses()).mapToObj(JsonText::number).toList());
        found.agreement().ifPresent(all -> {
            one.put("agreement", JsonText.number(all.medians()[place]));
            one.put(
                    "cosines",
                    Arrays.stream(all.cosines()[place])
                            .mapToObj(JsonText::number)
                            .toList());
            one.put("random_weights_agreement", JsonText.number(all.mediansOfRandom()[place]));
            one.put("unstable", isMarked);
        });
        return one;
    }
}
