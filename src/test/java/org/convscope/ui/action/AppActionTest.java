package org.convscope.ui.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.swing.Action;
import javax.swing.KeyStroke;
import org.convscope.dataset.CategorizedFrame;
import org.convscope.dataset.DataSetOrigin;
import org.convscope.frame.FrameSource;
import org.convscope.input.Preprocessing;
import org.convscope.ui.HeldModel;
import org.convscope.ui.TestModels;
import org.convscope.ui.view.AppIcons;
import org.convscope.ui.view.ModelDocument;
import org.convscope.workspace.LightTableSettings;
import org.convscope.workspace.Workspace;
import org.convscope.workspace.WorkspaceModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AppActionTest {
    private Optional<ModelDocument> open = Optional.empty();

    @ParameterizedTest
    @EnumSource
    void everyActionSaysWhatItDoesAndItsIconIsThere(AppAction action) {
        assertThat(action.title()).isNotBlank();
        assertThat(action.tooltip()).isNotBlank().doesNotEndWith(".");
        if (!action.icon().isEmpty()) {
            assertThat(AppIcons.of(action.icon()).getIconWidth()).isPositive();
        }
    }

    @Test
    void noShortcutIsGivenTwice() {
        List<KeyStroke> shortcuts = Arrays.stream(AppAction.values())
                .flatMap(action -> action.shortcut().stream())
                .toList();
        assertThat(shortcuts).doesNotHaveDuplicates().hasSizeGreaterThan(20);
    }

    @Test
    void everyMenuHasActionsAndNoTitleTwice() {
        for (AppAction.Category category : AppAction.Category.values()) {
            assertThat(AppAction.values()).anyMatch(action -> action.category() == category);
        }
        assertThat(AppAction.values()).extracting(AppAction::title).doesNotHaveDuplicates();
    }

    @Test
    void shortcutsAreWrittenAsPeopleSayThem() {
        assertThat(ShortcutText.text(KeyStroke.getKeyStroke("ctrl shift O"))).isEqualTo("Ctrl+Shift+O");
        assertThatThrownBy(() -> ShortcutText.parse("nonsense key")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anActionIsEnabledOnceWhatItNeedsIsOpen() {
        var workspace = new WorkspaceModel(Workspace.EMPTY);
        var actions = new AppActions(handlers(), workspace, () -> open);
        Action summary = actions.get(AppAction.SUMMARY);
        assertThat(actions.get(AppAction.OPEN).isEnabled()).isTrue();
        assertThat(summary.isEnabled()).isFalse();
        workspace.update(now -> now.model(Optional.of(Path.of("missing.h5"))));
        assertThat(summary.isEnabled()).isFalse();
        open = Optional.of(new ModelDocument(
                new HeldModel(Path.of("m.h5"), TestModels.twoBlocks()), Optional.empty(), Preprocessing.RAW));
        workspace.update(now -> now.model(Optional.of(Path.of("m.h5"))));
        assertThat(summary.isEnabled()).isTrue();
        assertThat(actions.get(AppAction.CLOSE_FRAME).isEnabled()).isFalse();
        assertThat(actions.get(AppAction.PREDICT_DATA_SET).isEnabled()).isFalse();
        workspace.update(now -> now.dataSet(Optional.of(DataSetOrigin.of(Path.of("labels.csv")))));
        assertThat(actions.get(AppAction.PREDICT_DATA_SET).isEnabled()).isTrue();
    }

    @Test
    void whatConcernsSeveralFramesIsEnabledOnceThereAreSome() {
        var workspace = new WorkspaceModel(Workspace.EMPTY);
        var actions = new AppActions(handlers(), workspace, Optional::empty);
        var first = new FrameSource(Path.of("stack.npy"), 0);
        var second = new FrameSource(Path.of("stack.npy"), 1);
        workspace.update(now -> now.frames(List.of(new CategorizedFrame(first, "")))
                .selection(now.selection().frame(first)));
        assertThat(actions.get(AppAction.CLOSE_FRAME).isEnabled()).isTrue();
        assertThat(actions.get(AppAction.CLOSE_STACK).isEnabled()).isFalse();
        assertThat(actions.get(AppAction.BLINK).isEnabled()).isFalse();
        workspace.update(now -> now.frames(List.of(new CategorizedFrame(first, ""), new CategorizedFrame(second, ""))));
        assertThat(actions.get(AppAction.CLOSE_STACK).isEnabled()).isTrue();
        workspace.update(LightTableSettings.KEY, table -> table.frames(List.of(first, second)));
        assertThat(actions.get(AppAction.BLINK).isEnabled()).isTrue();
        assertThat(actions.get(AppAction.LIGHT_TABLE_CLEAR).isEnabled()).isTrue();
    }

    @Test
    void anActionWithoutAHandlerIsRefused() {
        Map<AppAction, Runnable> handlers = handlers();
        handlers.remove(AppAction.EXPORT);
        assertThatThrownBy(() -> new AppActions(handlers, new WorkspaceModel(Workspace.EMPTY), Optional::empty))
                .hasMessageContaining("EXPORT");
    }

    @Test
    void whatBringsATabToTheFrontMayBeOfNoTab() {
        Map<AppAction, Runnable> handlers = handlers();
        handlers.remove(AppAction.VIEW_14);
        var actions = new AppActions(handlers, new WorkspaceModel(Workspace.EMPTY), Optional::empty);
        assertThat(actions.get(AppAction.VIEW_13).getValue(Action.ACCELERATOR_KEY))
                .isEqualTo(KeyStroke.getKeyStroke("ctrl alt 4"));
        assertThatThrownBy(() -> actions.get(AppAction.VIEW_14)).hasMessageContaining("VIEW_14");
    }

    private static Map<AppAction, Runnable> handlers() {
        Map<AppAction, Runnable> handlers = new EnumMap<>(AppAction.class);
        for (AppAction action : AppAction.values()) {
            handlers.put(action, () -> {});
        }
        return handlers;
    }
}
