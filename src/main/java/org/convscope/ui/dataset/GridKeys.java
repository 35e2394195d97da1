package org.convscope.ui.dataset;

import java.awt.event.KeyEvent;
import java.util.function.IntUnaryOperator;
import javax.swing.KeyStroke;
import org.convscope.ui.component.UserEvents;

/** Arrows, page, home and end move through a grid; Enter opens. */
final class GridKeys {
    private GridKeys() {}

    static void install(FrameGrid grid) {
        move(grid, KeyEvent.VK_LEFT, tile -> tile - 1);
        move(grid, KeyEvent.VK_RIGHT, tile -> tile + 1);
        move(grid, KeyEvent.VK_UP, tile -> grid.plan().vertical(tile, -1));
        move(grid, KeyEvent.VK_DOWN, tile -> grid.plan().vertical(tile, 1));
        move(grid, KeyEvent.VK_PAGE_UP, tile -> page(grid, tile, -1));
        move(grid, KeyEvent.VK_PAGE_DOWN, tile -> page(grid, tile, 1));
        move(grid, KeyEvent.VK_HOME, tile -> 0);
        move(grid, KeyEvent.VK_END, tile -> grid.plan().tiles() - 1);
        bind(grid, KeyEvent.VK_ENTER, grid::open);
    }

    private static int page(FrameGrid grid, int tile, int step) {
        int rows = Math.max(
                1, grid.getVisibleRect().height / Math.max(1, grid.plan().tile(tile).height));
        int now = tile;
        for (int i = 0; i < rows; i++) {
            now = grid.plan().vertical(now, step);
        }
        return now;
    }

    private static void move(FrameGrid grid, int key, IntUnaryOperator step) {
        bind(grid, key, () -> {
            int tiles = grid.plan().tiles();
            if (tiles > 0) {
                int from = grid.selection();
                grid.select(from < 0 ? 0 : Math.max(0, Math.min(tiles - 1, step.applyAsInt(from))));
            }
        });
    }

    private static void bind(FrameGrid grid, int key, Runnable action) {
        String name = KeyEvent.getKeyText(key);
        grid.getInputMap().put(KeyStroke.getKeyStroke(key, 0), name);
        grid.getActionMap().put(name, UserEvents.action("", action));
    }
}
