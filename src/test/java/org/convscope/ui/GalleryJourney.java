package org.convscope.ui;

import static org.convscope.ui.window.WindowRobot.all;
import static org.convscope.ui.window.WindowRobot.onEventThread;

import com.formdev.flatlaf.FlatLaf;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.imageio.ImageIO;
import javax.swing.AbstractButton;
import javax.swing.JComponent;
import org.convscope.file.UserFolders;
import org.convscope.ui.action.AppAction;
import org.convscope.ui.settings.ThemeChoice;
import org.convscope.workspace.Workspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Looks at the window in sizes and themes: lists what could not be read, and writes pictures where a gallery is wanted. */
abstract class GalleryJourney extends WindowJourney {
    static final Optional<Path> GALLERY =
            Optional.ofNullable(System.getProperty("convscope.gallery")).map(Path::of);

    static final Dimension LEAST = new Dimension(1000, 680);

    /** An expression of those that pictures are wanted of: {@code 200-light}. */
    private static final String LOOKS = System.getProperty("convscope.gallery.looks", ".*");

    /** Of the window: {@code 1000x680,1280x800}; as large as the screen where nothing is said. */
    private static final String SIZES = System.getProperty("convscope.gallery.sizes", "");

    /**
     * A size of text and a theme.
     *
     * @param size of the window; empty for the screen's
     */
    record Look(int percent, ThemeChoice theme, Optional<Dimension> size) {
        String word() {
            return size.map(one -> one.width + "x" + one.height + "-").orElse("")
                    + percent
                    + "-"
                    + theme.name().toLowerCase(Locale.ROOT);
        }
    }

    private static final int TIMES_THE_SAME = 12;

    final List<String> faults = new ArrayList<>();
    Look look = new Look(100, ThemeChoice.LIGHT, Optional.of(LEAST));
    private int looksPut;

    @BeforeEach
    void keepHere() {
        System.setProperty(UserFolders.PROPERTY, folder.resolve("kept").toString());
    }

    @AfterEach
    void keepWhereOthersDo() {
        System.clearProperty(UserFolders.PROPERTY);
    }

    /** In the least room: the largest text, and then another, since what was laid out for one may not fit the next. */
    static List<Look> looks() {
        if (GALLERY.isEmpty()) {
            return List.of(
                    new Look(200, ThemeChoice.LIGHT, Optional.of(LEAST)),
                    new Look(100, ThemeChoice.DARK, Optional.of(LEAST)));
        }
        List<Look> looks = new ArrayList<>();
        for (Optional<Dimension> size : sizes()) {
            for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
                for (int percent : List.of(100, 150, 200)) {
                    var one = new Look(percent, theme, size);
                    if (one.word().matches(LOOKS)) {
                        looks.add(one);
                    }
                }
            }
        }
        return looks;
    }

    private static List<Optional<Dimension>> sizes() {
        if (SIZES.isEmpty()) {
            return List.of(Optional.empty());
        }
        return Arrays.stream(SIZES.split(",", -1))
                .map(size -> size.split("x", -1))
                .map(sides -> Optional.of(new Dimension(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]))))
                .toList();
    }

    void put(Look wanted) throws Exception {
        dress(wanted);
        idle();
    }

    /** Without waiting for what is being done to end. Step by step as a user does, later in one. */
    void dress(Look wanted) throws Exception {
        boolean isFirst = looksPut++ < looks().size();
        look = wanted;
        onEventThread(() -> {
            if (FlatLaf.isLafDark() != (wanted.theme() == ThemeChoice.DARK)) {
                menuItem(AppAction.TOGGLE_THEME.name()).doClick(0);
            }
            if (isFirst) {
                menuItem(AppAction.NORMAL_SIZE.name()).doClick(0);
                for (int percent = 100; percent < wanted.percent(); percent += 10) {
                    menuItem(AppAction.LARGER.name()).doClick(0);
                }
            } else {
                settings.update(now -> now.textPercent(wanted.percent() - 10));
                menuItem(AppAction.LARGER.name()).doClick(0);
            }
            Rectangle screen = GraphicsEnvironment.getLocalGraphicsEnvironment().getMaximumWindowBounds();
            window.frame().setBounds(wanted.size().map(Rectangle::new).orElse(screen));
            window.frame().validate();
            return true;
        });
    }

    void choose(AppAction action) throws Exception {
        onEventThread(() -> {
            menuItem(action.name()).doClick(0);
            return true;
        });
        idle();
    }

    void change(UnaryOperator<Workspace> change) throws Exception {
        onEventThread(() -> {
            window.bench().workspace().update(change);
            return true;
        });
        idle();
    }

    static AbstractButton button(String name) {
        return all(AbstractButton.class).stream()
                .filter(AbstractButton::isShowing)
                .filter(button -> name.equals(button.getName()) || name.equals(button.getText()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no button " + name));
    }

    void press(String name) throws Exception {
        onEventThread(() -> {
            button(name).doClick(0);
            return true;
        });
        idle();
    }

    /** Once it stays the same: large pictures are painted beside the event thread, the first ones by code that is still cold. */
    private BufferedImage atRest(JComponent root) throws Exception {
        Deque<BufferedImage> drawn = new ArrayDeque<>();
        robot.await("a picture at rest", () -> {
            var image = new BufferedImage(root.getWidth(), root.getHeight(), BufferedImage.TYPE_INT_RGB);
            Graphics2D g = image.createGraphics();
            root.printAll(g);
            g.dispose();
            drawn.addFirst(image);
            if (drawn.size() > TIMES_THE_SAME) {
                drawn.removeLast();
            }
            return drawn.size() == TIMES_THE_SAME && drawn.stream().allMatch(one -> isSame(image, one));
        });
        return drawn.getFirst();
    }

    private static boolean isSame(BufferedImage one, BufferedImage other) {
        return Arrays.equals(
                ((DataBufferInt) one.getRaster().getDataBuffer()).getData(),
                ((DataBufferInt) other.getRaster().getDataBuffer()).getData());
    }

    /** What could not be read of it is told; it is drawn once nothing more is done. */
    void look(String name, JComponent root) throws Exception {
        check(name, root);
        if (GALLERY.isPresent()) {
            idle();
            write(name, atRest(root));
        }
    }

    void check(String name, JComponent root) throws Exception {
        // once more, since a width that became known may have changed a height
        for (int i = 0; i < 2; i++) {
            onEventThread(() -> {
                root.getParent().validate();
                return true;
            });
        }
        List<String> here = onEventThread(() -> LayoutFaults.of(root));
        here.forEach(fault -> faults.add(name + ", " + look.word() + ": " + fault));
        writeFaults();
    }

    void writeFaults() throws IOException {
        if (GALLERY.isPresent()) {
            Files.write(GALLERY.get().resolve("faults.txt"), faults);
        }
    }

    void write(String name, BufferedImage picture) throws IOException {
        Path place = GALLERY.orElseThrow().resolve(look.word());
        Files.createDirectories(place);
        ImageIO.write(picture, "png", place.resolve(name + ".png").toFile());
    }
}
