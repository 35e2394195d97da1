package org.convscope.ui;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.convscope.choice.BlockStage;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.ui.action.AppAction;
import org.convscope.ui.view.DocumentAccess;
import org.convscope.ui.view.ModelDocument;
import org.convscope.workspace.LightTableSettings;
import org.convscope.workspace.MapSettings;
import org.convscope.workspace.Navigation;
import org.convscope.workspace.Selection;
import org.convscope.workspace.ViewId;
import org.convscope.workspace.Workspace;
import org.convscope.workspace.WorkspaceModel;

/** The actions that change the workspace and nothing else. */
final class WorkspaceActions {
    private final WorkspaceModel workspace;
    private final DocumentAccess documents;

    WorkspaceActions(WorkspaceModel workspace, DocumentAccess documents) {
        this.workspace = workspace;
        this.documents = documents;
    }

    Map<AppAction, Runnable> handlers() {
        Map<AppAction, Runnable> handlers = new EnumMap<>(AppAction.class);
        handlers.put(AppAction.PREVIOUS_UNIT, () -> unit(-1));
        handlers.put(AppAction.NEXT_UNIT, () -> unit(1));
        handlers.put(AppAction.UNIT_ABOVE, () -> unit(-columns()));
        handlers.put(AppAction.UNIT_BELOW, () -> unit(columns()));
        handlers.put(AppAction.FIRST_UNIT, () -> select(Navigation::firstUnit));
        handlers.put(AppAction.LAST_UNIT, () -> select(Navigation::lastUnit));
        handlers.put(AppAction.PREVIOUS_LAYER, () -> select((s, network) -> Navigation.layer(s, network, -1)));
        handlers.put(AppAction.NEXT_LAYER, () -> select((s, network) -> Navigation.layer(s, network, 1)));
        handlers.put(AppAction.PREVIOUS_FRAME, () -> workspace.update(now -> now.selection(Navigation.frame(now, -1))));
        handlers.put(AppAction.NEXT_FRAME, () -> workspace.update(now -> now.selection(Navigation.frame(now, 1))));
        handlers.put(
                AppAction.CLOSE_FRAME,
                () -> workspace.update(now -> now.selection()
                        .frame()
                        .map(frame -> Navigation.close(now, List.of(frame)))
                        .orElse(now)));
        handlers.put(
                AppAction.CLOSE_STACK,
                () -> workspace.update(now -> now.selection()
                        .frame()
                        .map(frame -> Navigation.close(now, Navigation.stack(now, frame)))
                        .orElse(now)));
        handlers.put(
                AppAction.LIGHT_TABLE_FRAME,
                () -> workspace.update(now -> now.selection()
                        .frame()
                        .map(frame -> now.settings(
                                LightTableSettings.KEY,
                                now.settings(LightTableSettings.KEY).toggle(frame)))
                        .orElse(now)));
        handlers.put(
                AppAction.LIGHT_TABLE_CATEGORIES,
                () -> workspace.update(now -> now.settings(LightTableSettings.KEY, Navigation.oneOfEachCategory(now))
                        .view(ViewId.LIGHT_TABLE)));
        handlers.put(
                AppAction.LIGHT_TABLE_CLEAR,
                () -> workspace.update(LightTableSettings.KEY, lightTable -> lightTable.frames(List.of())));
        handlers.put(AppAction.BLINK, () -> workspace.update(now -> now.selection(Navigation.blink(now))));
        handlers.put(
                AppAction.AFTER_ACTIVATION,
                () -> workspace.update(MapSettings.KEY, maps -> maps.stage(other(maps.stage()))));
        return handlers;
    }

    private static BlockStage other(BlockStage stage) {
        return stage == BlockStage.CONVOLUTION ? BlockStage.AFTER_ACTIVATION : BlockStage.CONVOLUTION;
    }

    private void unit(int step) {
        select((selection, network) -> Navigation.unit(selection, network, step));
    }

    private void select(BiFunction<Selection, Network, Selection> change) {
        documents
                .model()
                .map(ModelDocument::network)
                .ifPresent(network -> workspace.select(selection -> change.apply(selection, network)));
    }

    private int columns() {
        Workspace now = workspace.get();
        Optional<LayerCall> layer = documents
                .model()
                .map(ModelDocument::network)
                .flatMap(network -> now.selection().layer().flatMap(network::find));
        return now.settings(MapSettings.KEY)
                .layout()
                .columns(layer.map(LayerCall::units).orElse(64));
    }
}
