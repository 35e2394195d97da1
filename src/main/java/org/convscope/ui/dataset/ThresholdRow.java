package org.convscope.ui.dataset;

import java.util.List;
import java.util.Optional;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JSpinner;
import javax.swing.SpinnerNumberModel;
import org.convscope.dataset.LabelColumn;
import org.convscope.inspect.metrics.KeptFrames;
import org.convscope.inspect.metrics.LabelAnswers;
import org.convscope.inspect.prediction.DataSetPredictions;
import org.convscope.render.NumberText;
import org.convscope.ui.component.ChoiceBox;
import org.convscope.ui.component.NumberBox;
import org.convscope.ui.component.WrappedText;
import org.convscope.ui.component.WrappingRow;
import org.convscope.ui.theme.ThemeLook;
import org.jspecify.annotations.Nullable;

/** The threshold that loses at most a share of the frames of a label, and what it keeps. Seen where a label is yes or no, or a class. */
final class ThresholdRow {
    private static final double USUAL_PERCENT = 0.1;

    private final WrappingRow row = new WrappingRow();
    private final JSpinner percent = new JSpinner(new SpinnerNumberModel(USUAL_PERCENT, 0.0, 50.0, USUAL_PERCENT));
    private final JComboBox<String> option;
    private final WrappedText said = new WrappedText(ThemeLook::muted);
    private @Nullable DataSetPredictions predictions;
    private @Nullable KeptFrames kept;

    ThresholdRow() {
        option = ChoiceBox.of(
                "The label, or class, whose frames should not be lost",
                new String[0],
                "",
                name -> name,
                name -> work());
        option.setName("dataset-threshold-label");
        percent.setName("dataset-threshold-percent");
        percent.setToolTipText("The share of the frames with that label that may be rejected, in percent");
        NumberBox.name(percent, "Share that may be lost, in percent");
        percent.addChangeListener(event -> work());
        said.setName("dataset-threshold");
        row.addNamed("lose at most", percent);
        row.addNamed("% of", option);
        row.add(said);
        hide();
    }

    JComponent component() {
        return row;
    }

    void hide() {
        predictions = null;
        kept = null;
        row.setVisible(false);
    }

    /** A label that is answered. */
    void show(DataSetPredictions all, LabelAnswers answers) {
        boolean quantity = answers.column().kind() == LabelColumn.Kind.CONTINUOUS;
        List<String> names = quantity
                ? List.of()
                : answers.curves().stream().map(curve -> curve.name()).toList();
        if (names.isEmpty()) {
            hide();
            return;
        }
        predictions = all;
        ChoiceBox.fill(option, names);
        row.setVisible(true);
        work();
    }

    private void work() {
        DataSetPredictions all = predictions;
        if (all == null || option.getSelectedIndex() < 0) {
            return;
        }
        double share = ((Number) percent.getValue()).doubleValue() / 100;
        kept = KeptFrames.named(all, option.getItemAt(option.getSelectedIndex()))
                .flatMap(index -> KeptFrames.losing(share, index, all))
                .orElse(null);
        said.setText(Optional.ofNullable(kept).map(ThresholdRow::words).orElse("No frame is labelled so."));
    }

    private static String words(KeptFrames kept) {
        int all = kept.keep().size() + kept.reject().size();
        return "threshold " + NumberText.text(kept.threshold(), 4) + " keeps "
                + NumberText.count(kept.keep().size())
                + " of " + NumberText.count(all)
                + kept.truth()
                        .filter(truth -> truth.others() > 0)
                        .map(truth ->
                                ", rejects " + NumberText.percent((double) truth.othersRejected() / truth.others())
                                        + " of the others")
                        .orElse("");
    }

    /** The frames by the threshold that is shown. */
    Optional<KeptFrames> kept() {
        return Optional.ofNullable(kept);
    }
}
