package org.convscope.ui.incoming;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JSpinner;
import org.convscope.choice.WindowBorder;
import org.convscope.ui.component.ChoiceBox;
import org.convscope.ui.component.NumberBox;
import org.convscope.ui.component.WrappedText;
import org.convscope.ui.component.WrappingRow;
import org.convscope.ui.theme.ThemeLook;
import org.convscope.workspace.IncomingOptions;
import org.convscope.workspace.WorkspaceModel;

/** Above the channels: from which layer, how many, and of weights from an earlier layer the window. */
final class IncomingBar {
    /** Stands for the layer before in the list of layers. */
    private static final String BEFORE = "";

    private static final Integer[] WINDOWS = {3, 5, 7, 9, 11};

    private final WrappingRow row = new WrappingRow();
    private final WorkspaceModel workspace;
    private final JComboBox<String> from;
    private final JSpinner count;
    private final JComboBox<Integer> window;
    private final JComboBox<WindowBorder> border;
    private final List<JComponent> ofEarlier;
    private final WrappedText said = new WrappedText(ThemeLook::muted);

    IncomingBar(WorkspaceModel workspace) {
        this.workspace = workspace;
        from = ChoiceBox.of(
                "From which layer the unit takes: the one before, by its kernel, or an earlier one, multiplied out"
                        + " through activations as they are and through maximum pooling as through average pooling",
                new String[] {BEFORE},
                BEFORE,
                IncomingBar::word,
                value -> update(settings().from(Optional.of(value).filter(one -> !one.equals(BEFORE)))));
        count = NumberBox.of(
                "How many channels, the strongest first",
                1,
                IncomingOptions.MOST,
                value -> update(settings().count(value)));
        window = ChoiceBox.of(
                "Rows and columns of the weights from an earlier layer",
                WINDOWS,
                settings().window(),
                side -> side + " × " + side,
                value -> update(settings().window(value)));
        border = ChoiceBox.of(
                "What becomes of weights at the window's border; the notebook pads a patch of its size with zeros",
                WindowBorder.values(),
                settings().border(),
                WindowBorder::meaning,
                value -> update(settings().border(value)));
        row.addNamed("from", from);
        row.addNamed("channels", count);
        ofEarlier = List.of(row.addNamed("window", window), row.addNamed("border", border));
        row.add(said);
        follow(List.of());
    }

    private static String word(String source) {
        return source.equals(BEFORE) ? "the layer before" : source;
    }

    private IncomingOptions settings() {
        return workspace.get().settings(IncomingOptions.KEY);
    }

    private void update(IncomingOptions settings) {
        workspace.update(now -> now.settings(IncomingOptions.KEY, settings));
    }

    /**
     * Shows the settings as they are now.
     *
     * @param sources the earlier layers that can be chosen
     */
    void follow(List<String> sources) {
        ChoiceBox.fill(from, Stream.concat(Stream.of(BEFORE), sources.stream()).toList());
        Optional<String> earlier = settings().from().filter(sources::contains);
        ChoiceBox.show(from, earlier.orElse(BEFORE));
        NumberBox.show(count, settings().count());
        ChoiceBox.showNumber(window, settings().window());
        ChoiceBox.show(border, settings().border());
        ofEarlier.forEach(one -> one.setVisible(earlier.isPresent()));
    }

    /** A few words on what is shown, or why something is not. */
    void say(String text) {
        said.setText(text.isEmpty() ? " " : text);
    }

    JComponent component() {
        return row;
    }
}
