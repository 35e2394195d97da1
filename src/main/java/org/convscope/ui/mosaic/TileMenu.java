package org.convscope.ui.mosaic;

import java.awt.Component;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javax.swing.JPopupMenu;

/** What can be done with the unit of a tile; filled whenever it opens, and shut where there is no unit. */
final class TileMenu extends JPopupMenu {
    private final transient Supplier<Optional<Integer>> unit;
    private final transient BiConsumer<JPopupMenu, Integer> fill;

    TileMenu(Supplier<Optional<Integer>> unit, BiConsumer<JPopupMenu, Integer> fill) {
        this.unit = unit;
        this.fill = fill;
        setName("tile menu");
    }

    @Override
    public void show(Component invoker, int x, int y) {
        removeAll();
        unit.get().ifPresent(one -> fill.accept(this, one));
        if (getComponentCount() > 0) {
            super.show(invoker, x, y);
        }
    }
}
