package org.convscope.ui.component;

import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.util.Optional;
import javax.accessibility.Accessible;
import javax.accessibility.AccessibleContext;
import javax.accessibility.AccessibleRole;
import javax.swing.JComponent;

/** A component that draws itself, and tells assistive technology what it is and what it is made of. */
public abstract class DrawnComponent extends JComponent implements Accessible {
    private final transient AccessibleRole role;
    private transient Optional<DrawnParts> parts = Optional.empty();

    protected DrawnComponent(AccessibleRole role) {
        this.role = role;
    }

    /** Names what it is made of, such as the tiles of a mosaic; assistive technology goes from one to the next. */
    public final void setParts(DrawnParts named) {
        parts = Optional.of(named);
    }

    /**
     * Tells assistive technology that one of its parts is the one that is meant now.
     *
     * @param part its number, from 0
     */
    public final void announce(int part) {
        parts.ifPresent(named -> {
            getAccessibleContext().setAccessibleDescription(named.name(part));
            getAccessibleContext()
                    .firePropertyChange(
                            AccessibleContext.ACCESSIBLE_ACTIVE_DESCENDANT_PROPERTY,
                            null,
                            getAccessibleContext().getAccessibleChild(part));
        });
    }

    @Override
    public final AccessibleContext getAccessibleContext() {
        if (accessibleContext == null) {
            accessibleContext = new AccessibleJComponent() {
                @Override
                public AccessibleRole getAccessibleRole() {
                    return role;
                }

                @Override
                public int getAccessibleChildrenCount() {
                    return parts.map(DrawnParts::count).orElseGet(super::getAccessibleChildrenCount);
                }

                @Override
                public Accessible getAccessibleChild(int i) {
                    return parts.isPresent()
                            ? new PartContext(DrawnComponent.this, parts.get(), i)
                            : super.getAccessibleChild(i);
                }
            };
        }
        return accessibleContext;
    }

    /** A copy, to be disposed of, that draws lines and letters without stairs. */
    protected static Graphics2D smooth(Graphics graphics) {
        Graphics2D g = (Graphics2D) graphics.create();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        return g;
    }
}
