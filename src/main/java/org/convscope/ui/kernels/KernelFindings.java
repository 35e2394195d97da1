package org.convscope.ui.kernels;

import java.util.Optional;
import java.util.stream.Collectors;
import org.convscope.inspect.kernels.KernelSurvey;
import org.convscope.render.NumberText;
import org.convscope.render.mosaic.TileMark;

/** What stands out among a layer's kernels, in words and as marks. */
final class KernelFindings {
    private static final int NAMED = 12;

    private KernelFindings() {}

    /** {@code 2 dead · 1 near-identical pair}; a blank where nothing stands out. */
    static String text(KernelSurvey survey) {
        var text = new StringBuilder();
        add(text, survey.dead().size(), "dead", "dead");
        add(text, survey.notFinite().size(), "with NaN", "with NaN");
        add(text, survey.similar().size(), "near-identical pair", "near-identical pairs");
        return text.isEmpty() ? " " : text.toString();
    }

    private static void add(StringBuilder text, int count, String one, String many) {
        if (count > 0) {
            text.append(text.isEmpty() ? "" : " · ").append(count).append(' ').append(count == 1 ? one : many);
        }
    }

    /** The units by their numbers; null where nothing stands out and everything was looked at. */
    static String detail(KernelSurvey survey) {
        var text = new StringBuilder();
        if (!survey.dead().isEmpty()) {
            text.append("All zero: ")
                    .append(units(survey.dead().stream().map(unit -> "#" + unit).toList()));
        }
        if (!survey.similar().isEmpty()) {
            text.append(text.isEmpty() ? "" : ". ").append("Nearly the same: ");
            text.append(units(survey.similar().stream()
                    .map(pair -> "#" + pair.first() + " ≈ #" + pair.second() + " ("
                            + NumberText.percent(pair.distance()) + ")")
                    .toList()));
        }
        if (!survey.similarityChecked()) {
            text.append(text.isEmpty() ? "" : ". ").append("Too many numbers to look for near-identical kernels");
        }
        return text.toString();
    }

    private static String units(java.util.List<String> all) {
        String named = all.stream().limit(NAMED).collect(Collectors.joining(", "));
        return all.size() > NAMED ? named + " and " + (all.size() - NAMED) + " more" : named;
    }

    /** The mark of a unit's tile. */
    static Optional<TileMark> mark(KernelSurvey survey, int unit) {
        if (survey.dead().contains(unit)) {
            return Optional.of(TileMark.dead());
        }
        if (survey.notFinite().contains(unit)) {
            return Optional.of(TileMark.notFinite());
        }
        return survey.similar().stream()
                .filter(pair -> pair.first() == unit || pair.second() == unit)
                .findFirst()
                .map(pair -> TileMark.nearIdentical(pair.first() == unit ? pair.second() : pair.first()));
    }
}
