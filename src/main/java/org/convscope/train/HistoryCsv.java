package org.convscope.train;

import java.util.List;

/** How a training went, as Keras's {@code CSVLogger} writes it. */
public final class HistoryCsv {
    private HistoryCsv() {}

    /** {@code epoch,loss,accuracy,val_loss,val_accuracy}, epochs from 0 as Keras counts; empty where there is no number. */
    public static String text(List<EpochMetrics> history) {
        var text = new StringBuilder("epoch,loss,accuracy,val_loss,val_accuracy\n");
        for (EpochMetrics epoch : history) {
            text.append(epoch.epoch() - 1);
            for (double value :
                    new double[] {epoch.loss(), epoch.accuracy(), epoch.validationLoss(), epoch.validationAccuracy()}) {
                text.append(',').append(Double.isNaN(value) ? "" : Double.toString(value));
            }
            text.append('\n');
        }
        return text.toString();
    }
}
