package org.convscope.ui.pixel;

import java.util.function.UnaryOperator;
import javax.swing.JComponent;
import javax.swing.JSpinner;
import org.convscope.ui.component.NumberBox;
import org.convscope.ui.component.WrappedText;
import org.convscope.ui.component.WrappingRow;
import org.convscope.ui.theme.ThemeLook;
import org.convscope.workspace.PixelOptions;
import org.convscope.workspace.WorkspaceModel;

/** Above the figure: which value, and from which of its channels on. */
final class PixelBar {
    private static final int MOST = 99_999;

    private final WrappingRow panel = new WrappingRow();
    private final WorkspaceModel workspace;
    private final JSpinner row;
    private final JSpinner column;
    private final JSpinner first;
    private final JComponent channels;
    private final WrappedText said = new WrappedText(ThemeLook::muted);

    PixelBar(WorkspaceModel workspace) {
        this.workspace = workspace;
        row = NumberBox.of(
                "Row of the map, counted from 0 (Shift+Up, Shift+Down)",
                0,
                MOST,
                value -> update(now -> now.place(value, now.column())));
        column = NumberBox.of(
                "Column of the map, counted from 0 (Shift+Left, Shift+Right)",
                0,
                MOST,
                value -> update(now -> now.place(now.row(), value)));
        first = NumberBox.of(
                "The first channel that is shown: 0 is the one that adds most to the sum",
                0,
                MOST,
                value -> update(now -> now.first(value)));
        panel.addNamed("row", row);
        panel.addNamed("column", column);
        channels = panel.addNamed("strongest channels from", first);
        panel.add(said);
        follow();
    }

    private void update(UnaryOperator<PixelOptions> change) {
        workspace.update(PixelOptions.KEY, change);
    }

    /** Moves to another value. */
    void move(int rows, int columns) {
        update(now -> now.place(now.row() + rows, now.column() + columns));
    }

    /** Shows the settings as they are now. */
    void follow() {
        PixelOptions now = workspace.get().settings(PixelOptions.KEY);
        NumberBox.show(row, now.row());
        NumberBox.show(column, now.column());
        NumberBox.show(first, now.first());
    }

    /**
     * @param several whether there are channels to choose from
     */
    void say(String text, Several several) {
        said.setText(text.isEmpty() ? " " : text);
        channels.setVisible(several == Several.YES);
    }

    /** Whether a value is made of several channels. */
    enum Several {
        YES,
        NO
    }

    JComponent component() {
        return panel;
    }
}
