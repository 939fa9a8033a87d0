package io.rollcall.app.cli.manual;

import io.rollcall.app.cli.manual.Page.Choice;
import java.util.List;
import java.util.stream.Collectors;

/// Completion for bash, 3.2 and newer, with nothing but bash.
final class Bash {
  private static final String SCRIPT =
      """
      # Completion of rollcall for bash. Written by: rollcall completion bash
      # Once: source <(rollcall completion bash)      For good: see docs/guide/shell.md

      # Sets what is known of the command $1; fails if there is no such command.
      _rollcall_know() {
        below='' flags='' files='' choices='' takes_file=''
        case $1 in
      <commands>    *) return 1 ;;
        esac
      }

      # Sets choices to what the option $2 of the command $1 may be.
      _rollcall_choices() {
        case "$1 $2" in
      <choices>  esac
      }

      _rollcall() {
        local cur=${COMP_WORDS[COMP_CWORD]} at='' expects='' i word
        local below flags files choices takes_file
        for ((i = 1; i < COMP_CWORD; i++)); do
          word=${COMP_WORDS[i]}
          if [[ -n $expects ]]; then
            # bash takes --log=json for three words.
            [[ $word == '=' ]] || expects=''
            continue
          fi
          case $word in
            <valued>) expects=$word ;;
            -*) ;;
            *)
              # What follows help is a command, too.
              if [[ $at$word != help ]] && _rollcall_know "${at:+$at }$word"; then
                at="${at:+$at }$word"
              fi
              ;;
          esac
        done
        _rollcall_know "$at"
        COMPREPLY=()
        if [[ -n $expects ]]; then
          [[ $cur == '=' ]] && cur=''
          choices=''
          _rollcall_choices "$at" "$expects"
          COMPREPLY=($(compgen -W "$choices" -- "$cur"))
          case " $files " in *" $expects "*) return ;; esac
        elif [[ $cur == -* ]]; then
          COMPREPLY=($(compgen -W "$flags" -- "$cur"))
        else
          COMPREPLY=($(compgen -W "$below $choices" -- "$cur"))
          [[ -n $takes_file ]] && return
        fi
        # Files are proposed where one is meant, and nowhere else. bash 3.2 cannot be told so.
        compopt +o default 2>/dev/null
        return 0
      }

      complete -o default -F _rollcall rollcall
      """;

  private Bash() {}

  static String script(Known known) {
    return SCRIPT
        .replace(
            "<commands>", known.pages().stream().map(Bash::command).collect(Collectors.joining()))
        .replace(
            "<choices>",
            known.pages().stream()
                .flatMap(page ->
                    Known.options(page).stream()
                        .filter(option -> !option.words().isEmpty())
                        .map(option -> choices(page, option)))
                .collect(Collectors.joining()))
        .replace("<valued>", String.join(" | ", known.valued()));
  }

  private static String command(Page page) {
    List<Choice> options = Known.options(page);
    StringBuilder lines = new StringBuilder("    ");
    lines.append(patterns(Known.paths(page), "")).append(")\n");
    set(lines, "below", Known.below(page));
    set(lines, "flags", options.stream().map(Choice::longest).toList());
    set(
        lines,
        "files",
        options.stream().filter(Choice::isFile).flatMap(one -> one.names().stream()).toList());
    set(lines, "choices", Known.argumentWords(page));
    set(lines, "takes_file", Known.takesFile(page) ? List.of("yes") : List.of());
    return lines.append("      ;;\n").toString();
  }

  private static void set(StringBuilder lines, String name, List<String> words) {
    if (!words.isEmpty()) {
      lines.append("      %s='%s'\n".formatted(name, String.join(" ", words)));
    }
  }

  private static String choices(Page page, Choice option) {
    List<String> lines =
        option.names().stream().map(name -> patterns(Known.paths(page), " " + name)).toList();
    return "    %s) choices='%s' ;;\n"
        .formatted(String.join(" | ", lines), String.join(" ", option.words()));
  }

  private static String patterns(List<String> paths, String after) {
    return paths.stream().map(path -> "'" + path + after + "'").collect(Collectors.joining(" | "));
  }
}
