package org.convscope.workspace;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.convscope.choice.RangeScope;
import org.jspecify.annotations.Nullable;

/** The views of the window, in the order of their tabs, each with what it remembers. */
public enum ViewId {
    FRAME("frame", FrameSettings.KEY),
    /** One frame or many is nothing to a kernel. */
    KERNELS("kernels", KernelSettings.KEY, RangeScope.TILE, RangeScope.LAYER, RangeScope.NETWORK),
    MAPS("maps", MapSettings.KEY, RangeScope.values()),
    LIGHT_TABLE("light-table", LightTableSettings.KEY, RangeScope.TILE, RangeScope.FRAMES),
    HISTOGRAMS("histograms", HistogramSettings.KEY),
    DATA_SET("dataset", null),
    SALIENCY("saliency", SaliencyOptions.KEY),
    EXCITERS("exciters", ExciterOptions.KEY),
    INCOMING("incoming", IncomingOptions.KEY),
    OCCLUSION("occlusion", OcclusionOptions.KEY),
    UNITS("units", UnitsOptions.KEY),
    EMBEDDING("embedding", EmbeddingOptions.KEY),
    INPUTS("inputs", InputsOptions.KEY),
    LAB("lab", LabSettings.KEY),
    GRAPH("graph", null),
    PIXEL("pixel", PixelOptions.KEY);

    private static final String LIGHT_TABLE_BEFORE = "compare";

    private final String word;

    @SuppressWarnings("Immutable") // a key never changes
    private final @Nullable SettingsKey<?> settings;

    @SuppressWarnings("Immutable") // an unmodifiable list
    private final List<RangeScope> ranges;

    ViewId(String word, @Nullable SettingsKey<?> settings, RangeScope... ranges) {
        this.word = word;
        this.settings = settings;
        this.ranges = List.of(ranges);
    }

    /** As workspace files have it. */
    public String word() {
        return word;
    }

    /** The ranges that its colours can be taken over; none where the toolbar's choices change nothing in it. */
    public List<RangeScope> ranges() {
        return ranges;
    }

    boolean remembers(SettingsKey<?> key) {
        return key.equals(settings);
    }

    /** The view of a word, also of one that older workspace files have. */
    public static Optional<ViewId> of(String word) {
        return word.equals(LIGHT_TABLE_BEFORE)
                ? Optional.of(LIGHT_TABLE)
                : Arrays.stream(values()).filter(view -> view.word.equals(word)).findFirst();
    }

    /** What the views remember. */
    public static List<SettingsKey<?>> settings() {
        return Arrays.stream(values())
                .flatMap(view -> Optional.<SettingsKey<?>>ofNullable(view.settings).stream())
                .toList();
    }
}
