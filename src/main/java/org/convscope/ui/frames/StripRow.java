package org.convscope.ui.frames;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convscope.dataset.CategorizedFrame;

/** A row of the strip: a category's heading, or a frame. */
sealed interface StripRow {
    /**
     * @param category empty for frames without one
     * @param frames how many there are
     */
    record Heading(String category, int frames) implements StripRow {}

    record Item(CategorizedFrame entry) implements StripRow {}

    /** Frames under their categories, both in the order in which they came. */
    static List<StripRow> of(List<CategorizedFrame> frames) {
        Map<String, List<CategorizedFrame>> byCategory = new LinkedHashMap<>();
        frames.forEach(entry -> byCategory
                .computeIfAbsent(entry.category(), category -> new ArrayList<>())
                .add(entry));
        List<StripRow> rows = new ArrayList<>();
        byCategory.forEach((category, entries) -> {
            rows.add(new Heading(category, entries.size()));
            entries.forEach(entry -> rows.add(new Item(entry)));
        });
        return rows;
    }
}
