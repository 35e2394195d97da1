package org.convscope.keras.layer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.convscope.keras.config.ConfigJson;
import org.convscope.keras.config.FlatCall;
import org.convscope.keras.config.FlatModel;

/** Finds which of a model's inputs are pictures with their channels first: by the first layers that say so. */
final class InputLayouts {
    private InputLayouts() {}

    /** Places of the input calls whose first layer with a data_format says channels_first. */
    static Set<Integer> channelsFirst(FlatModel model) {
        List<List<Integer>> users = new ArrayList<>();
        model.calls().forEach(call -> users.add(new ArrayList<>()));
        for (int i = 0; i < model.calls().size(); i++) {
            int user = i;
            model.calls().get(i).call().tensors().forEach(t -> users.get(t.call())
                    .add(user));
        }
        Set<Integer> result = new HashSet<>();
        for (int i = 0; i < model.calls().size(); i++) {
            if (model.calls().get(i).kind() == FlatCall.Kind.INPUT && first(model, users, i)) {
                result.add(i);
            }
        }
        return result;
    }

    private static boolean first(FlatModel model, List<List<Integer>> users, int input) {
        Deque<Integer> queue = new ArrayDeque<>(users.get(input));
        Set<Integer> seen = new HashSet<>();
        while (!queue.isEmpty()) {
            int place = queue.remove();
            if (!seen.add(place)) {
                continue;
            }
            FlatCall call = model.calls().get(place);
            LayerSettings settings = Keras1Names.settings(call.layer());
            String format = call.kind() == FlatCall.Kind.LAYER
                    ? ConfigJson.text(settings.json(), "data_format").orElse("")
                    : "";
            if (!format.isEmpty()) {
                return format.equals("channels_first") || format.equals("th");
            }
            String name = Keras1Names.className(call.layer());
            // from here on the axes are no longer those of the input
            boolean ends = Set.of("Reshape", "Permute", "Dense").contains(name);
            if (!ends) {
                queue.addAll(users.get(place));
            }
        }
        return false;
    }
}
