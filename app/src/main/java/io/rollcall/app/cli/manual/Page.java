package io.rollcall.app.cli.manual;

import java.util.List;

/// All there is to say about one command.
///
/// @param name as it is typed: `rollcall links cut`
/// @param aliases other last words of that name
/// @param about sentences; the first one is enough for a list
/// @param needs groups of options of which one must be given: `(--account ID… | --from FILE)`
/// @param general the options that every command has
/// @param commands what is below it
record Page(
    String name,
    List<String> aliases,
    List<String> about,
    List<Argument> arguments,
    List<Choice> options,
    List<String> needs,
    List<Choice> general,
    List<Summary> commands,
    List<Exit> exits,
    List<Example> examples) {

  Page {
    aliases = List.copyOf(aliases);
    about = List.copyOf(about);
    arguments = List.copyOf(arguments);
    options = List.copyOf(options);
    needs = List.copyOf(needs);
    general = List.copyOf(general);
    commands = List.copyOf(commands);
    exits = List.copyOf(exits);
    examples = List.copyOf(examples);
  }

  /// The words below the program's name: `links cut`; empty for the program itself.
  String path() {
    int space = name.indexOf(' ');
    return space < 0 ? "" : name.substring(space + 1);
  }

  /// The last word of the name.
  String word() {
    return name.substring(name.lastIndexOf(' ') + 1);
  }

  /// What is typed, in short.
  String synopsis() {
    StringBuilder line = new StringBuilder(name);
    if (!commands.isEmpty()) {
      return line.append(" COMMAND").toString();
    }
    options.stream()
        .filter(Choice::required)
        .forEach(
            option -> line.append(' ').append(option.longest()).append(' ').append(option.label()));
    needs.forEach(group -> line.append(' ').append(group));
    line.append(" [OPTIONS]");
    arguments.forEach(argument -> line.append(' ').append(argument.synopsis()));
    return line.toString();
  }

  /// Something that stands on its own.
  ///
  /// @param words what it may be, where that is a list
  /// @param closed whether it may be nothing else
  record Argument(
      String label,
      String about,
      boolean required,
      boolean several,
      List<String> words,
      boolean closed) {
    Argument {
      words = List.copyOf(words);
    }

    String synopsis() {
      String all = several ? label + "…" : label;
      return required ? all : "[" + all + "]";
    }
  }

  /// An option.
  ///
  /// @param label of its value; empty where it takes none
  /// @param variable of the environment that does the same; empty where none does
  record Choice(
      List<String> names,
      String label,
      String about,
      boolean required,
      List<String> words,
      boolean closed,
      String variable) {
    Choice {
      names = List.copyOf(names);
      words = List.copyOf(words);
    }

    boolean takesValue() {
      return !label.isEmpty();
    }

    boolean isFile() {
      return label.equals("FILE") || label.equals("DIR");
    }

    String longest() {
      return names.getLast();
    }

    /// All names, and what follows them.
    String spelt() {
      return String.join(", ", names) + (label.isEmpty() ? "" : " " + label);
    }
  }

  /// A command of a list.
  record Summary(String name, String about) {}

  /// What an exit code means.
  record Exit(int code, String about) {}

  /// A command line that works.
  ///
  /// @param about what it is for; may be empty
  record Example(String line, String about) {}
}
