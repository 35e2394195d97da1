package org.convscope.ui.ablation;

import java.util.List;
import java.util.stream.Collectors;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.UIManager;
import net.miginfocom.swing.MigLayout;
import org.convscope.network.SwitchedOff;
import org.convscope.ui.view.AppIcons;
import org.convscope.workspace.Change;
import org.convscope.workspace.WorkspaceModel;

/** Says over all views that units are switched off, as long as some are, and switches them on again. */
public final class SwitchedOffBanner {
    private final JLabel said = new JLabel(" ");
    private final JPanel panel = new JPanel(new MigLayout("insets 4lp 10lp 4lp 10lp, gap 10lp", "[0:0,grow][]")) {
        @Override
        public void updateUI() {
            super.updateUI();
            setBorder(BorderFactory.createMatteBorder(0, 0, 1, 0, UIManager.getColor("Convscope.noticeBorder")));
            setBackground(UIManager.getColor("Convscope.noticeBackground"));
        }
    };

    public SwitchedOffBanner(WorkspaceModel workspace) {
        panel.setName("switched off");
        said.getAccessibleContext().setAccessibleName("Switched off");
        var on = new JButton("Switch on again");
        on.setToolTipText("Switches all units of the model on again");
        on.addActionListener(event -> workspace.update(now -> now.off(List.of())));
        said.setIcon(AppIcons.of("warning"));
        panel.add(said, "wmin 0, growx");
        panel.add(on);
        workspace.addListener((before, now, changes) -> {
            if (changes.contains(Change.MODEL)) {
                show(now.off());
            }
        });
        show(workspace.get().off());
    }

    public JComponent component() {
        return panel;
    }

    private void show(List<SwitchedOff> off) {
        String text = off.stream().map(SwitchedOff::text).collect(Collectors.joining("; "));
        said.setText("Not the model as it is: " + text);
        said.setToolTipText(said.getText());
        panel.setVisible(!off.isEmpty());
    }
}
