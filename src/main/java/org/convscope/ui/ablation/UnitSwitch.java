package org.convscope.ui.ablation;

import java.util.List;
import javax.swing.JPopupMenu;
import org.convscope.dataset.LabelledFrame;
import org.convscope.inspect.ablation.UnitMeans;
import org.convscope.inspect.fold.FoldFrames;
import org.convscope.inspect.fold.FoldedFrames;
import org.convscope.inspect.maps.PrepareInput;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.SwitchedOff;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;
import org.convscope.task.Lane;
import org.convscope.task.Owner;
import org.convscope.task.Priority;
import org.convscope.ui.view.ModelDocument;
import org.convscope.ui.view.ViewContext;
import org.convscope.ui.work.NetworkInputs;
import org.convscope.workspace.Workspace;

/** The entries of a tile's menu that switch its unit off, to zero or to its mean over the open frames, and on again. */
public final class UnitSwitch {
    private static final String NOT_SWITCHED = "The unit was not switched off";

    private final Owner owner = Owner.named("mean of a unit");
    private final ViewContext context;

    public UnitSwitch(ViewContext context) {
        this.context = context;
    }

    /** Puts them into a menu. */
    public void fill(JPopupMenu menu, String layer, int unit) {
        Workspace now = context.workspace().get();
        if (now.isOff(layer, unit)) {
            menu.add("Switch unit " + unit + " on again")
                    .addActionListener(event -> context.workspace().update(at -> at.switchOn(layer, unit)));
        } else {
            boolean can = context.documents()
                    .model()
                    .filter(model -> canBeSwitchedOff(model.model().network(), layer, unit))
                    .isPresent();
            var off = menu.add("Switch unit " + unit + " off");
            off.addActionListener(event -> context.workspace().update(at -> at.switchOff(layer, unit, 0)));
            off.setEnabled(can);
            var mean = menu.add("Switch unit " + unit + " off to its mean over the open frames");
            mean.addActionListener(event -> toMean(layer, unit));
            mean.setEnabled(can && !now.frames().isEmpty());
        }
        if (!now.off().isEmpty()) {
            menu.add("Switch all units on again")
                    .addActionListener(event -> context.workspace().update(at -> at.off(List.of())));
        }
    }

    private static boolean canBeSwitchedOff(Network network, String layer, int unit) {
        try {
            SwitchedOff.toZero(layer, List.of(unit)).require(network);
            return true;
        } catch (ProblemException e) {
            return false;
        }
    }

    private void toMean(String layer, int unit) {
        ModelDocument model = context.documents().model().orElse(null);
        if (model == null) {
            return;
        }
        PrepareInput.obstacle(model.model().network())
                .ifPresentOrElse(
                        problem -> context.problems().report(NOT_SWITCHED, List.of(problem)),
                        () -> takeMean(model, layer, unit));
    }

    private void takeMean(ModelDocument model, String layer, int unit) {
        List<LabelledFrame> frames = context.workspace().get().frames().stream()
                .map(frame -> LabelledFrame.withoutLabels(frame.source()))
                .toList();
        Network network = model.model().network();
        FoldFrames<UnitMeans.Sums> means = UnitMeans.of(
                context.engine(),
                frame -> NetworkInputs.of(context, network, model.preprocessing(), frame.source()),
                network,
                layer,
                frames,
                problem -> {
                    // the failures of the fold name them
                });
        context.tasks()
                .submitSliced(
                        Lane.ENGINE,
                        Priority.BACKGROUND,
                        owner,
                        "Taking the mean of unit " + unit + " of " + layer,
                        monitor -> means.next(monitor).map(folded -> new TakenMean(model, folded)),
                        context.problems().receiver(NOT_SWITCHED, taken -> switchOff(taken, layer, unit)));
    }

    /** It says nothing of another model, or of frames that become inputs in another way. */
    private record TakenMean(ModelDocument model, FoldedFrames<UnitMeans.Sums> folded) {}

    private void switchOff(TakenMean taken, String layer, int unit) {
        boolean isOpen = context.documents()
                .model()
                .filter(model -> model.model() == taken.model().model()
                        && model.preprocessing().equals(taken.model().preprocessing()))
                .isPresent();
        if (!isOpen) {
            return;
        }
        double mean = taken.folded().part().means()[unit];
        String heading = NOT_SWITCHED;
        if (Double.isFinite(mean)) {
            context.workspace().update(now -> now.switchOff(layer, unit, mean));
            heading = "Frames that the mean is not of";
        } else if (taken.folded().frames() > 0) {
            Problem problem = Problem.of("the mean of unit " + unit + " over the open frames is no finite number")
                    .subject(LayerCall.subject(layer));
            context.problems().report(heading, List.of(problem));
        }
        context.problems()
                .report(
                        heading,
                        taken.folded().failures().stream()
                                .map(failure -> failure.problem())
                                .toList());
    }
}
