package org.convscope.inspect.ablation;

import java.util.List;
import java.util.function.Predicate;
import org.convscope.dataset.LabelColumn;
import org.convscope.dataset.LabelledFrame;

/** The frames that are labelled with a name: of the class of that name, or with yes in the column of that name. */
public final class FramesOfClass implements Predicate<LabelledFrame> {
    private final List<LabelColumn> columns;
    private final String name;

    /**
     * @param columns of the frames' labels
     */
    public FramesOfClass(List<LabelColumn> columns, String name) {
        this.columns = List.copyOf(columns);
        this.name = name;
    }

    @Override
    public boolean test(LabelledFrame frame) {
        for (int c = 0; c < columns.size(); c++) {
            LabelColumn column = columns.get(c);
            double value = frame.values().get(c);
            if (!Double.isNaN(value)
                    && switch (column.kind()) {
                        case CLASS -> column.classes().get((int) value).equals(name);
                        case BINARY -> column.name().equals(name) && value > 0;
                        case CONTINUOUS -> false;
                    }) {
                return true;
            }
        }
        return false;
    }
}
