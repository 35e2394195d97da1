package org.convscope.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.window.WindowRobot.onEventThread;

import java.nio.file.Path;
import java.util.List;
import javax.swing.TransferHandler;
import org.convscope.ui.kept.KeptPredictions;
import org.convscope.ui.units.UnitAreas;
import org.convscope.ui.view.View;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WindowViewsTest {
    @TempDir
    Path folder;

    @Test
    void viewsComeOneByOneInTheOrderOfTheirTabs() throws Exception {
        try (var bench = new ViewBench()) {
            onEventThread(() -> {
                WindowViews views = views(bench);
                int count = views.tabs().size();
                assertThat(views.areMade()).isFalse();
                assertThat(views.unwritten()).isEmpty();
                for (int made = 0; made < count - 1; made++) {
                    views.makeNext();
                    assertThat(views.areMade()).isFalse();
                }
                views.makeNext();
                assertThat(views.areMade()).isTrue();
                List<View> all = views.all();
                views.makeNext();
                assertThat(views.all()).isEqualTo(all);
                assertThat(all.stream().map(View::tab).toList()).isEqualTo(views.tabs());
                return true;
            });
        }
    }

    @Test
    void whatIsAskedForIsMadeWithAllBeforeIt() throws Exception {
        try (var bench = new ViewBench()) {
            onEventThread(() -> {
                WindowViews views = views(bench);
                views.makeNext();
                assertThat(views.all()).contains(views.dataSet()).hasSameSizeAs(views.tabs());
                return true;
            });
        }
    }

    private WindowViews views(ViewBench bench) {
        return new WindowViews(
                bench.context(),
                new UnitAreas(),
                () -> {},
                target -> {},
                new KeptPredictions(folder),
                SavingChoosers.files(folder),
                new TransferHandler("text"));
    }
}
