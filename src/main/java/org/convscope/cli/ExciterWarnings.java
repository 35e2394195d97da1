package org.convscope.cli;

import java.util.List;
import org.convscope.inspect.exciter.Exciter;

/** Says of which targets a picture says nothing. */
final class ExciterWarnings {
    private ExciterWarnings() {}

    static void say(List<Exciter> exciters, CommandOutput console) {
        exciters.forEach(exciter ->
                exciter.warning().ifPresent(why -> console.say(exciter.target().text() + " " + why + ".")));
    }
}
