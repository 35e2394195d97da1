package org.convscope.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.ViewBench.onEventThread;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.swing.TransferHandler;
import org.convscope.ui.kept.KeptPredictions;
import org.convscope.ui.lab.LabFiles;
import org.convscope.ui.units.UnitAreas;
import org.convscope.ui.view.View;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every control says by name what it is, and by its hint what it does. */
class AccessibilityTest {
    @TempDir
    Path folder;

    private WindowViews views(ViewBench bench) {
        return new WindowViews(
                bench.context(),
                new UnitAreas(),
                () -> {},
                answer -> {},
                new KeptPredictions(folder),
                new LabFiles(() -> new SavingChoosers(folder), files -> {}, (output, monitor) -> {}),
                new TransferHandler("text"));
    }

    @Test
    void everyControlOfEveryViewHasANameAndAHint() throws Exception {
        try (var bench = new ViewBench()) {
            List<String> faults = onEventThread(() -> {
                var views = views(bench);
                List<String> found = new ArrayList<>();
                for (View view : views.all()) {
                    SpokenControls.faults(view.component())
                            .forEach(fault -> found.add(view.tab().title() + ": " + fault));
                }
                SpokenControls.faults(views.inspector()).forEach(fault -> found.add("Inspector: " + fault));
                return found;
            });
            assertThat(faults).isEmpty();
        }
    }
}
