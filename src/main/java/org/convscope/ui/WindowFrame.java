package org.convscope.ui;

import com.formdev.flatlaf.extras.FlatSVGUtils;
import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import java.awt.CardLayout;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.awt.event.InputEvent;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JPopupMenu;
import javax.swing.JSplitPane;
import javax.swing.JTable;
import javax.swing.JTree;
import javax.swing.TransferHandler;
import javax.swing.WindowConstants;
import javax.swing.plaf.UIResource;
import org.convscope.ui.component.ReadingOrder;
import org.convscope.ui.component.UserEvents;
import org.convscope.ui.drop.DropOutline;
import org.convscope.ui.settings.WindowSettings;
import org.convscope.ui.view.ModelDocument;
import org.convscope.workspace.Workspace;

/** The window's frame and panes. */
final class WindowFrame {
    private static final String EMPTY = "empty";
    private static final String WORK = "work";
    /** A pane beside the views takes at most this part of the window. */
    private static final int PANE_SHARE = 3;

    /** What the views take first, and what the panes beside them keep. */
    private static final int VIEWS_LEAST = 440;

    private static final int LEFT_LEAST = 110;
    private static final int RIGHT_LEAST = 165;
    /** The model's layers leave this part of the pane to the frames below. */
    private static final int FRAMES_SHARE = 3;

    private static final Dimension FIRST_SIZE = new Dimension(1280, 820);
    private static final Dimension LEAST_SIZE = new Dimension(640, 420);
    /** There is no smaller screen that counts, however large the text is. */
    private static final Dimension LEAST_SCREEN = new Dimension(1000, 680);

    private final JFrame frame = new JFrame("Convscope");
    private final CardLayout cards = new CardLayout();
    private final JPanel centre = new JPanel(cards);
    private final JSplitPane left;
    private final JSplitPane outer;
    private final JSplitPane inner;
    private final PaneHeader model;
    private final PaneHeader frames;
    private final ViewTabs tabs;

    /** How wide and high the panes are to be where there is room, px before scaling. */
    private int leftWidth = WindowSettings.DEFAULT.leftWidth();

    private int rightWidth = WindowSettings.DEFAULT.rightWidth();
    private int modelHeight = WindowSettings.DEFAULT.modelHeight();

    /**
     * Everything that the window is put together from.
     *
     * @param toolbar above
     * @param problems below the toolbar, unseen while there are none
     * @param banners between them, unseen while there is nothing to be said
     * @param empty instead of all panes while nothing is open
     * @param modelTree left above
     * @param frameStrip left below
     * @param tabs in the middle
     * @param inspector right
     * @param status below
     */
    record Parts(
            JComponent toolbar,
            JComponent problems,
            JComponent banners,
            JComponent empty,
            JComponent modelTree,
            JComponent frameStrip,
            ViewTabs tabs,
            JComponent inspector,
            JComponent status) {}

    WindowFrame(Parts parts, MenuBar menu) {
        tabs = parts.tabs();
        model = new PaneHeader("Model", parts.modelTree());
        frames = new PaneHeader("Frames", parts.frameStrip());
        left = split(JSplitPane.VERTICAL_SPLIT, model.component(), frames.component(), 0.5);
        inner = split(JSplitPane.HORIZONTAL_SPLIT, tabs.component(), parts.inspector(), 1);
        outer = split(JSplitPane.HORIZONTAL_SPLIT, left, inner, 0);
        tabs.component().setMinimumSize(UIScale.scale(new Dimension(200, 100)));
        parts.inspector().setMinimumSize(UIScale.scale(new Dimension(100, 100)));
        UserEvents.onResize(outer, this::arrange);
        outer.addPropertyChangeListener(JSplitPane.DIVIDER_LOCATION_PROPERTY, event -> dragged());
        inner.addPropertyChangeListener(JSplitPane.DIVIDER_LOCATION_PROPERTY, event -> dragged());
        left.addPropertyChangeListener(JSplitPane.DIVIDER_LOCATION_PROPERTY, event -> dragged());
        centre.add(parts.empty(), EMPTY);
        centre.add(outer, WORK);
        var top = new JPanel(new BorderLayout());
        top.add(parts.toolbar(), BorderLayout.NORTH);
        top.add(parts.banners(), BorderLayout.CENTER);
        top.add(parts.problems(), BorderLayout.SOUTH);
        frame.setJMenuBar(menu.component());
        frame.add(top, BorderLayout.NORTH);
        frame.add(centre, BorderLayout.CENTER);
        frame.add(parts.status(), BorderLayout.SOUTH);
        frame.setFocusTraversalPolicy(new ReadingOrder());
        frame.setDefaultCloseOperation(WindowConstants.DO_NOTHING_ON_CLOSE);
        frame.setIconImages(FlatSVGUtils.createWindowIconImages("/org/convscope/ui/icons/app.svg"));
        frame.setMinimumSize(leastSize());
    }

    private static Dimension leastSize() {
        Dimension scaled = UIScale.scale(LEAST_SIZE);
        return new Dimension(Math.min(scaled.width, LEAST_SCREEN.width), Math.min(scaled.height, LEAST_SCREEN.height));
    }

    /** Text and icons have another size. */
    void rescale() {
        frame.setMinimumSize(leastSize());
        arrange();
    }

    /** The panes as they are to be, as far as there is room: the views keep the most of a narrow window. */
    private void arrange() {
        int width = outer.getWidth() == 0 ? frame.getWidth() : outer.getWidth();
        int most = Math.max(1, width / PANE_SHARE);
        int before = Math.min(UIScale.scale(leftWidth), most);
        int behind = Math.min(UIScale.scale(rightWidth), most);
        int both = Math.max(0, width - UIScale.scale(VIEWS_LEAST));
        if (before + behind > both) {
            int left = both * before / (before + behind);
            before = Math.min(before, Math.max(UIScale.scale(LEFT_LEAST), left));
            behind = Math.min(behind, Math.max(UIScale.scale(RIGHT_LEAST), both - left));
        }
        outer.setDividerLocation(before);
        inner.setDividerLocation(width - before - outer.getDividerSize() - behind - inner.getDividerSize());
        int height = left.getHeight() == 0 ? Integer.MAX_VALUE : left.getHeight();
        left.setDividerLocation(Math.min(UIScale.scale(modelHeight), height - height / FRAMES_SHARE));
    }

    /** What the user makes of the panes is kept; what another size of the window makes of them is not. */
    private void dragged() {
        if (EventQueue.getCurrentEvent() instanceof InputEvent && outer.getWidth() > 0) {
            leftWidth = UIScale.unscale(outer.getDividerLocation());
            rightWidth = UIScale.unscale(inner.getWidth() - inner.getDividerLocation() - inner.getDividerSize());
            modelHeight = UIScale.unscale(left.getDividerLocation());
        }
    }

    private static JSplitPane split(int orientation, JComponent first, JComponent second, double weight) {
        var split = new JSplitPane(orientation, true, first, second);
        split.setBorder(null);
        split.setResizeWeight(weight);
        return split;
    }

    JFrame frame() {
        return frame;
    }

    /** Takes drops anywhere, also on lists and trees, which would refuse them. */
    void acceptDrops(TransferHandler handler) {
        frame.getRootPane().setTransferHandler(handler);
        acceptDrops(frame.getContentPane(), handler, new DropOutline(frame.getRootPane()));
    }

    private static void acceptDrops(Container container, TransferHandler handler, DropOutline outline) {
        for (Component child : container.getComponents()) {
            if (child instanceof JTree || child instanceof JList || child instanceof JTable) {
                var list = (JComponent) child;
                if (!takesDropsItself(list)) {
                    list.setTransferHandler(handler);
                }
                outline.watch(list);
            } else if (child instanceof JPanel panel && takesDropsItself(panel)) {
                outline.watch(panel);
            }
            if (child instanceof Container inside) {
                acceptDrops(inside, handler, outline);
            }
        }
    }

    /** Not one that its look gave it. */
    private static boolean takesDropsItself(JComponent component) {
        TransferHandler own = component.getTransferHandler();
        return own != null && !(own instanceof UIResource);
    }

    /** Title, headers, and the empty pane or the others. */
    void show(Workspace workspace, Optional<ModelDocument> document) {
        int count = workspace.frames().size();
        String counted = count == 1 ? "1 frame" : count + " frames";
        String name = document.map(ModelDocument::name).orElse("");
        var title = new StringBuilder();
        if (!name.isEmpty()) {
            title.append(name).append(" – ");
        }
        if (count > 0) {
            title.append(counted).append(" – ");
        }
        frame.setTitle(title + "Convscope");
        String start = document.flatMap(open -> open.network().declarations().start())
                .map(layer -> ", from " + layer + " on")
                .orElse("");
        String shown = document.isPresent()
                ? name + start
                : workspace
                        .model()
                        .map(file -> file.getFileName() + ", missing")
                        .orElse("");
        int others = workspace.otherModels().size();
        if (others == 0) {
            model.detail(shown);
        } else {
            model.choice(shown, others == 1 ? "Another model is open too" : others + " other models are open too");
        }
        frames.detail(count == 0 ? "" : Integer.toString(count));
        cards.show(centre, workspace.isEmpty() ? EMPTY : WORK);
        tabs.show(workspace.isEmpty() ? ViewTabs.Visibility.HIDDEN : ViewTabs.Visibility.SHOWN);
    }

    /**
     * What opens at a click on the model's name.
     *
     * @param menu empty where there is nothing to choose
     */
    void modelMenu(Supplier<Optional<JPopupMenu>> menu) {
        model.menu(menu);
    }

    /** Puts the window where it was the last time, if that is still on a screen. */
    void restore(WindowSettings settings) {
        Dimension first = UIScale.scale(FIRST_SIZE);
        Rectangle screen = GraphicsEnvironment.getLocalGraphicsEnvironment().getMaximumWindowBounds();
        Optional<Rectangle> bounds = settings.bounds().filter(WindowFrame::isOnAScreen);
        if (bounds.isPresent()) {
            frame.setBounds(bounds.get());
        } else {
            frame.setSize(Math.min(first.width, screen.width), Math.min(first.height, screen.height));
            frame.setLocationRelativeTo(null);
        }
        if (settings.state() == WindowSettings.WindowState.MAXIMISED) {
            frame.setExtendedState(frame.getExtendedState() | JFrame.MAXIMIZED_BOTH);
        }
        leftWidth = settings.leftWidth();
        rightWidth = settings.rightWidth();
        modelHeight = settings.modelHeight();
        arrange();
    }

    /** Into the settings, for the next start. */
    WindowSettings remember(WindowSettings settings) {
        boolean maximised = (frame.getExtendedState() & JFrame.MAXIMIZED_BOTH) != 0;
        return settings.window(
                        maximised ? settings.bounds() : Optional.of(frame.getBounds()),
                        maximised ? WindowSettings.WindowState.MAXIMISED : WindowSettings.WindowState.NORMAL)
                .panes(leftWidth, rightWidth, modelHeight);
    }

    /** Enough of it to be taken hold of. */
    private static boolean isOnAScreen(Rectangle bounds) {
        return Arrays.stream(GraphicsEnvironment.getLocalGraphicsEnvironment().getScreenDevices())
                .map(screen -> screen.getDefaultConfiguration().getBounds().intersection(bounds))
                .anyMatch(seen -> seen.width > 100 && seen.height > 100);
    }
}
