# What the JVM is told. Sourced by ./rollcall, by the launcher of an installation, and by who measures it; works in dash
# and in bash 3.2. JAVA_HOME must be set.

always='--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow'

# gather_jars LIB: sets `class_path` to the jars of a folder, and `lib` to that folder.
gather_jars() {
  lib=$1
  class_path=
  for jar in "$lib"/*.jar; do
    class_path=${class_path:+$class_path:}$jar
  done
}

# learn CACHE: lets the JVM note how a few commands start, in CACHE/program.aot, which makes every later start several
# times faster. Without it the program runs all the same. This goes on in the background, so that a signal to the caller
# is answered at once; the caller waits for $!, and then says `learnt CACHE`.
learn() {
  mkdir -p "$1" || return 1
  # shellcheck disable=SC2086
  "$JAVA_HOME/bin/java" -XX:AOTCacheOutput="$1/program.aot" $always -cp "$class_path" \
    io.rollcall.app.Training "$1/training" </dev/null &
}

# learnt CACHE: notes whom it is good for, which is exactly this JVM, and the jars where they are now. A JVM that finds
# the jars elsewhere may not even start.
learnt() {
  rm -rf "$1/training"
  [ -f "$1/program.aot" ] && cp "$JAVA_HOME/release" "$1/release" && echo "$lib" >"$1/place"
}

# fits CACHE: was it made by this JVM, of the jars where they are now?
fits() {
  { IFS= read -r place <"$1/place"; } 2>/dev/null && [ "$place" = "$lib" ] && cmp -s "$JAVA_HOME/release" "$1/release"
}

# Sets `quick` to what suits a command line: most commands are over before an optimising compiler and a parallel
# collector have paid for themselves.
pick_flags() {
  quick='-XX:+UseSerialGC -XX:TieredStopAtLevel=1'
  for word in "$@"; do
    case $word in
      serve | demo) quick= ;;
      plan | apply | sync | heal | rehearse) quick=-XX:+UseSerialGC ;;
      *) continue ;;
    esac
    break
  done
  # A JVM that is told to use two collectors does not start.
  case ${ROLLCALL_JAVA_OPTS:-} in *-XX:*Use*GC*) quick= ;; esac
}

# become_program CACHE WORD…: replaces this process by the program; there may be a cache. What the JVM itself has to
# say would go to stdout, and a cache that it cannot use is nobody's concern.
become_program() {
  cache=$1
  shift
  pick_flags "$@"
  set -- -cp "$class_path" io.rollcall.app.Main "$@"
  if fits "$cache"; then
    set -- -XX:AOTCache="$cache/program.aot" "$@"
  fi
  # As what it was started, for the program to name itself to whoever shall call it again.
  export ROLLCALL_CALLED="$0"
  # shellcheck disable=SC2086
  exec "$JAVA_HOME/bin/java" $always -Xlog:disable -Xlog:all=warning,aot*=off,cds*=off:stderr \
    $quick ${ROLLCALL_JAVA_OPTS:-} "$@"
}
