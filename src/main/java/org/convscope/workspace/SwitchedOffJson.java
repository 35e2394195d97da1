package org.convscope.workspace;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.convscope.json.JsonFields;
import org.convscope.network.SwitchedOff;

/** Units that are switched off, as they stand in a workspace file: {@code {"conv": {"3": 0}}}. */
final class SwitchedOffJson {
    private static final String UNIT = "\\d{1,9}";

    private SwitchedOffJson() {}

    static JsonObject write(List<SwitchedOff> off) {
        var json = new JsonObject();
        for (SwitchedOff units : off) {
            var values = new JsonObject();
            units.values().forEach((unit, value) -> values.addProperty(unit.toString(), value));
            json.add(units.layer(), values);
        }
        return json;
    }

    /**
     * @throws org.convscope.problem.ProblemException if an entry is no unit, or its value no number
     */
    static List<SwitchedOff> read(JsonFields json) {
        List<SwitchedOff> off = new ArrayList<>();
        for (String layer : json.names()) {
            JsonFields values = json.object(layer);
            SortedMap<Integer, Double> units = new TreeMap<>();
            for (String unit : values.names()) {
                if (!unit.matches(UNIT)) {
                    throw values.wrong(unit, "the number of a unit");
                }
                units.put(Integer.valueOf(unit), values.number(unit));
            }
            off.add(new SwitchedOff(layer, units));
        }
        return off;
    }
}
