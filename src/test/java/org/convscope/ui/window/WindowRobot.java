package org.convscope.ui.window;

import java.awt.AWTEvent;
import java.awt.AWTException;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dialog;
import java.awt.EventQueue;
import java.awt.KeyEventDispatcher;
import java.awt.KeyboardFocusManager;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.event.AWTEventListener;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.awt.event.MouseEvent;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import javax.imageio.ImageIO;
import javax.swing.SwingUtilities;

/** Looks for components by name, clicks and types as a user does, waits for what must come. */
public final class WindowRobot {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final boolean IS_PICTURED = Boolean.getBoolean("convscope.screenshots");

    private final Robot robot = new Robot();

    public WindowRobot() throws AWTException, IOException {
        Files.createDirectories(SCREENSHOTS);
    }

    public static <T> T onEventThread(Callable<T> work) throws Exception {
        var task = new FutureTask<>(work);
        EventQueue.invokeAndWait(task);
        return task.get();
    }

    /** The showing component of a type and name. */
    public static <T extends Component> T find(Class<T> type, String name) {
        return shown(type, name).orElseThrow(() -> new AssertionError("no " + type.getSimpleName() + " named " + name));
    }

    /** The showing component of a type and name, if there is one now. */
    public static <T extends Component> Optional<T> shown(Class<T> type, String name) {
        return all(type).stream()
                .filter(Component::isShowing)
                .filter(component -> name.equals(component.getName())
                        || name.equals(
                                component.getAccessibleContext() == null
                                        ? null
                                        : component.getAccessibleContext().getAccessibleName()))
                .findFirst();
    }

    /** All components of a type in the windows that show, whether they show themselves or not. */
    public static <T extends Component> List<T> all(Class<T> type) {
        List<Component> found = new ArrayList<>();
        for (Window open : Window.getWindows()) {
            if (open.isShowing()) {
                collect(open, found);
            }
        }
        return found.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** All components of a type within one. */
    public static <T extends Component> List<T> inside(Container container, Class<T> type) {
        List<Component> found = new ArrayList<>();
        collect(container, found);
        return found.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** Puts the parts of what is in no window, and theirs, where they would be. */
    public static void layOut(Container container) {
        container.doLayout();
        for (Component child : container.getComponents()) {
            if (child instanceof Container inside) {
                layOut(inside);
            }
        }
    }

    private static void collect(Container container, List<Component> found) {
        for (Component child : container.getComponents()) {
            found.add(child);
            if (child instanceof Container inside) {
                collect(inside, found);
            }
        }
    }

    public void click(Component component) throws Exception {
        Rectangle bounds = onEventThread(component::getBounds);
        click(component, new Point(bounds.width / 2, bounds.height / 2), 1);
    }

    /**
     * Once it stands still where nothing lies over it, and until it had the click.
     *
     * @param place within the component
     */
    public void click(Component component, Point place, int times) throws Exception {
        Point there = settled(component, place);
        robot.mouseMove(there.x, there.y);
        robot.waitForIdle();
        robot.delay(50);
        var releases = new AtomicInteger();
        AWTEventListener counting = event -> {
            if (event.getID() == MouseEvent.MOUSE_RELEASED) {
                releases.incrementAndGet();
            }
        };
        Toolkit.getDefaultToolkit().addAWTEventListener(counting, AWTEvent.MOUSE_EVENT_MASK);
        try {
            for (int i = 0; i < times; i++) {
                robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
                robot.delay(30);
                robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
            }
            await("the click to arrive", () -> releases.get() >= times);
        } finally {
            Toolkit.getDefaultToolkit().removeAWTEventListener(counting);
        }
    }

    /** Where a place of a component is on the screen, once it is there for two looks in turn and takes the mouse. */
    private Point settled(Component component, Point place) throws Exception {
        var looks = new ArrayDeque<Point>();
        await("to be clicked, " + component.getClass().getSimpleName() + " " + component.getName(), () -> {
            Window window = SwingUtilities.getWindowAncestor(component);
            if (window == null || !component.isShowing() || !component.isEnabled()) {
                return false;
            }
            window.validate();
            var point = new Point(place);
            SwingUtilities.convertPointToScreen(point, component);
            boolean still = point.equals(looks.peekLast());
            looks.add(point);
            return still && !isCovered(component, SwingUtilities.convertPoint(component, place, window), window);
        });
        return looks.getLast();
    }

    /** Whether the mouse would come to something that lies over it. */
    private static boolean isCovered(Component component, Point within, Window window) {
        for (Component at = SwingUtilities.getDeepestComponentAt(window, within.x, within.y);
                at != null && !SwingUtilities.isDescendingFrom(component, at);
                at = at.getParent()) {
            if (SwingUtilities.isDescendingFrom(at, component)) {
                return false;
            }
            if (at.getMouseListeners().length > 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * Moves the mouse there, as somebody who reads a tooltip does.
     *
     * @param place within the component
     */
    public void hover(Component component, Point place) throws Exception {
        Point there = onEventThread(() -> {
            var point = new Point(place);
            SwingUtilities.convertPointToScreen(point, component);
            return point;
        });
        // a tooltip wants a move within the component
        robot.mouseMove(there.x - 1, there.y);
        robot.waitForIdle();
        robot.mouseMove(there.x, there.y);
        robot.waitForIdle();
    }

    /** Holds the mouse down and goes from place to place, and lets go where it is said. */
    public void drag(Component component, List<Point> places, Runnable beforeLettingGo) throws Exception {
        hover(component, places.get(0));
        robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
        try {
            for (Point place : places) {
                hover(component, place);
            }
            beforeLettingGo.run();
        } finally {
            robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
            robot.waitForIdle();
        }
    }

    /** Until what was asked to be painted is. */
    public void settle() {
        robot.waitForIdle();
        robot.delay(250);
        robot.waitForIdle();
    }

    /** What stands on the screen now, with menus and tooltips that lie over it. */
    public BufferedImage picture(Rectangle bounds) {
        robot.waitForIdle();
        return robot.createScreenCapture(bounds);
    }

    /** A click while a key is held, such as {@code KeyEvent.VK_CONTROL}. */
    public void clickHolding(int key, Component component, Point place) throws Exception {
        robot.keyPress(key);
        try {
            click(component, place, 1);
        } finally {
            robot.keyRelease(key);
        }
        robot.waitForIdle();
    }

    /** Once the keys go somewhere, and until they have been read. */
    public void type(int key, int... modifiers) throws Exception {
        await("keys to go somewhere", WindowRobot::hasKeys);
        var presses = new AtomicInteger();
        KeyEventDispatcher counting = event -> {
            if (event.getID() == KeyEvent.KEY_PRESSED && event.getKeyCode() == key) {
                presses.incrementAndGet();
            }
            return false;
        };
        var manager = KeyboardFocusManager.getCurrentKeyboardFocusManager();
        manager.addKeyEventDispatcher(counting);
        try {
            strike(key, modifiers);
            await("the key to arrive", () -> presses.get() > 0);
        } finally {
            manager.removeKeyEventDispatcher(counting);
        }
    }

    /** Whether a window has the focus, the dialog where one is open, and something in it takes keys. */
    private static boolean hasKeys() {
        var manager = KeyboardFocusManager.getCurrentKeyboardFocusManager();
        Component owner = manager.getFocusOwner();
        boolean isDialogOpen = Arrays.stream(Window.getWindows())
                .anyMatch(open -> open instanceof Dialog && open.isShowing() && open.isFocusableWindow());
        return owner != null && owner.isShowing() && (!isDialogOpen || manager.getFocusedWindow() instanceof Dialog);
    }

    /** Types whether anybody takes it or not. */
    public void strike(int key, int... modifiers) {
        for (int modifier : modifiers) {
            robot.keyPress(modifier);
        }
        robot.keyPress(key);
        robot.delay(30);
        robot.keyRelease(key);
        for (int modifier : modifiers) {
            robot.keyRelease(modifier);
        }
        robot.waitForIdle();
    }

    public void await(String what, BooleanSupplier condition) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        int pause = 2;
        while (!onEventThread(condition::getAsBoolean)) {
            if (Instant.now().isAfter(end)) {
                save(new Rectangle(Toolkit.getDefaultToolkit().getScreenSize()), "failed");
                throw new AssertionError("still waiting for " + what);
            }
            robot.delay(pause);
            pause = Math.min(50, 2 * pause);
        }
        robot.waitForIdle();
    }

    /** Into {@code target/screenshots} where {@code -Dconvscope.screenshots=true}; the mouse goes where nothing is. */
    public void screenshot(Window window, String name) throws Exception {
        robot.mouseMove(5, 990);
        robot.waitForIdle();
        picture(window, name);
    }

    /** The same with the mouse where it is. */
    public void picture(Window window, String name) throws Exception {
        if (IS_PICTURED) {
            robot.delay(300);
            save(onEventThread(window::getBounds), name);
        }
    }

    private void save(Rectangle bounds, String name) throws IOException {
        ImageIO.write(
                robot.createScreenCapture(bounds),
                "png",
                SCREENSHOTS.resolve(name + ".png").toFile());
    }
}
