package org.convscope.workspace;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.convscope.choice.LightTableSize;
import org.convscope.dataset.CategorizedFrame;
import org.convscope.frame.FrameSource;

/** The frames that are laid on the light table of those that somebody chose. */
public final class LightTableChoice {
    private LightTableChoice() {}

    /** Lays open frames on the table in place of what lies there; nothing happens for fewer than two. */
    public static Workspace only(Workspace workspace, Collection<FrameSource> chosen) {
        List<FrameSource> frames = fitting(workspace, chosen);
        return frames.size() < LightTableSize.LEAST
                ? workspace
                : workspace.settings(
                        LightTableSettings.KEY,
                        workspace.settings(LightTableSettings.KEY).frames(frames));
    }

    /** Lays open frames on the table beside what lies there, as many as there is room for. */
    public static Workspace also(Workspace workspace, Collection<FrameSource> chosen) {
        LightTableSettings table = workspace.settings(LightTableSettings.KEY);
        Set<FrameSource> more = new LinkedHashSet<>(table.frames());
        fitting(workspace, chosen).forEach(more::add);
        return workspace.settings(LightTableSettings.KEY, table.frames(List.copyOf(more)));
    }

    /** All of them where they fit, else the first of each category in equal shares; in the order of the strip. */
    private static List<FrameSource> fitting(Workspace workspace, Collection<FrameSource> chosen) {
        Set<FrameSource> wanted = Set.copyOf(chosen);
        Map<String, List<FrameSource>> byCategory = new LinkedHashMap<>();
        for (CategorizedFrame entry : workspace.frames()) {
            if (wanted.contains(entry.source())) {
                byCategory
                        .computeIfAbsent(entry.category(), category -> new ArrayList<>())
                        .add(entry.source());
            }
        }
        Map<String, Integer> shares = shares(byCategory);
        List<FrameSource> fitting = new ArrayList<>();
        byCategory.forEach((category, frames) -> fitting.addAll(frames.subList(0, shares.getOrDefault(category, 0))));
        return fitting;
    }

    private static Map<String, Integer> shares(Map<String, List<FrameSource>> byCategory) {
        Map<String, Integer> shares = new LinkedHashMap<>();
        int left = LightTableSize.MOST;
        boolean growing = true;
        while (left > 0 && growing) {
            growing = false;
            for (var category : byCategory.entrySet()) {
                int share = shares.getOrDefault(category.getKey(), 0);
                if (left > 0 && share < category.getValue().size()) {
                    shares.put(category.getKey(), share + 1);
                    left--;
                    growing = true;
                }
            }
        }
        return shares;
    }
}
