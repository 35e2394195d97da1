package org.convscope.ui.window;

import java.awt.EventQueue;
import java.awt.Point;
import java.awt.Robot;
import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.Transferable;
import java.awt.datatransfer.UnsupportedFlavorException;
import java.awt.event.InputEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.SwingConstants;
import javax.swing.SwingUtilities;
import javax.swing.TransferHandler;

/**
 * A program of its own that drags files to a place of the screen, as a file manager does, hovers there until its input ends,
 * and lets go; ends with 0 if they were taken. Arguments: x, y, files.
 */
public final class DragSource {
    private static final int STEPS = 20;
    private static final int STEP_MILLISECONDS = 30;
    /** The target looks at a drag only after a second motion within it. */
    private static final int SETTLING_MOVES = 4;

    private static final int SETTLE_MILLISECONDS = 120;
    private static final int ATTEMPTS = 50;
    private static final AtomicBoolean DRAGGING = new AtomicBoolean();

    private DragSource() {}

    private record Files(List<File> files) implements Transferable {
        @Override
        public DataFlavor[] getTransferDataFlavors() {
            return new DataFlavor[] {DataFlavor.javaFileListFlavor};
        }

        @Override
        public boolean isDataFlavorSupported(DataFlavor flavour) {
            return DataFlavor.javaFileListFlavor.equals(flavour);
        }

        @Override
        public Object getTransferData(DataFlavor flavour) throws UnsupportedFlavorException {
            if (!isDataFlavorSupported(flavour)) {
                throw new UnsupportedFlavorException(flavour);
            }
            return files;
        }
    }

    private static final class Handler extends TransferHandler {
        private final transient Files files;

        Handler(Files files) {
            this.files = files;
        }

        @Override
        public int getSourceActions(JComponent component) {
            return COPY;
        }

        @Override
        protected Transferable createTransferable(JComponent component) {
            return files;
        }

        @Override
        protected void exportDone(JComponent source, Transferable data, int action) {
            System.exit(action == COPY ? 0 : 1);
        }
    }

    public static void main(String[] args) throws Exception {
        int x = Integer.parseInt(args[0]);
        int y = Integer.parseInt(args[1]);
        var files = new Files(Arrays.stream(args).skip(2).map(File::new).toList());
        var label = new JLabel("drag me", SwingConstants.CENTER);
        EventQueue.invokeAndWait(() -> show(label, files));
        var robot = new Robot();
        robot.setAutoWaitForIdle(true);
        robot.delay(800);
        Point from = new Point(label.getWidth() / 2, label.getHeight() / 2);
        SwingUtilities.convertPointToScreen(from, label);
        begin(robot, from);
        for (int i = 1; i <= STEPS; i++) {
            robot.delay(STEP_MILLISECONDS);
            robot.mouseMove(from.x + (x - from.x) * i / STEPS, from.y + (y - from.y) * i / STEPS);
        }
        var toldToLetGo = CompletableFuture.runAsync(DragSource::readToTheEnd);
        for (int i = 0; i < SETTLING_MOVES || !toldToLetGo.isDone(); i++) {
            robot.delay(SETTLE_MILLISECONDS);
            robot.mouseMove(x + 1 + i % 2, y);
        }
        // wherever somebody else may have moved the mouse meanwhile
        for (int i = 0; i < SETTLING_MOVES; i++) {
            robot.mouseMove(x + 1 + i % 2, y);
            robot.delay(SETTLE_MILLISECONDS);
        }
        robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
        TimeUnit.MINUTES.sleep(3);
        System.exit(2);
    }

    /** Presses and moves until a drag has begun: a window that is not quite there yet takes no press. */
    private static void begin(Robot robot, Point from) {
        for (int attempt = 0; attempt < ATTEMPTS && !DRAGGING.get(); attempt++) {
            robot.setAutoWaitForIdle(true);
            robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
            robot.mouseMove(from.x, from.y);
            robot.delay(STEP_MILLISECONDS);
            robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
            // a drag that has begun has its own event loop: nothing here waits for that one
            robot.setAutoWaitForIdle(false);
            for (int i = 0; i < SETTLING_MOVES && !DRAGGING.get(); i++) {
                robot.delay(SETTLE_MILLISECONDS);
                robot.mouseMove(from.x + 3 * (i + 1), from.y);
            }
        }
    }

    private static void readToTheEnd() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void show(JLabel label, Files files) {
        label.setTransferHandler(new Handler(files));
        label.addMouseMotionListener(new MouseAdapter() {
            @Override
            public void mouseDragged(MouseEvent event) {
                if (DRAGGING.compareAndSet(false, true)) {
                    label.getTransferHandler().exportAsDrag(label, event, TransferHandler.COPY);
                }
            }
        });
        var frame = new JFrame("Drag source");
        frame.add(label);
        frame.setDefaultCloseOperation(JFrame.EXIT_ON_CLOSE);
        frame.setBounds(10, 10, 160, 100);
        frame.setAlwaysOnTop(true);
        frame.setVisible(true);
    }
}
