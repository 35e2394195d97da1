package org.convscope.ui.lab;

import java.util.Set;
import java.util.function.UnaryOperator;
import org.convscope.task.Lane;
import org.convscope.ui.component.WrappingRow;
import org.convscope.ui.view.ViewContext;
import org.convscope.ui.view.ViewTab;
import org.convscope.ui.work.AnswerView;
import org.convscope.workspace.Concern;
import org.convscope.workspace.LabSettings;
import org.convscope.workspace.ViewId;
import org.convscope.workspace.Workspace;

/** One pane of the lab: controls above, and the answer to what they say. */
abstract class LabPart<Q, A> extends AnswerView<Q, A> {
    private final LabSettings.Pane pane;
    private final WrappingRow bar = new WrappingRow();
    private boolean following;

    LabPart(
            LabSettings.Pane pane,
            String title,
            String tooltip,
            ViewContext context,
            Set<Concern> asksOn,
            Lane lane,
            String rows) {
        super(new ViewTab(ViewId.LAB, title, tooltip), context, asksOn, lane, column(rows));
        this.pane = pane;
        component().add(bar, "growx");
    }

    final LabSettings.Pane pane() {
        return pane;
    }

    final WrappingRow bar() {
        return bar;
    }

    final LabSettings lab() {
        return context().workspace().get().settings(LabSettings.KEY);
    }

    /** What the user chooses; nothing while the controls follow the settings. */
    final void choose(UnaryOperator<LabSettings> change) {
        if (!following) {
            context()
                    .workspace()
                    .update(now -> now.settings(LabSettings.KEY, change.apply(now.settings(LabSettings.KEY))));
        }
    }

    /** Shows the settings as they are now. */
    abstract void follow();

    final void followSettings() {
        following = true;
        follow();
        following = false;
    }

    @Override
    protected void changed(Workspace before, Workspace now, Set<Concern> changes) {
        if (changes.contains(LabSettings.KEY)) {
            followSettings();
        }
    }
}
