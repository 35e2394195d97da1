package org.convscope.ui;

import com.formdev.flatlaf.extras.FlatSVGUtils;
import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import java.awt.CardLayout;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
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
import org.convscope.ui.drop.DropOutline;
import org.convscope.ui.settings.WindowSettings;
import org.convscope.ui.view.ModelDocument;
import org.convscope.workspace.Workspace;

/** The window's frame and panes. */
final class WindowFrame {
    private static final String EMPTY = "empty";
    private static final String WORK = "work";
    /** A pane beside the views takes at most this part of the window when it opens. */
    private static final int PANE_SHARE = 3;

    private static final Dimension FIRST_SIZE = new Dimension(1280, 820);

    private final JFrame frame = new JFrame("Convscope");
    private final CardLayout cards = new CardLayout();
    private final JPanel centre = new JPanel(cards);
    private final JSplitPane left;
    private final JSplitPane outer;
    private final JSplitPane inner;
    private final PaneHeader model;
    private final PaneHeader frames;
    private final ViewTabs tabs;

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
        tabs.component().setMinimumSize(new Dimension(200, 100));
        parts.inspector().setMinimumSize(new Dimension(100, 100));
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
        frame.setMinimumSize(UIScale.scale(new Dimension(640, 420)));
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
        // the views keep the most of a narrow window
        int most = Math.max(1, frame.getWidth() / PANE_SHARE);
        int leftWidth = Math.min(UIScale.scale(settings.leftWidth()), most);
        outer.setDividerLocation(leftWidth);
        left.setDividerLocation(UIScale.scale(settings.modelHeight()));
        int right = Math.min(UIScale.scale(settings.rightWidth()), most);
        inner.setDividerLocation(frame.getWidth() - leftWidth - right);
    }

    /** Into the settings, for the next start. */
    WindowSettings remember(WindowSettings settings) {
        boolean maximised = (frame.getExtendedState() & JFrame.MAXIMIZED_BOTH) != 0;
        WindowSettings now = settings.window(
                maximised ? settings.bounds() : Optional.of(frame.getBounds()),
                maximised ? WindowSettings.WindowState.MAXIMISED : WindowSettings.WindowState.NORMAL);
        if (outer.getWidth() == 0) {
            return now;
        }
        return now.panes(
                UIScale.unscale(outer.getDividerLocation()),
                UIScale.unscale(inner.getWidth() - inner.getDividerLocation()),
                UIScale.unscale(left.getDividerLocation()));
    }

    /** Enough of it to be taken hold of. */
    private static boolean isOnAScreen(Rectangle bounds) {
        return Arrays.stream(GraphicsEnvironment.getLocalGraphicsEnvironment().getScreenDevices())
                .map(screen -> screen.getDefaultConfiguration().getBounds().intersection(bounds))
                .anyMatch(seen -> seen.width > 100 && seen.height > 100);
    }
}
