package org.convscope.export.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convscope.dataset.CategorizedFrame;

/** Which of many frames a report shows. */
public final class ReportedFrames {
    /** About as many frames are shown where nobody asks for all. */
    private static final int ABOUT = 12;

    private static final int MOST_A_CATEGORY = 3;

    private ReportedFrames() {}

    /** The first frames of each category, the fewer the more categories there are. */
    public static List<CategorizedFrame> aFew(List<CategorizedFrame> entries) {
        Map<String, List<CategorizedFrame>> byCategory = new LinkedHashMap<>();
        entries.forEach(entry -> byCategory
                .computeIfAbsent(entry.category(), category -> new ArrayList<>())
                .add(entry));
        int each = Math.max(1, Math.min(MOST_A_CATEGORY, ABOUT / Math.max(1, byCategory.size())));
        return byCategory.values().stream()
                .flatMap(ofOne -> ofOne.stream().limit(each))
                .toList();
    }
}
