package org.convscope.ui.maps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.ViewBench.onEventThread;

import java.util.stream.Stream;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import org.convscope.ui.ViewBench;
import org.convscope.ui.ablation.UnitSwitch;
import org.convscope.ui.mosaic.MosaicCanvas;
import org.convscope.ui.mosaic.TileHit;
import org.convscope.ui.pointer.SharedPointer;
import org.convscope.workspace.PixelOptions;
import org.convscope.workspace.ViewId;
import org.convscope.workspace.Workspace;
import org.junit.jupiter.api.Test;

class MapsPointingTest {
    @Test
    void aClickChoosesUnitAndPlaceAndTheMenuTakesTheValueApart() throws Exception {
        try (var bench = new ViewBench()) {
            var pointing = new MapsPointing(bench.context(), new SharedPointer(), "conv", enlarge -> {});
            var mosaic = new MosaicCanvas("maps");
            onEventThread(() -> {
                pointing.on(mosaic, new UnitSwitch(bench.context()));
                pointing.chosen(new TileHit(0, 3, 5, 7, 1f));
                return mosaic;
            });
            Workspace now = bench.context().workspace().get();
            assertThat(now.selection().layer()).hasValue("conv");
            assertThat(now.selection().unit()).isEqualTo(3);
            assertThat(now.settings(PixelOptions.KEY)).isEqualTo(new PixelOptions(5, 7, 0));

            onEventThread(() -> {
                pointing.hovered(new TileHit(1, 4, 2, 1, 1f));
                var menu = new JPopupMenu();
                pointing.fill(menu, 4);
                Stream.of(menu.getComponents())
                        .map(JMenuItem.class::cast)
                        .filter(item -> item.getText().equals("How this value arises"))
                        .forEach(JMenuItem::doClick);
                return menu;
            });
            now = bench.context().workspace().get();
            assertThat(now.view()).isEqualTo(ViewId.PIXEL);
            assertThat(now.selection().unit()).isEqualTo(4);
            assertThat(now.settings(PixelOptions.KEY)).isEqualTo(new PixelOptions(2, 1, 0));

            JPopupMenu other = onEventThread(() -> {
                var menu = new JPopupMenu();
                pointing.fill(menu, 9);
                return menu;
            });
            assertThat(other.getComponentCount()).isZero();
        }
    }
}
