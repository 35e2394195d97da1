package org.convscope.ui.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.ViewBench.onEventThread;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.swing.JLabel;
import javax.swing.JTable;
import org.convscope.input.Preprocessing;
import org.convscope.inspect.verify.VerifiedLayer;
import org.convscope.inspect.verify.VerifiedLayer.Verdict;
import org.convscope.inspect.verify.VerifyLayers;
import org.convscope.keras.KerasModels;
import org.convscope.keras.OpenModel;
import org.convscope.ui.view.ModelDocument;
import org.convscope.workspace.Workspace;
import org.convscope.workspace.WorkspaceModel;
import org.junit.jupiter.api.Test;

class VerifyMarksTest {
    private static final Path FILE = Path.of("src", "test", "resources", "golden", "k2_plain", "model.h5");
    private static final VerifiedLayer AGREES = new VerifiedLayer("conv", "(1, 4, 4, 2)", 1.5e-6, Verdict.AGREES, "");
    private static final VerifiedLayer DIFFERS = new VerifiedLayer("dense", "(1, 2)", 0.5, Verdict.DIFFERS, "");
    private static final VerifiedLayer LAMBDA =
            new VerifiedLayer("odd", "", Double.NaN, Verdict.NOT_COMPUTED, "a Lambda");
    private static final VerifyLayers.Result RESULT = new VerifyLayers.Result(List.of(AGREES, DIFFERS, LAMBDA), 1e-4);

    private final WorkspaceModel workspace = new WorkspaceModel(Workspace.EMPTY);
    private Optional<ModelDocument> open = Optional.empty();
    private final VerifyMarks marks = new VerifyMarks(workspace, () -> open);
    private final AtomicInteger told = new AtomicInteger();

    private ModelDocument document(OpenModel model) {
        return new ModelDocument(model, Optional.empty(), Preprocessing.RAW);
    }

    @Test
    void layersStayMarkedUntilTheModelChanges() {
        try (OpenModel model = KerasModels.open(FILE, Optional.empty())) {
            open = Optional.of(document(model));
            workspace.update(now -> now.model(Optional.of(FILE)));
            marks.addListener(told::incrementAndGet);

            marks.mark(model.network(), RESULT);

            assertThat(marks.of("conv")).contains(AGREES);
            assertThat(marks.of("other")).isEmpty();
            assertThat(told).hasValue(1);

            open = Optional.empty();
            workspace.update(now -> now.model(Optional.empty()));

            assertThat(marks.isVerified()).isFalse();
            assertThat(told).hasValue(2);
        }
    }

    @Test
    void anotherModelIsNeverMarkedAndNeverShowsTheMarks() {
        try (OpenModel model = KerasModels.open(FILE, Optional.empty());
                OpenModel other = KerasModels.open(FILE, Optional.empty())) {
            open = Optional.of(document(other));
            marks.mark(model.network(), RESULT);
            assertThat(marks.isVerified()).isFalse();

            marks.mark(other.network(), RESULT);
            assertThat(marks.result()).contains(RESULT);

            open = Optional.of(document(model));
            assertThat(marks.of("conv")).isEmpty();
        }
    }

    @Test
    void onlyWhatWasComparedCarriesAnIcon() {
        assertThat(VerifyWords.icon(AGREES)).contains("verified");
        assertThat(VerifyWords.icon(DIFFERS)).contains("differs");
        assertThat(VerifyWords.icon(LAMBDA)).isEmpty();
        assertThat(VerifyWords.tooltip(AGREES)).isEqualTo("verified against Keras, error 1.5e-6");
        assertThat(VerifyWords.tooltip(LAMBDA)).isEqualTo("not verified, not computed: a Lambda");
        assertThat(VerifyWords.outcome(new VerifyLayers.Result(List.of(AGREES, LAMBDA), 1e-4)))
                .isEqualTo("Verified");
        assertThat(VerifyWords.outcome(new VerifyLayers.Result(List.of(LAMBDA), 1e-4)))
                .isEqualTo("Nothing was compared");
    }

    @Test
    void theErrorIsANumberInTheTableSoThatItSorts() {
        var table = new VerifyTableModel();
        table.show(RESULT.rows());

        assertThat(table.getRowCount()).isEqualTo(3);
        assertThat(table.getColumnClass(VerifyTableModel.ERROR)).isEqualTo(Double.class);
        assertThat(table.getValueAt(1, VerifyTableModel.ERROR)).isEqualTo(0.5);
        assertThat(table.getValueAt(0, VerifyTableModel.LAYER)).isEqualTo("conv");
    }

    /** Table, tooltip, summary and tolerance. */
    @Test
    void everyNumberOfTheDialogIsWrittenTheSameWay() throws Exception {
        assertThat(List.of(0.0, 1e-4, 1.5e-6, 2.346e-7, 0.5, 12.0).stream().map(VerifyWords::number))
                .containsExactly("0", "1e-4", "1.5e-6", "2.35e-7", "5e-1", "1.2e1");
        assertThat(VerifyWords.error(Double.NaN)).isEmpty();
        assertThat(VerifyWords.error(Double.POSITIVE_INFINITY)).isEqualTo("no number");
        assertThat(VerifyWords.summary(RESULT))
                .contains("within " + VerifyWords.number(RESULT.tolerance()), "largest error 5e-1");
        onEventThread(() -> {
            var model = new VerifyTableModel();
            model.show(RESULT.rows());
            JTable table = VerifyTable.of(model, layer -> {});
            var cell = (JLabel)
                    table.prepareRenderer(table.getCellRenderer(1, VerifyTableModel.ERROR), 1, VerifyTableModel.ERROR);
            assertThat(cell.getText()).isEqualTo("5e-1");
            return table;
        });
    }
}
