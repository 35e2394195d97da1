package org.convscope.ui.ablation;

import java.util.List;
import javax.swing.JPopupMenu;
import org.convscope.network.Network;
import org.convscope.network.SwitchedOff;
import org.convscope.problem.ProblemException;
import org.convscope.ui.view.DocumentAccess;
import org.convscope.workspace.WorkspaceModel;

/** The entries of a tile's menu that switch its unit off and on again. */
public final class UnitSwitch {
    private final WorkspaceModel workspace;
    private final DocumentAccess documents;

    public UnitSwitch(WorkspaceModel workspace, DocumentAccess documents) {
        this.workspace = workspace;
        this.documents = documents;
    }

    /** Puts them into a menu. */
    public void fill(JPopupMenu menu, String layer, int unit) {
        if (workspace.get().isOff(layer, unit)) {
            menu.add("Switch unit " + unit + " on again")
                    .addActionListener(event -> workspace.update(now -> now.switchOn(layer, unit)));
        } else {
            var off = menu.add("Switch unit " + unit + " off");
            off.addActionListener(event -> workspace.update(now -> now.switchOff(layer, unit)));
            off.setEnabled(documents
                    .model()
                    .filter(model -> canBeSwitchedOff(model.model().network(), layer, unit))
                    .isPresent());
        }
        if (!workspace.get().off().isEmpty()) {
            menu.add("Switch all units on again")
                    .addActionListener(event -> workspace.update(now -> now.off(List.of())));
        }
    }

    private static boolean canBeSwitchedOff(Network network, String layer, int unit) {
        try {
            SwitchedOff.toZero(layer, List.of(unit)).require(network);
            return true;
        } catch (ProblemException e) {
            return false;
        }
    }
}
