package org.convscope.ui.exciters;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.convscope.export.Provenance;
import org.convscope.export.WriteExciters;
import org.convscope.file.FileNames;
import org.convscope.inspect.target.Target;
import org.convscope.render.NumberText;
import org.convscope.ui.view.ExportItem;
import org.convscope.ui.view.ModelDocument;
import org.convscope.ui.work.ViewExports;
import org.jspecify.annotations.Nullable;

/** An exciter and its map as pictures, pixel for pixel, with all that it was found by. */
final class ExciterExports {
    private ExciterExports() {}

    static List<ExportItem> of(ModelDocument model, Target.Unit unit, ExcitersView.Shown shown) {
        Provenance provenance = provenance(model, shown);
        String stem = FileNames.of(
                FileNames.stem(model.name()), FileNames.stem(unit.layer()), "unit" + unit.unit(), "exciter");
        return List.of(
                ViewExports.png("Exciter of " + shown.title(), stem, provenance, scale -> shown.picture()),
                ViewExports.png(
                        "Map of the exciter of " + shown.title(),
                        stem + "_map",
                        provenance.with(shown.legend()),
                        scale -> shown.map()));
    }

    private static Provenance provenance(ModelDocument model, ExcitersView.Shown shown) {
        Provenance made = ViewExports.provenance(model, Optional.empty())
                .with("Target", shown.title())
                .with("Value", NumberText.text(shown.exciter().value()));
        var found = new WriteExciters.Found(shown.request(), shown.result(), Optional.empty());
        for (Map.Entry<String, @Nullable Object> parameter :
                WriteExciters.parameters(found).entrySet()) {
            String name = parameter.getKey();
            made = made.with(
                    name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1),
                    String.valueOf(parameter.getValue()));
        }
        return made.with("Steps taken", String.valueOf(shown.exciter().losses().length))
                .with("Backend", shown.backend());
    }
}
