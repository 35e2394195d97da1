package org.convscope.ui.settings;

import java.awt.Rectangle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.convscope.workspace.WorkspaceFiles;

/**
 * What the window remembers. Immutable; lengths in pixels of a screen at 100 %.
 *
 * @param bounds of the window when not maximised
 * @param state of the window
 * @param leftWidth width of the pane with model and frames
 * @param rightWidth width of the inspector
 * @param modelHeight height of the model tree above the frames
 * @param theme light, dark or the desktop's
 * @param textPercent size of text and icons, 100 by default
 * @param recent files, folders and workspaces opened lately, the last one first
 */
public record WindowSettings(
        Optional<Rectangle> bounds,
        WindowState state,
        int leftWidth,
        int rightWidth,
        int modelHeight,
        ThemeChoice theme,
        int textPercent,
        List<Path> recent) {
    /** How the window stands on the screen. */
    public enum WindowState {
        NORMAL,
        MAXIMISED
    }

    private static final int MOST_RECENT = 10;
    /** Workspaces stay longer than the many files that are opened between them. */
    private static final int MOST_RECENT_WORKSPACES = 5;

    public static final WindowSettings DEFAULT =
            new WindowSettings(Optional.empty(), WindowState.NORMAL, 280, 300, 330, ThemeChoice.SYSTEM, 100, List.of());

    public WindowSettings {
        bounds = bounds.map(Rectangle::new);
        leftWidth = Math.max(80, Math.min(2000, leftWidth));
        rightWidth = Math.max(80, Math.min(2000, rightWidth));
        modelHeight = Math.max(60, Math.min(4000, modelHeight));
        textPercent = Math.max(50, Math.min(300, textPercent));
        recent = latest(recent);
    }

    private static List<Path> latest(List<Path> paths) {
        int workspaces = 0;
        int others = 0;
        List<Path> latest = new ArrayList<>();
        for (Path path : new LinkedHashSet<>(paths)) {
            boolean isKept =
                    WorkspaceFiles.isNamedSo(path) ? workspaces++ < MOST_RECENT_WORKSPACES : others++ < MOST_RECENT;
            if (isKept) {
                latest.add(path);
            }
        }
        return List.copyOf(latest);
    }

    @Override
    public Optional<Rectangle> bounds() {
        return bounds.map(Rectangle::new);
    }

    public WindowSettings window(Optional<Rectangle> newBounds, WindowState newState) {
        return new WindowSettings(newBounds, newState, leftWidth, rightWidth, modelHeight, theme, textPercent, recent);
    }

    public WindowSettings panes(int newLeft, int newRight, int newModelHeight) {
        return new WindowSettings(bounds, state, newLeft, newRight, newModelHeight, theme, textPercent, recent);
    }

    public WindowSettings theme(ThemeChoice newTheme) {
        return new WindowSettings(bounds, state, leftWidth, rightWidth, modelHeight, newTheme, textPercent, recent);
    }

    public WindowSettings textPercent(int percent) {
        return new WindowSettings(bounds, state, leftWidth, rightWidth, modelHeight, theme, percent, recent);
    }

    /** The settings with these paths in front. */
    public WindowSettings opened(List<Path> paths) {
        List<Path> all = new ArrayList<>(paths);
        all.addAll(recent);
        return recent(all);
    }

    public WindowSettings recent(List<Path> paths) {
        return new WindowSettings(bounds, state, leftWidth, rightWidth, modelHeight, theme, textPercent, paths);
    }

    /**
     * What was changed here since then, the rest as others have it.
     *
     * @param before how these settings were
     * @param others how they have become elsewhere
     */
    WindowSettings changedSince(WindowSettings before, WindowSettings others) {
        boolean isMoved = !bounds.equals(before.bounds) || state != before.state;
        return new WindowSettings(
                isMoved ? bounds : others.bounds,
                isMoved ? state : others.state,
                leftWidth == before.leftWidth ? others.leftWidth : leftWidth,
                rightWidth == before.rightWidth ? others.rightWidth : rightWidth,
                modelHeight == before.modelHeight ? others.modelHeight : modelHeight,
                theme == before.theme ? others.theme : theme,
                textPercent == before.textPercent ? others.textPercent : textPercent,
                recent.equals(before.recent) ? others.recent : recentWith(others.recent));
    }

    /** These first, as they were opened here; then the others'. */
    private List<Path> recentWith(List<Path> others) {
        List<Path> all = new ArrayList<>(recent);
        all.addAll(others);
        return all;
    }
}
