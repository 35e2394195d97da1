package org.convscope.ui.component;

import java.util.Locale;
import javax.accessibility.Accessible;
import javax.accessibility.AccessibleContext;
import javax.accessibility.AccessibleRole;
import javax.accessibility.AccessibleState;
import javax.accessibility.AccessibleStateSet;
import org.jspecify.annotations.Nullable;

/** One part of a drawn component as assistive technology sees it. */
final class PartContext extends AccessibleContext implements Accessible {
    private final DrawnComponent whole;
    private final int place;

    PartContext(DrawnComponent whole, DrawnParts parts, int place) {
        this.whole = whole;
        this.place = place;
        setAccessibleName(parts.name(place));
        setAccessibleParent(whole);
    }

    @Override
    public AccessibleContext getAccessibleContext() {
        return this;
    }

    @Override
    public AccessibleRole getAccessibleRole() {
        return AccessibleRole.LABEL;
    }

    @Override
    public AccessibleStateSet getAccessibleStateSet() {
        return whole.isShowing()
                ? new AccessibleStateSet(new AccessibleState[] {AccessibleState.VISIBLE, AccessibleState.SHOWING})
                : new AccessibleStateSet();
    }

    @Override
    public int getAccessibleIndexInParent() {
        return place;
    }

    @Override
    public int getAccessibleChildrenCount() {
        return 0;
    }

    @Override
    public @Nullable Accessible getAccessibleChild(int i) {
        return null;
    }

    @Override
    public Locale getLocale() {
        return whole.getLocale();
    }
}
