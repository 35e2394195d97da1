package org.convscope.ui.frames;

import java.util.function.IntPredicate;
import javax.swing.DefaultListSelectionModel;
import javax.swing.ListSelectionModel;

/** Selects frames, several with Shift and Ctrl; headings are stepped over. */
final class StripSelection extends DefaultListSelectionModel {
    private final transient IntPredicate isFrame;

    StripSelection(IntPredicate isFrame) {
        this.isFrame = isFrame;
        setSelectionMode(ListSelectionModel.MULTIPLE_INTERVAL_SELECTION);
    }

    @Override
    public void setSelectionInterval(int anchor, int lead) {
        int wanted = lead;
        if (wanted >= 0 && !isFrame.test(wanted)) {
            wanted = lead < getLeadSelectionIndex() && lead > 0 ? lead - 1 : lead + 1;
        }
        if (wanted < 0 || isFrame.test(wanted)) {
            super.setSelectionInterval(anchor == lead ? wanted : anchor, wanted);
        }
    }

    @Override
    public void addSelectionInterval(int anchor, int lead) {
        if (isFrame.test(lead)) {
            super.addSelectionInterval(anchor, lead);
        }
    }
}
