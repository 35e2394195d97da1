package org.convscope.ui.inspector;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JScrollPane;
import net.miginfocom.swing.MigLayout;
import org.convscope.input.Preprocessing;
import org.convscope.inspect.target.Target;
import org.convscope.ui.component.ScrolledColumn;
import org.convscope.ui.component.WrappedText;
import org.convscope.ui.pointer.SeenOnFrame;
import org.convscope.ui.theme.ThemeLook;
import org.convscope.ui.view.ModelDocument;
import org.convscope.ui.view.ViewContext;
import org.convscope.workspace.Change;
import org.convscope.workspace.Concern;
import org.convscope.workspace.FrameSettings;
import org.convscope.workspace.Workspace;

/** The panel beside the views: follows the selection. */
public final class InspectorPanel {
    private static final Set<Concern> UNIT =
            Set.of(Change.MODEL, Change.PREPROCESSING, Change.LAYER, Change.UNIT, Change.FRAME, Change.APPEARANCE);
    private static final Set<Concern> PREDICTION = Set.of(Change.MODEL, Change.PREPROCESSING, Change.FRAME);

    private final ViewContext context;
    private final UnitSection unit;
    private final GlanceSection glance;
    private final PredictionSection prediction;
    private final InspectorSection preparation = new InspectorSection("Preprocessing");
    private final WrappedText guess = new WrappedText(ThemeLook::warningText);
    private final WrappedText steps = InspectorSection.muted();
    private final JScrollPane scroll;

    /**
     * @param explain writes the page on an answer of the model; on the strongest where none is named
     */
    public InspectorPanel(ViewContext context, SeenOnFrame seen, Consumer<Optional<Target.OutputClass>> explain) {
        this.context = context;
        var work = new InspectorWork(context);
        unit = new UnitSection(context, seen, work);
        glance = new GlanceSection(
                context, seen, () -> unit.update(context.workspace().get()));
        prediction = new PredictionSection(context, work, explain);
        preparation.line(guess);
        preparation.line(steps);
        var column = new ScrolledColumn(new MigLayout("insets 0, gap 0, hidemode 3, wrap 1", "[grow,fill]", ""), 20);
        column.add(prediction, "growx");
        column.add(unit, "growx");
        column.add(glance, "growx");
        column.add(preparation, "growx");
        scroll = new JScrollPane(
                column, JScrollPane.VERTICAL_SCROLLBAR_AS_NEEDED, JScrollPane.HORIZONTAL_SCROLLBAR_NEVER);
        scroll.setBorder(BorderFactory.createEmptyBorder());
        scroll.getVerticalScrollBar().setUnitIncrement(UIScale.scale(20));
        scroll.setPreferredSize(UIScale.scale(new Dimension(290, 400)));
        scroll.setMinimumSize(UIScale.scale(new Dimension(180, 100)));
        context.workspace().addListener((before, now, changes) -> changed(now, changes));
        changed(context.workspace().get(), Set.of(Change.values()));
    }

    private void changed(Workspace now, Set<Concern> changes) {
        if (changes.contains(Change.FRAME_CONTENT)) {
            unit.forget();
            glance.forget();
            prediction.forget();
        }
        if (changes.stream().anyMatch(UNIT::contains)) {
            unit.update(now);
        }
        if (changes.contains(Change.FRAME)) {
            glance.update(now);
        }
        if (changes.contains(FrameSettings.KEY)) {
            glance.recolour();
            unit.sayResolution();
        }
        if (changes.contains(Change.PIXEL)) {
            glance.repaintMarks();
        }
        if (changes.stream().anyMatch(PREDICTION::contains)) {
            prediction.update(now);
            showPreprocessing();
        }
    }

    private void showPreprocessing() {
        ModelDocument model = context.documents().model().orElse(null);
        preparation.setVisible(model != null);
        if (model != null) {
            Preprocessing preprocessing = model.preprocessing();
            guess.say(
                    !preprocessing.isGuess()
                            ? ""
                            : preprocessing.reason().isEmpty()
                                    ? "A guess: nothing beside the model says how its frames were prepared."
                                    : "A guess: " + preprocessing.reason() + ".");
            steps.say(String.join("\n", PreprocessingText.steps(preprocessing)));
        }
    }

    public JComponent component() {
        return scroll;
    }
}
