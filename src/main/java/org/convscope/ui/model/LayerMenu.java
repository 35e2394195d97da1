package org.convscope.ui.model;

import java.awt.Point;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.swing.JComponent;
import javax.swing.JPopupMenu;
import javax.swing.event.PopupMenuEvent;
import javax.swing.event.PopupMenuListener;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.ui.view.DocumentAccess;
import org.convscope.ui.view.ModelDocument;
import org.convscope.ui.view.ProblemReporter;
import org.jspecify.annotations.Nullable;

/** What can be done with a layer of the model tree: declare what it computes, begin at it, open its model alone. */
public final class LayerMenu {
    private final DocumentAccess documents;
    private final Supplier<DeclareDialog> dialog;
    private final ProblemReporter problems;

    /**
     * @param dialog over the window
     */
    public LayerMenu(DocumentAccess documents, Supplier<DeclareDialog> dialog, ProblemReporter problems) {
        this.documents = documents;
        this.dialog = dialog;
        this.problems = problems;
    }

    /** A menu that is filled whenever it opens. */
    JPopupMenu of(JComponent tree, Function<@Nullable Point, Optional<String>> layerAt) {
        var menu = new JPopupMenu();
        menu.setName("layer menu");
        menu.addPopupMenuListener(new PopupMenuListener() {
            @Override
            public void popupMenuWillBecomeVisible(PopupMenuEvent event) {
                menu.removeAll();
                Optional<String> layer = layerAt.apply(tree.getMousePosition());
                documents.model().ifPresent(document -> fill(menu, document, layer));
            }

            @Override
            public void popupMenuWillBecomeInvisible(PopupMenuEvent event) {
                // filled anew next time
            }

            @Override
            public void popupMenuCanceled(PopupMenuEvent event) {
                // filled anew next time
            }
        });
        // a menu without an entry does not open
        menu.add(" ");
        return menu;
    }

    private void fill(JPopupMenu menu, ModelDocument document, Optional<String> layer) {
        Network network = document.network();
        Optional<LayerCall> call =
                layer.flatMap(network::find).filter(found -> found.origin() != LayerCall.Origin.INPUT);
        menu.add("Declare what it computes…")
                .addActionListener(event -> dialog.get().show(document, layer));
        menu.getComponent(0)
                .setEnabled(call.filter(found -> DeclareDialog.isFor(network, found.id()))
                        .isPresent());
        if (network.declarations().start().isPresent()) {
            menu.addSeparator();
            item(menu, document, "Show the whole model", Optional.empty());
        } else if (call.isPresent()) {
            menu.addSeparator();
            starts(menu, document, call.get());
        }
    }

    private void starts(JPopupMenu menu, ModelDocument document, LayerCall call) {
        if (call.origin() == LayerCall.Origin.LAYER) {
            item(menu, document, "Start at this layer", Optional.of(String.join("/", call.path())));
        }
        for (int depth = call.path().size() - 1; depth > 0; depth--) {
            String model = String.join("/", call.path().subList(0, depth));
            item(menu, document, "Open " + model + " alone", Optional.of(model));
        }
    }

    private void item(JPopupMenu menu, ModelDocument document, String title, Optional<String> start) {
        menu.add(title).addActionListener(event -> dialog.get()
                .start(document, start, problems.receiver("The model cannot be opened so", result -> {
                    // it is shown by now
                })));
    }
}
