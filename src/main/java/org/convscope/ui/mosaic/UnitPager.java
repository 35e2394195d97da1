package org.convscope.ui.mosaic;

import java.util.Optional;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import org.convscope.inspect.maps.UnitPage;
import org.convscope.ui.component.FocusFreeButtons;
import org.convscope.workspace.MapSettings;
import org.convscope.workspace.WorkspaceModel;

/** The number of the page of a layer's units that is shown, and buttons to turn it; unseen where there is only one. */
public final class UnitPager extends JPanel {
    private final JButton before = FocusFreeButtons.flat("◂", "Previous page", () -> turn(-1));
    private final JButton next = FocusFreeButtons.flat("▸", "Next page", () -> turn(1));
    private final JLabel pages = new JLabel();
    private final transient WorkspaceModel workspace;
    private transient Optional<UnitPage> shown = Optional.empty();

    public UnitPager(WorkspaceModel workspace) {
        super(new MigLayout("insets 0, gap 6lp"));
        this.workspace = workspace;
        add(before);
        add(pages);
        add(next);
        show(Optional.empty());
    }

    private void turn(int step) {
        workspace.update(
                MapSettings.KEY, maps -> maps.page(shown.map(UnitPage::number).orElse(0) + step));
    }

    /** The page that is shown, where one layer is. */
    public void show(Optional<UnitPage> page) {
        shown = page;
        setVisible(page.isPresent() && page.get().pages() > 1);
        page.ifPresent(now -> {
            pages.setText("page " + (now.number() + 1) + " / " + now.pages());
            before.setEnabled(now.number() > 0);
            next.setEnabled(now.number() + 1 < now.pages());
        });
    }
}
