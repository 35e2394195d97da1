package org.convscope.json;

import com.google.gson.JsonElement;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;

/**
 * Where an object of a JSON file stands, for complaints about its entries.
 *
 * @param file named in them
 * @param path of the object, each name with a point behind it; empty for the whole file's
 */
record JsonPlace(String file, String path) {
    private static final int MOST_SHOWN = 60;

    /** The place of an object in it. */
    JsonPlace within(String name) {
        return new JsonPlace(file, path + name + ".");
    }

    Problem problem(String name, String what) {
        return Problem.inFile(file, what).subject("entry '" + path + name + "'");
    }

    ProblemException wrong(String name, String expected, JsonElement found) {
        return problem(name, "has a wrong value")
                .expected(expected)
                .found(shown(found))
                .asException();
    }

    ProblemException missing(String name, String expected) {
        return problem(name, "is missing").expected(expected).asException();
    }

    /** The beginning of what stands there. */
    static String shown(JsonElement found) {
        String text = found.toString();
        return text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + " ..." : text;
    }
}
