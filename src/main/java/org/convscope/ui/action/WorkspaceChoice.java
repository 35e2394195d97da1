package org.convscope.ui.action;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.convscope.choice.ColourMap;
import org.convscope.choice.Contrast;
import org.convscope.choice.Curve;
import org.convscope.choice.RangeScope;
import org.convscope.workspace.Appearance;
import org.convscope.workspace.Workspace;
import org.convscope.workspace.WorkspaceModel;

/**
 * One of several values of the workspace, chosen in a menu or in the toolbar.
 *
 * @param title as the menu says it
 * @param tooltip what it is for
 * @param values to choose from
 * @param words how a value is called
 * @param reader takes the value from a workspace
 * @param writer puts it into one
 * @param available which of the values can be had now
 * @param idle why none of them would change what is in front; empty where one would
 */
public record WorkspaceChoice<E>(
        String title,
        String tooltip,
        List<E> values,
        Function<E, String> words,
        Function<Workspace, E> reader,
        BiFunction<Workspace, E, Workspace> writer,
        Function<Workspace, List<E>> available,
        Function<Workspace, Optional<String>> idle) {

    /** The words are the same everywhere: tile, layer, network, frames. */
    public static final WorkspaceChoice<RangeScope> RANGE = new WorkspaceChoice<>(
            "Range",
            "What the limits of the shades are taken over",
            List.of(RangeScope.values()),
            scope -> switch (scope) {
                case TILE -> "tile";
                case LAYER -> "layer";
                case NETWORK -> "network";
                case FRAMES -> "frames";
            },
            AppearanceReach::scope,
            (workspace, scope) -> workspace.appearance(workspace.appearance().scope(scope)),
            AppearanceReach::scopes,
            AppearanceReach::ofLimits);

    public static final WorkspaceChoice<Optional<ColourMap>> COLOUR_MAP = ofAppearance(
            "Colour map",
            "Colours of kernels and maps; automatic: viridis, red to blue where values have both signs, gray for min"
                    + " to max",
            colourMaps(),
            map -> map.map(WorkspaceChoice::word).orElse("automatic"),
            Appearance::colourMap,
            Appearance::colourMap,
            AppearanceReach::ofAppearance);

    public static final WorkspaceChoice<Contrast> CONTRAST = ofAppearance(
            "Contrast",
            "Where the limits of the shades stand; percentiles: to the 99th, around zero where values have both signs",
            List.of(Contrast.values()),
            contrast -> switch (contrast) {
                case PERCENTILES -> "percentiles";
                case MIN_MAX -> "min to max";
                case STANDARDISED -> "mean ± 2 σ, tile";
            },
            Appearance::contrast,
            Appearance::contrast,
            AppearanceReach::ofAppearance);

    public static final WorkspaceChoice<Curve> CURVE = ofAppearance(
            "Curve",
            "How shades go between the limits: the square root and the logarithms show what is weak beside the strong",
            List.of(Curve.values()),
            curve -> switch (curve) {
                case LINEAR -> "linear";
                case SQRT -> "sqrt";
                case LOG -> "log";
                case ASINH -> "asinh";
            },
            Appearance::curve,
            Appearance::curve,
            AppearanceReach::ofLimits);

    public WorkspaceChoice {
        values = List.copyOf(values);
    }

    /** A choice of which all values can always be had. */
    public WorkspaceChoice(
            String title,
            String tooltip,
            List<E> values,
            Function<E, String> words,
            Function<Workspace, E> reader,
            BiFunction<Workspace, E, Workspace> writer) {
        this(title, tooltip, values, words, reader, writer, now -> values, now -> Optional.empty());
    }

    private static List<Optional<ColourMap>> colourMaps() {
        var maps = new ArrayList<Optional<ColourMap>>();
        maps.add(Optional.empty());
        Arrays.stream(ColourMap.values()).map(Optional::of).forEach(maps::add);
        return maps;
    }

    private static String word(ColourMap map) {
        return switch (map) {
            case GRAY -> "gray";
            case VIRIDIS -> "viridis";
            case CIVIDIS -> "cividis";
            case BLUES -> "Blues";
            case RDBU -> "RdBu, zero in the middle";
        };
    }

    private static <E> WorkspaceChoice<E> ofAppearance(
            String title,
            String tooltip,
            List<E> values,
            Function<E, String> words,
            Function<Appearance, E> reader,
            BiFunction<Appearance, E, Appearance> writer,
            Function<Workspace, Optional<String>> idle) {
        return new WorkspaceChoice<>(
                title,
                tooltip,
                values,
                words,
                workspace -> reader.apply(workspace.appearance()),
                (workspace, value) -> workspace.appearance(writer.apply(workspace.appearance(), value)),
                now -> values,
                idle);
    }

    void choose(WorkspaceModel workspace, E value) {
        workspace.update(now -> writer.apply(now, value));
    }
}
