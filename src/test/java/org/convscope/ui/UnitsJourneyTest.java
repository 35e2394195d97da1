package org.convscope.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.window.WindowRobot.find;
import static org.convscope.ui.window.WindowRobot.onEventThread;

import java.awt.event.KeyEvent;
import java.nio.file.Path;
import javax.swing.AbstractButton;
import javax.swing.JLabel;
import javax.swing.JTable;
import org.convscope.file.UserFolders;
import org.convscope.workspace.LightTableSettings;
import org.convscope.workspace.ViewId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** From a data set to the filter that sees the ice, and to its frames, on a real display. */
@EnabledIfEnvironmentVariable(named = "CONVSCOPE_WINDOW_TESTS", matches = "1")
class UnitsJourneyTest extends WindowJourney {
    private static final Path ICE = Path.of("models", "ice.h5");

    @BeforeEach
    void keepHere() {
        System.setProperty(UserFolders.PROPERTY, folder.resolve("kept").toString());
    }

    @AfterEach
    void keepWhereOthersDo() {
        System.clearProperty(UserFolders.PROPERTY);
    }

    private static String text(String name) {
        return find(JLabel.class, name).getText();
    }

    private void view(ViewId id) throws Exception {
        onEventThread(() -> {
            window.bench().workspace().update(now -> now.view(id));
            return id;
        });
    }

    @Test
    void theIceFilterIsTwoClicksAway() throws Exception {
        open(LABELS, ICE);
        robot.await("the model", () -> workspace().model().isPresent());
        idle();
        view(ViewId.UNITS);
        robot.await("frames to count", () -> find(AbstractButton.class, "units-find")
                .isEnabled());
        assertThat(find(AbstractButton.class, "units-find").getText()).isEqualTo("Find the ice filter");
        screenshot("units-before-light");

        robot.click(find(AbstractButton.class, "units-find"));
        robot.await("the filter", () -> text("units-heading").startsWith("unit "));
        robot.await("its frames", () -> find(JTable.class, "units-top").getRowCount() == 10);
        idle();
        screenshot("units-light");
        type(KeyEvent.VK_D, KeyEvent.VK_CONTROL);
        robot.await("the dark theme", com.formdev.flatlaf.FlatLaf::isLafDark);
        idle();
        screenshot("units-dark");

        robot.click(find(AbstractButton.class, "units-light-table"));
        robot.await("the light table", () -> workspace().view() == ViewId.LIGHT_TABLE);
        assertThat(workspace().settings(LightTableSettings.KEY).frames()).hasSize(8);
        idle();
        screenshot("units-light-table-dark");

        view(ViewId.UNITS);
        idle();
        robot.click(find(AbstractButton.class, "units-filter"));
        robot.await("the data set", () -> workspace().view() == ViewId.DATA_SET);
        idle();
        screenshot("units-filter-dark");
        assertThat(text("dataset-count")).contains("10 labels");
        assertThat(guard.offences()).isEmpty();
    }
}
