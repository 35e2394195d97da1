package org.convscope.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.convscope.inspect.metrics.PredictionMetrics;
import org.jspecify.annotations.Nullable;

/** Metrics of predictions as a tree for {@link JsonText}. */
public final class MetricsJson {
    private MetricsJson() {}

    /** {@code {classes: [...], yesNo: [...], quantities: [...]}}, each beside what chance would reach. */
    public static Map<String, @Nullable Object> of(PredictionMetrics metrics) {
        Map<String, @Nullable Object> tree = JsonText.object();
        List<Object> classes = new ArrayList<>();
        for (PredictionMetrics.OfClasses one : metrics.classes()) {
            Map<String, @Nullable Object> json = start(one.column(), one.frames());
            json.put("accuracy", JsonText.number(one.accuracy()));
            json.put("chance", JsonText.number(one.chance()));
            json.put("names", one.names());
            json.put("confusion", one.confusion());
            Map<String, @Nullable Object> areas = JsonText.object();
            one.curves().forEach(curve -> areas.put(curve.name(), JsonText.number(curve.area())));
            json.put("areaUnderRoc", areas);
            classes.add(json);
        }
        List<Object> yesNo = new ArrayList<>();
        for (PredictionMetrics.OfYesNo one : metrics.yesNo()) {
            Map<String, @Nullable Object> json = start(one.column(), one.frames());
            json.put("accuracy", JsonText.number(one.accuracy()));
            json.put("chance", JsonText.number(one.chance()));
            json.put("precision", JsonText.number(one.precision()));
            json.put("recall", JsonText.number(one.recall()));
            json.put("confusion", one.confusion());
            json.put("areaUnderRoc", JsonText.number(one.curve().area()));
            yesNo.add(json);
        }
        List<Object> quantities = new ArrayList<>();
        for (PredictionMetrics.OfQuantity one : metrics.quantities()) {
            Map<String, @Nullable Object> json = start(one.column(), one.frames());
            json.put("meanAbsoluteError", JsonText.number(one.meanAbsoluteError()));
            json.put("chance", JsonText.number(one.chance()));
            json.put("r2", JsonText.number(one.r2()));
            quantities.add(json);
        }
        tree.put("classes", classes);
        tree.put("yesNo", yesNo);
        tree.put("quantities", quantities);
        return tree;
    }

    private static Map<String, @Nullable Object> start(String column, int frames) {
        Map<String, @Nullable Object> json = JsonText.object();
        json.put("column", column);
        json.put("frames", frames);
        return json;
    }
}
