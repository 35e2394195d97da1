package org.convscope.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.window.WindowRobot.onEventThread;

import java.awt.AWTEvent;
import java.awt.EventQueue;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.swing.JDialog;
import org.convscope.frame.Frame;
import org.convscope.inspect.maps.LayerMaps;
import org.convscope.network.Network;
import org.convscope.render.mosaic.Mosaic;
import org.convscope.ui.frame.ShownFrame;
import org.convscope.workspace.ExciterOptions;
import org.convscope.workspace.OcclusionOptions;
import org.convscope.workspace.Workspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * Somebody who clicks, types and scrolls at random inside the window, over three models: nothing is thrown, the event thread is
 * never busy for long, and once all is closed memory is what it was. {@code -Dconvscope.clicks=120} goes on for so many
 * seconds, {@code -Dconvscope.seed} goes another way.
 */
@EnabledIfEnvironmentVariable(named = "CONVSCOPE_WINDOW_TESTS", matches = "1")
class RandomClicksTest extends WindowJourney {
    /** Further tabs have Ctrl+Alt+1 and so on. */
    private static final int KEYS_WITH_CONTROL = 9;

    private static final int SECONDS = Integer.getInteger("convscope.clicks", 18);
    private static final long SEED = Long.getLong("convscope.seed", 20260101);
    private static final List<Path> MODELS =
            List.of(MODEL, MULTITASK, Path.of("src/test/resources/golden/k2_nested/model.h5"));

    private static final int[] KEYS = {
        KeyEvent.VK_LEFT,
        KeyEvent.VK_RIGHT,
        KeyEvent.VK_UP,
        KeyEvent.VK_DOWN,
        KeyEvent.VK_PAGE_UP,
        KeyEvent.VK_PAGE_DOWN,
        KeyEvent.VK_HOME,
        KeyEvent.VK_END,
        KeyEvent.VK_SPACE,
        KeyEvent.VK_PLUS,
        KeyEvent.VK_MINUS,
        KeyEvent.VK_0,
        KeyEvent.VK_1,
        KeyEvent.VK_A,
        KeyEvent.VK_TAB,
        KeyEvent.VK_ESCAPE,
        KeyEvent.VK_DELETE
    };

    private static final int[] WITH_CONTROL = {
        KeyEvent.VK_1,
        KeyEvent.VK_2,
        KeyEvent.VK_3,
        KeyEvent.VK_4,
        KeyEvent.VK_5,
        KeyEvent.VK_6,
        KeyEvent.VK_L,
        KeyEvent.VK_D,
        KeyEvent.VK_R
    };

    /** Counts processor time, which other programs on the machine do not lengthen, and what hangs altogether. */
    private static final class Watch extends EventQueue {
        private static final long LONGEST_BUSY = TimeUnit.SECONDS.toNanos(1);
        private static final long LONGEST_WAIT = TimeUnit.MINUTES.toNanos(1);

        private final Map<String, Long> stalls = new ConcurrentHashMap<>();

        @Override
        protected void dispatchEvent(AWTEvent event) {
            var threads = ManagementFactory.getThreadMXBean();
            long busy = threads.getCurrentThreadCpuTime();
            long start = System.nanoTime();
            super.dispatchEvent(event);
            if (threads.getCurrentThreadCpuTime() - busy > LONGEST_BUSY || System.nanoTime() - start > LONGEST_WAIT) {
                stalls.put(event.toString(), System.nanoTime() - start);
            }
        }

        private void end() {
            pop();
        }
    }

    private final Watch watch = new Watch();
    private Robot hand;

    @BeforeEach
    void watch() throws Exception {
        hand = new Robot();
        Toolkit.getDefaultToolkit().getSystemEventQueue().push(watch);
    }

    @AfterEach
    void look() {
        watch.end();
    }

    private void fill(Path model) throws Exception {
        closeDialogs();
        open(model, FRAMES);
        String name = model.getFileName().toString();
        robot.await("the model", () -> window.frame().getTitle().startsWith(name));
        robot.await("frames", () -> workspace().frames().size() >= 10);
        idle();
    }

    private LiveObjects emptied() throws Exception {
        closeDialogs();
        onEventThread(() -> {
            window.bench().documents().closeAll();
            return true;
        });
        idle();
        robot.await("nothing open", () -> workspace().isEmpty());
        idle();
        return LiveObjects.count();
    }

    /** A view that grows finer long after its first picture, such as the occlusion's, is not waited for to the end. */
    private boolean mostlyDone() {
        return window.bench().tasks().jobs().stream().allMatch(job -> job.fraction() > 0.5);
    }

    private static void closeDialogs() throws Exception {
        onEventThread(() -> {
            Arrays.stream(Window.getWindows()).filter(JDialog.class::isInstance).forEach(Window::dispose);
            return true;
        });
    }

    /** Where the user may click: below the menus, in which there is Quit. */
    private Rectangle inside() throws Exception {
        return onEventThread(() -> {
            Rectangle bounds = new Rectangle(
                    window.frame().getContentPane().getLocationOnScreen(),
                    window.frame().getContentPane().getSize());
            bounds.grow(-4, -4);
            return bounds;
        });
    }

    private void step(Random random, Rectangle inside) {
        int x = inside.x + random.nextInt(inside.width);
        int y = inside.y + random.nextInt(inside.height);
        int kind = random.nextInt(10);
        if (kind < 5) {
            hand.mouseMove(x, y);
            hand.mousePress(InputEvent.BUTTON1_DOWN_MASK);
            if (kind == 0) {
                hand.mouseMove(inside.x + random.nextInt(inside.width), inside.y + random.nextInt(inside.height));
            }
            hand.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
        } else if (kind < 7) {
            hand.mouseMove(x, y);
            hand.mouseWheel(random.nextInt(13) - 6);
        } else if (kind < 9) {
            robot.strike(KEYS[random.nextInt(KEYS.length)]);
        } else {
            robot.strike(WITH_CONTROL[random.nextInt(WITH_CONTROL.length)], KeyEvent.VK_CONTROL);
        }
    }

    @Test
    void nothingIsThrownNothingStallsNothingStays() throws Exception {
        Workspace unhurried = workspace();
        hurry();
        for (Path model : MODELS) {
            fill(model);
            for (int view = 0; view < onEventThread(() -> window.views().size()); view++) {
                if (view < KEYS_WITH_CONTROL) {
                    type(KeyEvent.VK_1 + view, KeyEvent.VK_CONTROL);
                } else {
                    type(KeyEvent.VK_1 + view - KEYS_WITH_CONTROL, KeyEvent.VK_CONTROL, KeyEvent.VK_ALT);
                }
                robot.await("most of a view", this::mostlyDone);
            }
        }
        LiveObjects before = emptied();
        onEventThread(() -> {
            window.bench().workspace().update(now -> now.settings(
                            OcclusionOptions.KEY, unhurried.settings(OcclusionOptions.KEY))
                    .settings(ExciterOptions.KEY, unhurried.settings(ExciterOptions.KEY)));
            return true;
        });

        var random = new Random(SEED);
        int steps = 0;
        for (Path model : MODELS) {
            fill(model);
            type(KeyEvent.VK_L, KeyEvent.VK_CONTROL, KeyEvent.VK_SHIFT);
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS) / MODELS.size();
            while (System.nanoTime() < end) {
                step(random, inside());
                hand.waitForIdle();
                if (++steps % 25 == 0) {
                    closeDialogs();
                }
                assertThat(thrown).as("step %d of seed %d", steps, SEED).isEmpty();
            }
        }
        assertThat(steps).isGreaterThan(10);
        LiveObjects after = emptied();
        assertThat(new TreeMap<>(watch.stalls)).as("nanoseconds for one event").isEmpty();
        assertThat(guard.offences()).isEmpty();
        // not none: Swing still knows windows of other tests of this process
        for (Class<?> kind : List.of(Frame.class, ShownFrame.class, Mosaic.class, Network.class, LayerMaps.class)) {
            assertThat(after.of(kind)).as(kind.getName()).isLessThanOrEqualTo(before.of(kind));
        }
        assertThat(after.bytes()).isLessThan(before.bytes() + (24L << 20));
    }
}
