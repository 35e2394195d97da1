package org.convscope.ui.model;

import java.awt.Point;
import java.awt.Rectangle;
import java.util.List;
import java.util.Optional;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JScrollPane;
import javax.swing.JTree;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import javax.swing.ToolTipManager;
import javax.swing.tree.DefaultMutableTreeNode;
import javax.swing.tree.DefaultTreeModel;
import javax.swing.tree.TreePath;
import javax.swing.tree.TreeSelectionModel;
import org.convscope.ui.component.UserEvents;
import org.convscope.ui.verify.VerifyMarks;
import org.convscope.ui.view.DocumentAccess;
import org.convscope.workspace.Change;
import org.convscope.workspace.WorkspaceModel;
import org.jspecify.annotations.Nullable;

/** The model's layers by block; a click selects the layer everywhere. */
public final class ModelTree {
    private final WorkspaceModel workspace;
    private final DefaultMutableTreeNode root = new DefaultMutableTreeNode();
    private final DefaultTreeModel nodes = new DefaultTreeModel(root);
    private final JTree tree = new LayerTree(nodes);
    private final JScrollPane scroll = new JScrollPane(tree);
    private boolean following;

    /**
     * @param menu what can be done with a layer
     */
    public ModelTree(WorkspaceModel workspace, DocumentAccess documents, VerifyMarks marks, LayerMenu menu) {
        this.workspace = workspace;
        tree.setName("model");
        tree.setRootVisible(false);
        tree.setShowsRootHandles(true);
        tree.setLargeModel(true);
        tree.setCellRenderer(new LayerRenderer(marks));
        tree.getSelectionModel().setSelectionMode(TreeSelectionModel.SINGLE_TREE_SELECTION);
        tree.getAccessibleContext().setAccessibleName("Layers of the model");
        tree.addTreeSelectionListener(event -> selected());
        ToolTipManager.sharedInstance().registerComponent(tree);
        tree.setComponentPopupMenu(menu.of(tree, this::layerAt));
        scroll.setBorder(BorderFactory.createEmptyBorder());
        scroll.setHorizontalScrollBarPolicy(JScrollPane.HORIZONTAL_SCROLLBAR_NEVER);
        UserEvents.onResize(scroll.getViewport(), () -> {
            resize();
            reveal();
        });
        // larger text moves all rows; once they are where they will be
        tree.addPropertyChangeListener(
                "UI",
                event -> SwingUtilities.invokeLater(() -> {
                    resize();
                    reveal();
                }));
        for (String key : List.of("PAGE_UP", "PAGE_DOWN", "SPACE")) {
            // the layer before and after, and blinking, here as everywhere
            tree.getInputMap().put(KeyStroke.getKeyStroke(key), "none");
            scroll.getInputMap(JComponent.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT).put(KeyStroke.getKeyStroke(key), "none");
        }
        marks.addListener(this::resize);
        workspace.addListener((before, now, changes) -> {
            if (changes.contains(Change.MODEL)) {
                show(documents
                        .model()
                        .map(document -> LayerNode.of(document.network()))
                        .orElse(List.of()));
            }
            if (changes.contains(Change.MODEL) || changes.contains(Change.LAYER)) {
                now.selection().layer().flatMap(this::find).ifPresent(this::follow);
            }
        });
    }

    public JComponent component() {
        return scroll;
    }

    private void show(List<LayerNode> groups) {
        root.removeAllChildren();
        for (LayerNode group : groups) {
            var parent = new DefaultMutableTreeNode(group);
            group.children().forEach(layer -> parent.add(new DefaultMutableTreeNode(layer, false)));
            root.add(parent);
        }
        following = true;
        nodes.reload();
        for (int row = tree.getRowCount() - 1; row >= 0; row--) {
            tree.expandRow(row);
        }
        following = false;
    }

    /** A mark makes a line wider, another room what is seen of it; a tree remembers widths until it is told. */
    private void resize() {
        var all = root.depthFirstEnumeration();
        while (all.hasMoreElements()) {
            if (all.nextElement() instanceof DefaultMutableTreeNode node && node != root) {
                nodes.nodeChanged(node);
            }
        }
        tree.repaint();
    }

    private Optional<TreePath> find(String layer) {
        var all = root.depthFirstEnumeration();
        while (all.hasMoreElements()) {
            if (all.nextElement() instanceof DefaultMutableTreeNode node
                    && node.getUserObject() instanceof LayerNode found
                    && found.layer().equals(Optional.of(layer))) {
                return Optional.of(new TreePath(node.getPath()));
            }
        }
        return Optional.empty();
    }

    private void follow(TreePath path) {
        following = true;
        tree.setSelectionPath(path);
        reveal();
        following = false;
    }

    /** The selected layer is in view. */
    private void reveal() {
        Rectangle row = tree.getPathBounds(tree.getSelectionPath());
        if (row != null) {
            tree.scrollRectToVisible(new Rectangle(0, row.y, 1, row.height));
        }
    }

    /** The layer under the pointer, which is selected then; the selected one where a key asked. */
    private Optional<String> layerAt(@Nullable Point place) {
        TreePath path = place == null ? tree.getSelectionPath() : tree.getClosestPathForLocation(place.x, place.y);
        if (path == null
                || !(path.getLastPathComponent() instanceof DefaultMutableTreeNode node)
                || !(node.getUserObject() instanceof LayerNode layer)) {
            return Optional.empty();
        }
        tree.setSelectionPath(path);
        return layer.layer();
    }

    private void selected() {
        if (!following
                && tree.getLastSelectedPathComponent() instanceof DefaultMutableTreeNode node
                && node.getUserObject() instanceof LayerNode layer) {
            layer.layer().ifPresent(id -> workspace.select(selection -> selection.layer(id)));
        }
    }
}
