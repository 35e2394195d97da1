package org.convscope.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.window.WindowRobot.all;
import static org.convscope.ui.window.WindowRobot.onEventThread;

import java.awt.Rectangle;
import java.awt.Window;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.swing.AbstractButton;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JMenu;
import javax.swing.JMenuBar;
import javax.swing.JRootPane;
import org.convscope.network.SwitchedOff;
import org.convscope.ui.action.AppAction;
import org.convscope.ui.settings.ThemeChoice;
import org.convscope.workspace.LabSettings;
import org.convscope.workspace.LightTableSettings;
import org.convscope.workspace.ViewId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * Every view and every dialog in the least room that counts: nothing is cut off, lies over something else or outside. With
 * {@code -Dconvscope.gallery=FOLDER} pictures of all sizes of text, light and dark, are written there, in a window as large as
 * the screen; {@code -Dconvscope.gallery.looks=100-light|150-dark} and {@code -Dconvscope.gallery.sizes=1000x680,1280x800} choose
 * among them.
 */
@EnabledIfEnvironmentVariable(named = "CONVSCOPE_WINDOW_TESTS", matches = "1")
class WindowGalleryTest extends GalleryJourney {
    private static final Path THREE_INPUTS = Path.of("src/test/resources/filled/three_inputs.h5");
    private static final Path UNDECLARED = Path.of("src/test/resources/declared/outer.h5");

    @Test
    void everyViewAndDialogFits() throws Exception {
        for (Look each : looks()) {
            put(each);
            whileNothingIsOpen();
        }
        put(new Look(100, ThemeChoice.LIGHT, Optional.of(LEAST)));
        open(MODEL);
        robot.await("the model", () -> workspace().model().isPresent());
        idle();
        assertThat(workspace().view()).as("of a model alone").isEqualTo(ViewId.KERNELS);
        for (Look each : looks()) {
            put(each);
            look("model-alone", window.frame().getRootPane());
        }
        open(FRAMES, LABELS);
        robot.await("the frames", () -> workspace().frames().size() >= 10);
        idle();
        hurry();
        change(now -> now.selection(now.selection().unit("block3_conv1", 5)));
        count();
        for (Look each : looks()) {
            put(each);
            views();
            panes();
            dialogs();
        }
        rareThings();
        assertThat(faults.stream().distinct().toList()).isEmpty();
    }

    /** What stands above the views, every menu, and forms with something to fill in. */
    private void rareThings() throws Exception {
        Path bad = Files.writeString(folder.resolve("a-model-whose-download-ended-early.h5"), "not HDF5");
        Path worse = Files.writeString(folder.resolve("frame_with_a_rather_long_name_0001.cbf"), "not CBF");
        open(bad, worse);
        robot.await("the problems", () -> all(AbstractButton.class).stream()
                .anyMatch(button -> button.isShowing() && "Dismiss".equals(button.getToolTipText())));
        idle();
        var units = new TreeMap<>(Map.of(0, 0.0, 5, 0.0));
        change(now -> now.off(List.of(new SwitchedOff("block3_conv1", units))).view(ViewId.MAPS));
        for (Look each : looks()) {
            put(each);
            look("problems", window.frame().getRootPane());
            menus();
        }
        open(THREE_INPUTS);
        robot.await("three inputs", () -> window.frame().getTitle().contains("three_inputs.h5"));
        idle();
        for (Look each : looks()) {
            put(each);
            dialogs(List.of(AppAction.FILL_INPUTS), "-several");
        }
        open(UNDECLARED);
        robot.await("a layer of code", () -> window.frame().getTitle().contains("outer.h5"));
        idle();
        for (Look each : looks()) {
            put(each);
            dialogs(List.of(AppAction.DECLARE), "-layer");
        }
    }

    /** Each menu lies within the screen, whole. */
    private void menus() throws Exception {
        JMenuBar bar = onEventThread(() -> window.frame().getJMenuBar());
        for (int i = 0; i < bar.getMenuCount(); i++) {
            JMenu menu = bar.getMenu(i);
            onEventThread(() -> {
                menu.setPopupMenuVisible(true);
                return true;
            });
            idle();
            JComponent popup = menu.getPopupMenu();
            look("menu-" + menu.getText().toLowerCase(Locale.ROOT), popup);
            Rectangle place = onEventThread(() -> new Rectangle(popup.getLocationOnScreen(), popup.getSize()));
            Rectangle screen = onEventThread(
                    () -> window.frame().getGraphicsConfiguration().getBounds());
            if (!screen.contains(place)) {
                faults.add("menu " + menu.getText() + ", " + look.word() + ": " + place + " beyond " + screen);
            }
            onEventThread(() -> {
                menu.setPopupMenuVisible(false);
                return true;
            });
        }
    }

    private void whileNothingIsOpen() throws Exception {
        look("empty", window.frame().getRootPane());
    }

    /** What takes long is done once. */
    private void count() throws Exception {
        choose(AppAction.PREDICT_DATA_SET);
        change(now -> now.view(ViewId.UNITS));
        robot.await("frames to count", () -> button("units-find").isEnabled());
        press("units-find");
        change(now -> now.view(ViewId.EMBEDDING));
        press("embedding-start");
        choose(AppAction.LIGHT_TABLE_CATEGORIES);
    }

    private void views() throws Exception {
        for (ViewId view : ViewId.values()) {
            change(now -> now.view(view));
            switch (view) {
                case LAB -> {
                    for (LabSettings.Pane pane : LabSettings.Pane.values()) {
                        change(now -> now.settings(
                                LabSettings.KEY, now.settings(LabSettings.KEY).pane(pane)));
                        view("lab-" + pane.name().toLowerCase(Locale.ROOT));
                    }
                }
                case DATA_SET -> pages(view, "Labels", "Frames", "Predictions");
                case MAPS -> pages(view, "Layer", "Channel", "Frames", "Blocks");
                case KERNELS -> pages(view, "All layers", "Layer");
                case LIGHT_TABLE -> {
                    for (LightTableSettings.Mode mode : LightTableSettings.Mode.values()) {
                        change(now -> now.settings(
                                LightTableSettings.KEY,
                                now.settings(LightTableSettings.KEY).mode(mode)));
                        view("light-table-" + mode.name().toLowerCase(Locale.ROOT));
                    }
                }
                default -> view(view.word());
            }
        }
    }

    private void pages(ViewId view, String... buttons) throws Exception {
        for (String button : buttons) {
            press(button);
            view(view.word() + "-" + button.toLowerCase(Locale.ROOT).replace(' ', '-'));
        }
    }

    /** As it is at first, and with the controls for which there is no room. */
    private void view(String name) throws Exception {
        JRootPane root = window.frame().getRootPane();
        look(name, root);
        List<AbstractButton> folded = onEventThread(() -> all(AbstractButton.class).stream()
                .filter(button -> button.isShowing() && "More".equals(button.getText()))
                .toList());
        if (!folded.isEmpty()) {
            press(folded);
            look(name + "-more", root);
            press(folded);
        }
    }

    /** What a narrow window has folded away. */
    private void panes() throws Exception {
        for (EdgeButton edge : onEventThread(() -> all(EdgeButton.class))) {
            if (onEventThread(edge::isShowing)) {
                press(List.of(edge));
                look(
                        "pane-"
                                + edge.getAccessibleContext()
                                        .getAccessibleName()
                                        .toLowerCase(Locale.ROOT),
                        window.frame().getRootPane());
                press(List.of(edge));
            }
        }
    }

    private void press(List<? extends AbstractButton> buttons) throws Exception {
        onEventThread(() -> {
            buttons.forEach(button -> button.doClick(0));
            return true;
        });
        idle();
    }

    private void dialogs() throws Exception {
        change(now -> now.view(ViewId.MAPS));
        List<AppAction> openers = new ArrayList<>(EveryActionTest.DIALOGS);
        openers.add(AppAction.MANUAL);
        dialogs(openers, "");
    }

    private void dialogs(List<AppAction> openers, String with) throws Exception {
        for (AppAction action : openers) {
            choose(action);
            for (JDialog dialog : onEventThread(EveryActionTest::dialogs)) {
                look("dialog-" + action.name().toLowerCase(Locale.ROOT) + with, dialog.getRootPane());
            }
            if (action == AppAction.ABOUT) {
                press("Licences of all parts…");
                for (JDialog dialog : onEventThread(EveryActionTest::dialogs)) {
                    if (dialog.getTitle().equals("Licences")) {
                        look("dialog-licences", dialog.getRootPane());
                    }
                }
            }
            onEventThread(() -> {
                EveryActionTest.dialogs().forEach(Window::dispose);
                return true;
            });
            idle();
        }
    }
}
