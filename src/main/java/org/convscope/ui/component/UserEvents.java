package org.convscope.ui.component;

import java.awt.Component;
import java.awt.event.ActionEvent;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import javax.swing.AbstractAction;
import javax.swing.Action;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import javax.swing.text.JTextComponent;

/** What Swing's listeners of several methods tell, where one thing is to be done. */
public final class UserEvents {
    private UserEvents() {}

    /**
     * @param name for menus; empty where none is shown
     */
    public static Action action(String name, Runnable done) {
        return new AbstractAction(name) {
            @Override
            public void actionPerformed(ActionEvent event) {
                done.run();
            }
        };
    }

    /** Another size, its first one as well. */
    public static void onResize(Component component, Runnable done) {
        component.addComponentListener(new ComponentAdapter() {
            @Override
            public void componentResized(ComponentEvent event) {
                done.run();
            }
        });
    }

    /** Another text, while it is typed or set. */
    public static void onText(JTextComponent field, Runnable done) {
        field.getDocument().addDocumentListener(new DocumentListener() {
            @Override
            public void insertUpdate(DocumentEvent event) {
                done.run();
            }

            @Override
            public void removeUpdate(DocumentEvent event) {
                done.run();
            }

            @Override
            public void changedUpdate(DocumentEvent event) {
                done.run();
            }
        });
    }
}
