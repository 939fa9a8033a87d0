package io.rollcall.app.cli.manual;

import io.rollcall.app.cli.manual.Page.Choice;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Completion for zsh, with what each word means. In zsh `path`, `commands`, `options` and `words`
/// are the shell's own, so ours are called otherwise.
final class Zsh {
  private static final String SCRIPT =
      """
      #compdef rollcall
      # Completion of rollcall for zsh. Written by: rollcall completion zsh
      # Once: source <(rollcall completion zsh)      For good: see docs/guide/shell.md

      # Sets what is known of the command $1; fails if there is no such command.
      _rollcall_know() {
        rc_below=() rc_flags=() rc_files='' rc_choices='' rc_takes_file=''
        case $1 in
      <commands>    *) return 1 ;;
        esac
      }

      # Sets rc_choices to what the option $2 of the command $1 may be.
      _rollcall_choices() {
        rc_choices=''
        case "$1 $2" in
      <choices>  esac
      }

      _rollcall() {
        local rc_at='' rc_expects='' rc_word rc_files rc_choices rc_takes_file
        local -a rc_below rc_flags
        local -i rc_i
        for ((rc_i = 2; rc_i < CURRENT; rc_i++)); do
          rc_word=${words[rc_i]}
          if [[ -n $rc_expects ]]; then
            rc_expects=''
            continue
          fi
          case $rc_word in
            <valued>) rc_expects=$rc_word ;;
            -*) ;;
            *)
              # What follows help is a command, too.
              if [[ $rc_at$rc_word != help ]] && _rollcall_know "${rc_at:+$rc_at }$rc_word"; then
                rc_at="${rc_at:+$rc_at }$rc_word"
              fi
              ;;
          esac
        done
        _rollcall_know "$rc_at"
        if [[ -z $rc_expects && $PREFIX == --*=* ]]; then
          rc_expects=${PREFIX%%=*}
          compset -P '*='
        fi
        if [[ -n $rc_expects ]]; then
          _rollcall_choices "$rc_at" "$rc_expects"
          if [[ " $rc_files " == *" $rc_expects "* ]]; then
            _files
          else
            compadd -- ${=rc_choices}
          fi
        elif [[ $PREFIX == -* ]]; then
          _describe -o option rc_flags
        else
          (( ${#rc_below} )) && _describe command rc_below
          [[ -n $rc_choices ]] && compadd -- ${=rc_choices}
          [[ -n $rc_takes_file ]] && _files
        fi
        return 0
      }

      if [[ ${funcstack[1]:-} == _rollcall ]]; then
        _rollcall "$@"
      else
        (( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
        compdef _rollcall rollcall
      fi
      """;

  private Zsh() {}

  static String script(Known known) {
    return SCRIPT
        .replace(
            "<commands>", known.pages().stream().map(Zsh::command).collect(Collectors.joining()))
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
    list(
        lines,
        "rc_below",
        page.commands().stream().map(each -> described(each.name(), each.about())));
    list(
        lines,
        "rc_flags",
        options.stream().map(option -> described(option.longest(), option.about())));
    String files =
        options.stream()
            .filter(Choice::isFile)
            .flatMap(option -> option.names().stream())
            .collect(Collectors.joining(" "));
    lines.append("      rc_files='%s'\n".formatted(files));
    lines.append("      rc_choices='%s'\n".formatted(String.join(" ", Known.argumentWords(page))));
    lines.append(Known.takesFile(page) ? "      rc_takes_file=yes\n" : "");
    return lines.append("      ;;\n").toString();
  }

  private static void list(StringBuilder lines, String name, Stream<String> entries) {
    String all = entries.map(entry -> "        " + entry + "\n").collect(Collectors.joining());
    lines.append(all.isEmpty() ? "" : "      %s=(\n%s      )\n".formatted(name, all));
  }

  private static String described(String name, String about) {
    return "'%s:%s'".formatted(name, about.replace("'", "'\\''"));
  }

  private static String choices(Page page, Choice option) {
    List<String> names =
        option.names().stream().map(name -> patterns(Known.paths(page), " " + name)).toList();
    return "    %s) rc_choices='%s' ;;\n"
        .formatted(String.join(" | ", names), String.join(" ", option.words()));
  }

  private static String patterns(List<String> paths, String after) {
    return paths.stream().map(path -> "'" + path + after + "'").collect(Collectors.joining(" | "));
  }
}
