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
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JTable;
import javax.swing.JTree;
import javax.swing.TransferHandler;
import javax.swing.WindowConstants;
import javax.swing.plaf.UIResource;
import org.convscope.frame.FrameCount;
import org.convscope.ui.component.ReadingOrder;
import org.convscope.ui.drop.DropOutline;
import org.convscope.ui.settings.WindowSettings;
import org.convscope.ui.view.ModelDocument;
import org.convscope.workspace.Workspace;

/** The window's frame and panes. */
final class WindowFrame {
    private static final String EMPTY = "empty";
    private static final String WORK = "work";

    private static final Dimension FIRST_SIZE = new Dimension(1280, 820);
    /** Where the screen is larger: the tabs have room for words. */
    private static final Dimension FIRST_SIZE_OF_LARGE = new Dimension(1800, 1120);

    private static final double SHARE_OF_LARGE = 0.95;
    private static final Dimension LEAST_SIZE = new Dimension(640, 420);
    /** There is no smaller screen that counts, however large the text is. */
    private static final Dimension LEAST_SCREEN = new Dimension(1000, 680);

    private final JFrame frame = new JFrame("Convscope");
    private final CardLayout cards = new CardLayout();
    private final JPanel centre = new JPanel(cards);
    private final DropOutline outline;
    private final TransferHandler drops;
    private final FirstPaint seen = new FirstPaint(centre);
    private Optional<WorkPane> work = Optional.empty();

    /**
     * Everything that the window is put together from.
     *
     * @param toolbar above
     * @param problems below the toolbar, unseen while there are none
     * @param banners between them, unseen while there is nothing to be said
     * @param empty instead of all panes while nothing is open
     * @param status below
     */
    record Parts(JComponent toolbar, JComponent problems, JComponent banners, JComponent empty, JComponent status) {}

    /**
     * @param drops takes what is dropped anywhere
     */
    WindowFrame(Parts parts, MenuBar menu, TransferHandler drops) {
        this.drops = drops;
        centre.add(parts.empty(), EMPTY);
        var top = new JPanel(new BorderLayout());
        top.add(parts.toolbar(), BorderLayout.NORTH);
        top.add(parts.banners(), BorderLayout.CENTER);
        top.add(parts.problems(), BorderLayout.SOUTH);
        frame.setJMenuBar(menu.component());
        frame.add(top, BorderLayout.NORTH);
        frame.add(seen.component(), BorderLayout.CENTER);
        frame.add(parts.status(), BorderLayout.SOUTH);
        frame.setFocusTraversalPolicy(new ReadingOrder());
        frame.setDefaultCloseOperation(WindowConstants.DO_NOTHING_ON_CLOSE);
        frame.setIconImages(FlatSVGUtils.createWindowIconImages("/org/convscope/ui/icons/app.svg"));
        frame.setMinimumSize(leastSize());
        frame.getRootPane().setTransferHandler(drops);
        outline = new DropOutline(frame.getRootPane());
        acceptDrops(frame.getContentPane());
    }

    /** Shows it, and does this once it can be seen. */
    void show(Runnable then) {
        seen.then(then);
        frame.setVisible(true);
    }

    /** Puts the panes in that show what is open. */
    void put(WorkPane panes) {
        work = Optional.of(panes);
        centre.add(panes.component(), WORK);
        acceptDrops(panes.component());
    }

    private static Dimension leastSize() {
        Dimension scaled = UIScale.scale(LEAST_SIZE);
        return new Dimension(Math.min(scaled.width, LEAST_SCREEN.width), Math.min(scaled.height, LEAST_SCREEN.height));
    }

    /** Text and icons have another size. */
    void rescale() {
        frame.setMinimumSize(leastSize());
        work.ifPresent(WorkPane::arrange);
    }

    JFrame frame() {
        return frame;
    }

    /** Also lists and trees take drops, which would refuse them. */
    private void acceptDrops(Container container) {
        for (Component child : container.getComponents()) {
            if (child instanceof JTree || child instanceof JList || child instanceof JTable) {
                var list = (JComponent) child;
                if (!takesDropsItself(list)) {
                    list.setTransferHandler(drops);
                }
                outline.watch(list);
            } else if (child instanceof JPanel panel && takesDropsItself(panel)) {
                outline.watch(panel);
            }
            if (child instanceof Container inside) {
                acceptDrops(inside);
            }
        }
    }

    /** Not one that its look gave it. */
    private static boolean takesDropsItself(JComponent component) {
        TransferHandler own = component.getTransferHandler();
        return own != null && !(own instanceof UIResource);
    }

    /** Title, and the empty pane or the others. */
    void show(Workspace workspace, Optional<ModelDocument> document) {
        int count = workspace.frames().size();
        String name = document.map(ModelDocument::name).orElse("");
        var title = new StringBuilder();
        if (!name.isEmpty()) {
            title.append(name).append(" – ");
        }
        if (count > 0) {
            title.append(FrameCount.text(count)).append(" – ");
        }
        frame.setTitle(title + "Convscope");
        cards.show(centre, workspace.isEmpty() ? EMPTY : WORK);
        work.ifPresent(panes -> panes.show(workspace, document));
    }

    /** Puts the window where it was the last time, if that is still on a screen. */
    void restore(WindowSettings settings) {
        Rectangle screen = GraphicsEnvironment.getLocalGraphicsEnvironment().getMaximumWindowBounds();
        Optional<Rectangle> bounds = settings.bounds().filter(WindowFrame::isOnAScreen);
        if (bounds.isPresent()) {
            frame.setBounds(bounds.get());
        } else {
            frame.setSize(firstSize(screen.getSize()));
            frame.setLocationRelativeTo(null);
        }
        if (settings.state() == WindowSettings.WindowState.MAXIMISED) {
            frame.setExtendedState(frame.getExtendedState() | JFrame.MAXIMIZED_BOTH);
        }
    }

    /**
     * The size of a window that was never opened before.
     *
     * @param screen what of it windows may take
     */
    static Dimension firstSize(Dimension screen) {
        Dimension usual = UIScale.scale(FIRST_SIZE);
        Dimension large = UIScale.scale(FIRST_SIZE_OF_LARGE);
        return new Dimension(
                first(screen.width, usual.width, large.width), first(screen.height, usual.height, large.height));
    }

    private static int first(int screen, int usual, int large) {
        return Math.min(screen, Math.max(usual, Math.min(large, (int) (SHARE_OF_LARGE * screen))));
    }

    /** Into the settings, for the next start. */
    WindowSettings remember(WindowSettings settings) {
        boolean maximised = (frame.getExtendedState() & JFrame.MAXIMIZED_BOTH) != 0;
        WindowSettings placed = settings.window(
                maximised ? settings.bounds() : Optional.of(frame.getBounds()),
                maximised ? WindowSettings.WindowState.MAXIMISED : WindowSettings.WindowState.NORMAL);
        return work.map(panes -> panes.remember(placed)).orElse(placed);
    }

    /** Enough of it to be taken hold of. */
    private static boolean isOnAScreen(Rectangle bounds) {
        return Arrays.stream(GraphicsEnvironment.getLocalGraphicsEnvironment().getScreenDevices())
                .map(screen -> screen.getDefaultConfiguration().getBounds().intersection(bounds))
                .anyMatch(seen -> seen.width > 100 && seen.height > 100);
    }
}
