package org.convscope.ui.lab;

import java.util.ArrayList;
import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.inspect.kernels.KernelStack;
import org.convscope.render.lab.TileFigure;

/** Kernels as small pictures. */
final class KernelFigures {
    private KernelFigures() {}

    /**
     * One input channel's slice of each unit's kernel.
     *
     * @param most how many at most
     */
    static List<TileFigure.Tile> tiles(KernelStack stack, int channel, int most) {
        List<TileFigure.Tile> tiles = new ArrayList<>();
        for (int unit = 0; unit < Math.min(most, stack.units()); unit++) {
            tiles.add(new TileFigure.Tile(
                    "", Tensor.of(stack.slice(channel, unit), stack.height(), stack.width())));
        }
        return tiles;
    }
}
