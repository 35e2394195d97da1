package org.convscope.ui.graph;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import java.util.List;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JScrollPane;
import net.miginfocom.swing.MigLayout;
import org.convscope.inspect.graph.LayerProperties;
import org.convscope.ui.component.ScrolledColumn;
import org.convscope.ui.component.WrappedText;
import org.convscope.ui.theme.ThemeLook;

/** What the file says of a layer: names and values in two columns. */
final class LayerSheet {
    private static final int STEP = 24;
    private static final int WIDTH = 270;

    private final ScrolledColumn rows = new ScrolledColumn(
            new MigLayout("insets 8lp 12lp 12lp 10lp, gap 10lp 4lp, wrap 2", "[][grow,fill,0:0]", ""), STEP);
    private final JScrollPane scroll = new JScrollPane(rows);

    LayerSheet() {
        scroll.setBorder(BorderFactory.createEmptyBorder());
        scroll.setHorizontalScrollBarPolicy(JScrollPane.HORIZONTAL_SCROLLBAR_NEVER);
        scroll.setPreferredSize(new Dimension(UIScale.scale(WIDTH), 0));
        rows.getAccessibleContext().setAccessibleName("Properties of the selected layer");
    }

    JComponent component() {
        return scroll;
    }

    void show(List<LayerProperties.Property> properties) {
        rows.removeAll();
        for (LayerProperties.Property property : properties) {
            var name = new JLabel(property.name());
            ThemeLook.mute(name);
            var value = new WrappedText(() -> ThemeLook.palette().foreground());
            value.say(property.value());
            rows.add(name, "aligny top");
            rows.add(value, "wmin 0");
        }
        rows.revalidate();
        rows.repaint();
    }
}
