package org.convscope.ui.difference;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.Dimension;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import net.miginfocom.swing.MigLayout;
import org.convscope.inspect.difference.CompareModels;
import org.convscope.inspect.difference.LayerDifference;
import org.convscope.keras.KerasModels;
import org.convscope.keras.OpenModel;
import org.convscope.network.Network;
import org.convscope.task.Lane;
import org.convscope.task.Owner;
import org.convscope.task.TaskMonitor;
import org.convscope.ui.dialog.Dialogs;
import org.convscope.ui.dialog.FileChoosers;
import org.convscope.ui.view.ModelDocument;
import org.convscope.ui.view.ViewContext;
import org.convscope.workspace.Change;

/** Asks for another model and lists in which layers the open one has the same weights. */
public final class DifferenceDialog {
    private final Component parent;
    private final ViewContext context;
    private final FileChoosers choosers;
    private final Owner owner = Owner.named("difference");

    public DifferenceDialog(Component parent, ViewContext context, FileChoosers choosers) {
        this.parent = parent;
        this.context = context;
        this.choosers = choosers;
        context.workspace().addListener((before, now, changes) -> {
            if (changes.contains(Change.MODEL)) {
                context.tasks().cancel(owner);
            }
        });
    }

    public void show(ModelDocument document) {
        Path file = document.model().file().toAbsolutePath();
        Path folder = Optional.ofNullable(file.getParent()).orElse(file);
        choosers.openOne("Compare " + document.name() + " with", folder)
                .ifPresent(other -> compare(document, file, other));
    }

    private void compare(ModelDocument document, Path file, Path other) {
        // in the engine's lane: a model is closed there, so not while its weights are read
        context.tasks()
                .submit(
                        Lane.ENGINE,
                        owner,
                        "Comparing with " + other.getFileName(),
                        monitor -> differences(document.network(), other, monitor),
                        context.problems().receiver("The models were not compared", rows -> show(file, other, rows)));
    }

    private static List<LayerDifference> differences(Network network, Path other, TaskMonitor monitor) {
        try (OpenModel model = KerasModels.open(other, Optional.empty())) {
            return new CompareModels().compare(network, model.network(), monitor);
        }
    }

    private void show(Path file, Path other, List<LayerDifference> rows) {
        var model = new DifferenceTableModel(rows);
        var panel = new JPanel(new MigLayout("insets 0, wrap 1, fill, gap 8", "[grow, fill]", "[][][grow, fill][]"));
        panel.add(new JLabel("Open: " + file), "wmin 60");
        panel.add(new JLabel("Other: " + other), "wmin 60");
        panel.add(new JScrollPane(DifferenceTable.of(model)), "hmin 80");
        var summary = new JLabel(model.summary());
        summary.setName("difference-summary");
        summary.putClientProperty("FlatLaf.styleClass", "h4");
        summary.setToolTipText(model.summary());
        panel.add(summary, "wmin 60");
        panel.setPreferredSize(UIScale.scale(new Dimension(840, 520)));
        Dialogs.show(parent, "Compare models", panel);
    }
}
