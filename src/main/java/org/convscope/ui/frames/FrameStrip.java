package org.convscope.ui.frames;

import java.awt.Component;
import java.awt.Graphics;
import java.awt.GraphicsEnvironment;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.event.KeyEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javax.swing.AbstractListModel;
import javax.swing.Action;
import javax.swing.BorderFactory;
import javax.swing.DropMode;
import javax.swing.JComponent;
import javax.swing.JList;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import javax.swing.JScrollPane;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import javax.swing.ToolTipManager;
import javax.swing.TransferHandler;
import org.convscope.choice.LightTableSize;
import org.convscope.frame.FrameSource;
import org.convscope.task.TaskRunner;
import org.convscope.ui.canvas.CanvasText;
import org.convscope.ui.component.UserEvents;
import org.convscope.ui.drop.FrameDrag;
import org.convscope.workspace.Change;
import org.convscope.workspace.Concern;
import org.convscope.workspace.FrameStore;
import org.convscope.workspace.LightTableChoice;
import org.convscope.workspace.LightTableSettings;
import org.convscope.workspace.Navigation;
import org.convscope.workspace.Workspace;
import org.convscope.workspace.WorkspaceModel;

/**
 * All open frames by category: a click selects a frame, one on a heading the frames under it. Two and more that are selected
 * with Ctrl or Shift lie on the light table; a click on the right edge lays one there or takes it off.
 */
public final class FrameStrip {
    private static final String CLOSE = "close";

    private final WorkspaceModel workspace;
    private final Rows rows = new Rows();
    private final JList<StripRow> list = new JList<>(rows) {
        @Override
        protected void paintComponent(Graphics graphics) {
            super.paintComponent(graphics);
            if (rows.getSize() == 0) {
                CanvasText.instead(this, graphics, "No frames are open: drop some, or choose File > Open");
            }
        }

        @Override
        protected void processMouseEvent(MouseEvent event) {
            if (!isOnHeading(event)) {
                super.processMouseEvent(event);
            }
        }
    };
    private final StripRenderer renderer;
    private final ThumbnailMaker thumbnails;
    private final JScrollPane scroll = new JScrollPane(list);

    /**
     * @param files takes files that are dropped on the strip
     */
    public FrameStrip(WorkspaceModel workspace, TaskRunner tasks, FrameStore frames, TransferHandler files) {
        this.workspace = workspace;
        this.thumbnails = new ThumbnailMaker(tasks, frames, list::repaint);
        this.renderer = new StripRenderer(thumbnails);
        list.setName("frames");
        list.setCellRenderer(renderer);
        list.setSelectionModel(new StripSelection(rows::isFrame));
        list.getAccessibleContext().setAccessibleName("Frames");
        list.addListSelectionListener(event -> {
            selected();
            if (!event.getValueIsAdjusting()) {
                layOnTable();
            }
        });
        list.setTransferHandler(new FrameDrag(this::selectedFrames, files));
        // what hovers over the strip selects nothing
        list.setDropMode(DropMode.ON);
        // who has no screen has no mouse to drag with
        list.setDragEnabled(!GraphicsEnvironment.isHeadless());
        list.addMouseListener(new MouseAdapter() {
            @Override
            public void mouseClicked(MouseEvent event) {
                if (event.getX() > list.getWidth() - StripRenderer.markWidth()) {
                    at(event).ifPresent(FrameStrip.this::compare);
                }
            }
        });
        list.setComponentPopupMenu(menu());
        list.getInputMap().put(KeyStroke.getKeyStroke(KeyEvent.VK_DELETE, 0), CLOSE);
        list.getActionMap().put(CLOSE, action("Close frames", this::close));
        list.getInputMap().put(KeyStroke.getKeyStroke(KeyEvent.VK_SPACE, 0), "none"); // blinks, here as everywhere
        ToolTipManager.sharedInstance().registerComponent(list);
        scroll.setBorder(BorderFactory.createEmptyBorder());
        scroll.getViewport().addChangeListener(event -> wantVisible());
        list.addPropertyChangeListener("font", event -> measure());
        list.addPropertyChangeListener("UI", event -> measure());
        UserEvents.onResize(scroll, () -> {
            measure();
            list.ensureIndexIsVisible(list.getSelectedIndex());
        });
        show(workspace.get());
        workspace.addListener((before, now, changes) -> {
            if (changes.contains(Change.FRAME_CONTENT) || now.frames().isEmpty()) {
                thumbnails.forget();
            }
            if (changes.contains(Change.FRAMES)
                    || changes.contains(Change.FRAME)
                    || changes.contains(LightTableSettings.KEY)) {
                show(now, changes);
            }
        });
    }

    public JComponent component() {
        return scroll;
    }

    private JPopupMenu menu() {
        var closing = new JMenuItem(action("Close frame", this::close));
        var stack = new JMenuItem(action("Close this stack", frames -> close(stack())));
        var menu = new JPopupMenu() {
            @Override
            public void show(Component invoker, int x, int y) {
                // the menu is about the frame under the pointer
                int index = list.locationToIndex(new Point(x, y));
                if (rows.isFrame(index)) {
                    if (!list.isSelectedIndex(index)) {
                        list.setSelectedIndex(index);
                    }
                    int frames = selectedFrames().size();
                    closing.setText(frames == 1 ? "Close frame" : "Close " + frames + " frames");
                    stack.setEnabled(stack().size() > 1);
                    super.show(invoker, x, y);
                }
            }
        };
        menu.add(action("Add to or take off light table", frames -> frames.forEach(this::compare)));
        menu.add(closing);
        menu.add(stack);
        return menu;
    }

    private Action action(String name, Consumer<List<FrameSource>> handler) {
        return UserEvents.action(name, () -> handler.accept(selectedFrames()));
    }

    private List<FrameSource> selectedFrames() {
        return Arrays.stream(list.getSelectedIndices())
                .boxed()
                .flatMap(index -> rows.frame(index).stream())
                .toList();
    }

    /** All images of the selected frames' files. */
    private List<FrameSource> stack() {
        return selectedFrames().stream()
                .flatMap(frame -> Navigation.stack(workspace.get(), frame).stream())
                .distinct()
                .toList();
    }

    private void close(List<FrameSource> frames) {
        workspace.update(now -> Navigation.close(now, frames));
    }

    private Optional<FrameSource> at(MouseEvent event) {
        int index = list.locationToIndex(event.getPoint());
        Rectangle bounds = index < 0 ? null : list.getCellBounds(index, index);
        return bounds != null && bounds.contains(event.getPoint()) ? rows.frame(index) : Optional.empty();
    }

    private void compare(FrameSource frame) {
        workspace.update(LightTableSettings.KEY, lightTable -> lightTable.toggle(frame));
    }

    /** Several that are chosen are compared. */
    private void layOnTable() {
        List<FrameSource> chosen = selectedFrames();
        if (chosen.size() >= LightTableSize.LEAST) {
            workspace.update(now -> LightTableChoice.only(now, chosen));
        }
    }

    /** A click on a category's heading selects its frames, with Ctrl beside the others. */
    private boolean isOnHeading(MouseEvent event) {
        int index = list.locationToIndex(event.getPoint());
        boolean on = index >= 0
                && !rows.isFrame(index)
                && list.getCellBounds(index, index).contains(event.getPoint());
        if (on && event.getID() == MouseEvent.MOUSE_PRESSED && SwingUtilities.isLeftMouseButton(event)) {
            list.requestFocusInWindow();
            chooseUnder(index, event.isControlDown() || event.isMetaDown() || event.isShiftDown());
        }
        return on;
    }

    private void chooseUnder(int heading, boolean beside) {
        int last = heading;
        while (rows.isFrame(last + 1)) {
            last++;
        }
        if (beside) {
            list.addSelectionInterval(last, heading + 1);
        } else {
            list.setSelectionInterval(last, heading + 1);
        }
    }

    private void selected() {
        // of several, the one that was chosen last
        int lead = list.getLeadSelectionIndex();
        int shown = list.isSelectedIndex(lead) ? lead : list.getSelectedIndex();
        rows.frame(shown).ifPresent(frame -> workspace.select(selection -> selection.frame(frame)));
    }

    private void measure() {
        renderer.measure(list, scroll.getWidth(), rows.getSize());
    }

    /** Only frames that are looked at are read. */
    private void wantVisible() {
        int first = list.getFirstVisibleIndex();
        int last = list.getLastVisibleIndex();
        thumbnails.want(
                first < 0
                        ? List.of()
                        : IntStream.rangeClosed(first, last)
                                .boxed()
                                .flatMap(index -> rows.frame(index).stream())
                                .toList());
    }

    private void show(Workspace now, Set<Concern> changes) {
        if (changes.contains(Change.FRAMES)) {
            List<StripRow> shown = StripRow.of(now.frames());
            renderer.measure(list, scroll.getWidth(), shown.size());
            rows.show(shown);
            // once the list has its new size
            SwingUtilities.invokeLater(this::wantVisible);
        }
        renderer.compared(now.settings(LightTableSettings.KEY).frames());
        int index = now.selection().frame().map(rows::indexOf).orElse(-1);
        if (index < 0) {
            list.clearSelection();
        } else if (!list.isSelectedIndex(index)) {
            list.setSelectedIndex(index);
            list.ensureIndexIsVisible(index);
        }
        list.repaint();
    }

    private void show(Workspace now) {
        show(now, Set.of(Change.FRAMES));
    }

    private static final class Rows extends AbstractListModel<StripRow> {
        private transient List<StripRow> rows = List.of();

        void show(List<StripRow> newRows) {
            int before = rows.size();
            rows = List.of();
            if (before > 0) {
                fireIntervalRemoved(this, 0, before - 1);
            }
            rows = newRows;
            if (!rows.isEmpty()) {
                fireIntervalAdded(this, 0, rows.size() - 1);
            }
        }

        @Override
        public int getSize() {
            return rows.size();
        }

        @Override
        public StripRow getElementAt(int index) {
            return rows.get(index);
        }

        boolean isFrame(int index) {
            return frame(index).isPresent();
        }

        Optional<FrameSource> frame(int index) {
            return index >= 0 && index < rows.size() && rows.get(index) instanceof StripRow.Item item
                    ? Optional.of(item.entry().source())
                    : Optional.empty();
        }

        int indexOf(FrameSource source) {
            for (int i = 0; i < rows.size(); i++) {
                if (frame(i).equals(Optional.of(source))) {
                    return i;
                }
            }
            return -1;
        }
    }
}
