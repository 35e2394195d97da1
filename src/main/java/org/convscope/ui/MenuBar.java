package org.convscope.ui;

import java.awt.event.KeyEvent;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.swing.Action;
import javax.swing.JMenu;
import javax.swing.JMenuBar;
import javax.swing.JMenuItem;
import javax.swing.KeyStroke;
import javax.swing.MenuSelectionManager;
import javax.swing.event.MenuEvent;
import javax.swing.event.MenuListener;
import org.convscope.ui.action.AppAction;
import org.convscope.ui.action.AppActions;
import org.convscope.ui.action.ChoiceControls;
import org.convscope.ui.action.WorkspaceChoice;
import org.convscope.workspace.WorkspaceFiles;
import org.convscope.workspace.WorkspaceModel;

/** All actions by category, and the choices. */
final class MenuBar {
    /** A line goes before these. */
    private static final Set<AppAction> GROUPS = EnumSet.of(
            AppAction.SAVE_WORKSPACE,
            AppAction.OTHER_MODEL,
            AppAction.QUIT,
            AppAction.PREVIOUS_LAYER,
            AppAction.PREVIOUS_FRAME,
            AppAction.LARGER,
            AppAction.LIGHT_TABLE_FRAME,
            AppAction.AFTER_ACTIVATION,
            AppAction.ABOUT);

    private final JMenuBar bar = new JMenuBar();
    private final Map<AppAction.Category, JMenu> menus = new EnumMap<>(AppAction.Category.class);

    /**
     * @param viewTitles titles of the views, for the items that bring them to the front
     */
    MenuBar(AppActions actions, WorkspaceModel workspace, List<String> viewTitles) {
        for (AppAction.Category category : AppAction.Category.values()) {
            var menu = new JMenu(category.title());
            menu.setMnemonic(category.mnemonic());
            TallMenu.install(menu);
            menus.put(category, menu);
            bar.add(menu);
        }
        for (AppAction action : AppAction.values()) {
            JMenu menu = menu(action.category());
            int view = AppAction.VIEWS.indexOf(action);
            if (view >= viewTitles.size()) {
                continue;
            }
            if (GROUPS.contains(action)) {
                menu.addSeparator();
            }
            JMenuItem item = menu.add(new Item(actions.get(action)));
            item.setName(action.name());
            item.setToolTipText(null);
            if (view >= 0) {
                item.setText(viewTitles.get(view));
            }
        }
        JMenu view = menu(AppAction.Category.VIEW);
        view.addSeparator();
        view.add(ChoiceControls.menu(WorkspaceChoice.RANGE, workspace));
        view.add(ChoiceControls.menu(WorkspaceChoice.COLOUR_MAP, workspace));
        view.add(ChoiceControls.menu(WorkspaceChoice.CONTRAST, workspace));
        view.add(ChoiceControls.menu(WorkspaceChoice.CURVE, workspace));
    }

    /** In an open menu the arrow keys move in the menu, although they stand for something else without one. */
    private static final class Item extends JMenuItem {
        Item(Action action) {
            super(action);
        }

        @Override
        protected boolean processKeyBinding(KeyStroke stroke, KeyEvent event, int condition, boolean pressed) {
            boolean isMenuOpen = MenuSelectionManager.defaultManager().getSelectedPath().length > 0;
            return !(isMenuOpen && stroke.getModifiers() == 0)
                    && super.processKeyBinding(stroke, event, condition, pressed);
        }
    }

    JMenuBar component() {
        return bar;
    }

    /** A submenu of workspaces, and of other files below them, that is filled whenever it opens. */
    static JMenu recent(Supplier<List<Path>> paths, Consumer<List<Path>> open) {
        var menu = new JMenu("Open recent");
        menu.addMenuListener(new MenuListener() {
            @Override
            public void menuSelected(MenuEvent event) {
                menu.removeAll();
                Map<Boolean, List<Path>> recent =
                        paths.get().stream().collect(Collectors.partitioningBy(WorkspaceFiles::isNamedSo));
                List<Path> workspaces = recent.getOrDefault(true, List.of());
                List<Path> others = recent.getOrDefault(false, List.of());
                workspaces.forEach(this::add);
                if (!workspaces.isEmpty() && !others.isEmpty()) {
                    menu.addSeparator();
                }
                others.forEach(this::add);
                if (menu.getItemCount() == 0) {
                    menu.add("Nothing yet").setEnabled(false);
                }
            }

            private void add(Path path) {
                menu.add(path.toString()).addActionListener(e -> open.accept(List.of(path)));
            }

            @Override
            public void menuDeselected(MenuEvent event) {
                // filled anew next time
            }

            @Override
            public void menuCanceled(MenuEvent event) {
                // filled anew next time
            }
        });
        return menu;
    }

    /** Puts a submenu behind an action's item. */
    void addAfter(AppAction action, JMenu submenu) {
        JMenu menu = menu(action.category());
        for (int i = 0; i < menu.getItemCount(); i++) {
            if (menu.getItem(i) != null && action.name().equals(menu.getItem(i).getName())) {
                menu.insert(submenu, i + 1);
                return;
            }
        }
        throw new IllegalArgumentException("no item for " + action);
    }

    private JMenu menu(AppAction.Category category) {
        JMenu menu = menus.get(category);
        if (menu == null) {
            throw new IllegalStateException(category.name());
        }
        return menu;
    }
}
