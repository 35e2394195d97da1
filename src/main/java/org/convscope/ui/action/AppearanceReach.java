package org.convscope.ui.action;

import java.util.List;
import java.util.Optional;
import org.convscope.choice.Contrast;
import org.convscope.choice.RangeScope;
import org.convscope.workspace.ViewId;
import org.convscope.workspace.Workspace;

/** What the toolbar's choices can change in the view that is in front. */
final class AppearanceReach {
    private static final String OF_TILES = "Mean ± 2 σ is taken over each tile by itself, without limits";

    private AppearanceReach() {}

    /** Why nothing of the toolbar's can change what is in front; empty where something can. */
    static Optional<String> ofAppearance(Workspace now) {
        if (!now.view().ranges().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (now.view()) {
                    case DATA_SET -> "The frames of the data set are drawn by their own counts";
                    case HISTOGRAMS -> "The charts are the frame's: its curve and colours are chosen in the Frame view";
                    case FRAME -> "The frame has a curve, limits and colours of its own, above and below it";
                    default -> "What is in front has colours of its own";
                });
    }

    /** Why the range or the curve changes nothing in front. */
    static Optional<String> ofLimits(Workspace now) {
        return ofAppearance(now)
                .or(() -> now.appearance().contrast() == Contrast.STANDARDISED
                        ? Optional.of(OF_TILES)
                        : Optional.empty());
    }

    /** The ranges that can be had in front. */
    static List<RangeScope> scopes(Workspace now) {
        List<RangeScope> ranges = now.view().ranges();
        return ranges.isEmpty() ? List.of(RangeScope.values()) : ranges;
    }

    /** The range that is shown in front, whatever was chosen in another view. */
    static RangeScope scope(Workspace now) {
        RangeScope chosen = now.appearance().scope();
        if (scopes(now).contains(chosen)) {
            return chosen;
        }
        return now.view() == ViewId.LIGHT_TABLE ? RangeScope.FRAMES : RangeScope.LAYER;
    }
}
