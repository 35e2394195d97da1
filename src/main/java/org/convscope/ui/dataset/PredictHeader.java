package org.convscope.ui.dataset;

import java.util.Optional;
import javax.swing.JButton;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import org.convscope.ui.action.AppAction;
import org.convscope.ui.action.ShortcutText;
import org.convscope.ui.work.JobPanel;

/** The button that begins predicting; in its place, while that goes on, how far it has come. */
final class PredictHeader {
    private final JButton predict = new JButton("Predict");
    private final JobPanel job;
    private final JPanel panel =
            new JPanel(new MigLayout("insets 0, gap 10lp, hidemode 3, fillx", "[]10lp[0:0,grow,fill][]"));

    PredictHeader(JobPanel job, Runnable start) {
        this.job = job;
        predict.setName("dataset-predict");
        predict.setToolTipText("Asks the open model about each of these frames, in the background"
                + ShortcutText.behind(AppAction.PREDICT_DATA_SET));
        predict.addActionListener(event -> start.run());
        // by cells: what is not seen would leave its column to the next
        panel.add(predict, "cell 0 0");
        panel.add(job, "cell 1 0, growx, wmin 0");
    }

    JPanel panel() {
        return panel;
    }

    /**
     * @param model its name
     * @param obstacle why it cannot begin
     */
    void update(int frames, String model, Optional<String> obstacle) {
        predict.setVisible(!job.isRunning());
        predict.setEnabled(obstacle.isEmpty());
        predict.setText("Predict " + DataSetWords.frames(frames, frames));
        predict.setToolTipText(obstacle.orElse("Asks " + model + " about each of these frames, in the background"
                + ShortcutText.behind(AppAction.PREDICT_DATA_SET)));
    }
}
