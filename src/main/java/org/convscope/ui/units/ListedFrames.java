package org.convscope.ui.units;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convscope.dataset.DataSetOrigin;
import org.convscope.dataset.DataSets;
import org.convscope.inspect.census.CensusPlan;
import org.convscope.inspect.census.CountableFrames;
import org.convscope.task.TaskMonitor;
import org.convscope.ui.work.OpenFrames;

/** The frames that are counted, with their categories; two of the same content stay two, so that comparing costs nothing. */
final class ListedFrames {
    private static final String ICE = "ice";

    private final String name;
    private final Optional<DataSetOrigin> dataSet;
    private final CountableFrames frames;
    private final Map<String, Integer> categories;

    private ListedFrames(String name, Optional<DataSetOrigin> dataSet, CountableFrames frames) {
        this.name = name;
        this.dataSet = dataSet;
        this.frames = frames;
        this.categories = frames.categories();
    }

    /** Lists them; blocks. */
    static ListedFrames of(OpenFrames question, DataSets dataSets, TaskMonitor monitor) {
        return question.dataSet()
                .map(origin -> new ListedFrames(
                        origin.name(), Optional.of(origin), CountableFrames.of(dataSets.open(origin, monitor))))
                .orElseGet(
                        () -> new ListedFrames("open frames", Optional.empty(), CountableFrames.of(question.strip())));
    }

    String name() {
        return name;
    }

    /** Empty for the frames in the strip. */
    Optional<DataSetOrigin> dataSet() {
        return dataSet;
    }

    CountableFrames frames() {
        return frames;
    }

    /** Names of the categories, in natural order. */
    List<String> categories() {
        return List.copyOf(categories.keySet());
    }

    /** The category wanted if there is such a one, else ice, else the first; empty where there are not two kinds of frames. */
    Optional<CensusPlan.Between> between(String positive, String other) {
        Optional<String> first = categories.containsKey(positive)
                ? Optional.of(positive)
                : categories().stream()
                        .filter(ICE::equalsIgnoreCase)
                        .findFirst()
                        .or(() -> categories().stream().findFirst());
        return first.map(category -> new CensusPlan.Between(
                        category,
                        categories.containsKey(other) && !other.equals(category)
                                ? other
                                : CensusPlan.Between.not(category)))
                .filter(both -> frames.count(both, both.positive()) > 0 && frames.count(both, both.other()) > 0);
    }
}
