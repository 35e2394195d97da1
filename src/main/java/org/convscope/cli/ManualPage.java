package org.convscope.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual page of a command line with all its commands, in roff's {@code man} macros, of the same texts as its help. */
final class ManualPage {
    private final StringBuilder roff = new StringBuilder();

    private ManualPage() {}

    /** The page in section 1. */
    static String of(CommandLine commandLine) {
        var page = new ManualPage();
        page.write(commandLine);
        return page.roff.toString();
    }

    private void write(CommandLine commandLine) {
        CommandSpec spec = commandLine.getCommandSpec();
        String description = String.join(" ", texts(spec.usageMessage().description()));
        line(".TH " + spec.name().toUpperCase(Locale.ROOT) + " 1 \"\" \"" + escaped(spec.version()[0]) + "\"");
        section("NAME");
        line(escaped(spec.name() + " - " + description));
        section("SYNOPSIS");
        synopsis(commandLine);
        section("OPTIONS");
        arguments(spec, spec.options());
        section("COMMANDS");
        for (CommandLine command : visible(commandLine)) {
            command(command);
        }
        section("NOTES");
        for (String text : texts(spec.usageMessage().footer())) {
            if (!text.isBlank()) {
                line(".PP");
                line(escaped(text));
            }
        }
    }

    private void command(CommandLine commandLine) {
        CommandSpec spec = commandLine.getCommandSpec();
        line(".SS " + quoted(spec.qualifiedName()));
        for (String text : texts(spec.usageMessage().description())) {
            line(escaped(text));
        }
        line(".PP");
        synopsis(commandLine);
        arguments(
                spec,
                spec.options().stream().filter(option -> !isEverywhere(option)).toList());
        for (CommandLine command : visible(commandLine)) {
            command(command);
        }
    }

    /** Those that every command has stand once, at the top. */
    private static boolean isEverywhere(OptionSpec option) {
        return option.usageHelp() || option.versionHelp() || option.inherited();
    }

    private static List<CommandLine> visible(CommandLine commandLine) {
        return commandLine.getSubcommands().values().stream()
                .filter(command -> !command.getCommandSpec().usageMessage().hidden())
                .toList();
    }

    private void synopsis(CommandLine commandLine) {
        line(".nf");
        var help = new CommandLine.Help(commandLine.getCommandSpec(), CommandLine.Help.defaultColorScheme(Ansi.OFF));
        plain(help.synopsis(0)).lines().forEach(text -> line(escaped(text)));
        line(".fi");
    }

    private void arguments(CommandSpec spec, List<OptionSpec> options) {
        for (PositionalParamSpec parameter : spec.positionalParameters()) {
            argument(parameter, italic(plain(parameter.paramLabel())));
        }
        for (OptionSpec option : options) {
            List<String> names = new ArrayList<>();
            for (String name : option.names()) {
                names.add("\\fB" + escaped(name) + "\\fR");
            }
            boolean flag = option.arity().max() == 0;
            argument(option, String.join(", ", names) + (flag ? "" : " " + italic(plain(option.paramLabel()))));
        }
    }

    private void argument(ArgSpec argument, String heading) {
        if (argument.hidden()) {
            return;
        }
        line(".TP");
        line(heading);
        for (String text : texts(argument.description())) {
            line(escaped(text));
        }
    }

    /** As the help prints them: without marks of colour, every line break its own. */
    private static List<String> texts(String[] lines) {
        List<String> texts = new ArrayList<>();
        for (String line : lines) {
            plain(line).lines().forEach(texts::add);
        }
        return texts;
    }

    /** picocli's texts are formats without values. */
    private static String plain(String format) {
        return Ansi.OFF.string(format.replace("%n", "\n").replace("%%", "%"));
    }

    private void section(String title) {
        line(".SH " + title);
    }

    private void line(String text) {
        roff.append(text).append('\n');
    }

    private static String italic(String text) {
        return "\\fI" + escaped(text) + "\\fR";
    }

    private static String quoted(String text) {
        return '"' + escaped(text) + '"';
    }

    /** A line's first dot or apostrophe would be a macro; a hyphen is typed as one. */
    private static String escaped(String text) {
        String escaped = text.replace("\\", "\\e").replace("-", "\\-");
        return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
    }
}
