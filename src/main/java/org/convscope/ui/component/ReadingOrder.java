package org.convscope.ui.component;

import java.awt.Component;
import javax.swing.LayoutFocusTraversalPolicy;

/** Tab goes to what can be operated, as it stands: from above to below, from left to right. Text in lines is passed over. */
public final class ReadingOrder extends LayoutFocusTraversalPolicy {
    @Override
    protected boolean accept(Component component) {
        return !(component instanceof WrappedText) && super.accept(component);
    }
}
