# Makes the archives. Sourced by ./rollcall for `dist`, after bin/toolchain.sh, bin/jvm.sh and bin/build.sh.

# What the program needs of the JDK: what jdeps finds, without java.desktop, which only parts of the PostgreSQL driver
# use that we do not; and what is found by name at run time: DNS, PKCS #11, character sets of files, zip file systems.
modules=java.base,java.logging,java.management,java.naming,java.net.http,java.security.jgss,java.security.sasl
modules=$modules,java.sql,java.transaction.xa,java.xml,jdk.charsets,jdk.crypto.cryptoki,jdk.management,jdk.naming.dns
modules=$modules,jdk.net,jdk.unsupported,jdk.zipfs

dist_usage() {
  cat <<END
Usage: rollcall dist [--out DIR]

Builds the program and makes its archives in DIR (default: target, in the checkout):

  rollcall-VERSION.tar.gz              needs Java $wanted_java where it runs
  rollcall-VERSION-$(platform).tar.gz needs nothing: a Java for this kind of machine is in it

docs/guide/install.md says what to do with them.
END
}

# What kind of machine this is, as in linux-x86_64.
platform() {
  system=$(uname -s | tr '[:upper:]' '[:lower:]')
  [ "$system" != darwin ] || system=macos
  echo "$system-$(uname -m)"
}

dist() {
  out=$root/target
  while [ $# -gt 0 ]; do
    case $1 in
      -h | --help) dist_usage; exit 0 ;;
      --out=?*) out=${1#*=} ;;
      --out)
        [ -n "${2:-}" ] || { say "--out needs a folder."; exit 2; }
        out=$2
        shift
        ;;
      *) say "dist has no option $1."; dist_usage >&2; exit 2 ;;
    esac
    shift
  done
  have_build
  mkdir -p "$out" && out=$(CDPATH='' cd -- "$out" && pwd) || { say "cannot write to $out."; exit 1; }
  make_archives
}

# Everything is made in a folder of its own; an archive gets its name when all are complete.
make_archives() {
  work=$out/.rollcall-dist.$$
  running=
  trap 'stop_dist 129' HUP
  trap 'stop_dist 130' INT
  trap 'stop_dist 143' TERM
  mkdir "$work" || { say "cannot write to $out."; exit 1; }
  version=$(program --version) || failed $? "The program does not start"
  version=${version%%
*}
  version=${version#rollcall }
  name=rollcall-$version
  fill "$work/$name"
  archive "$name.tar.gz"
  if can_link; then
    native=$name-$(platform)
    run "$JAVA_HOME/bin/jlink" --add-modules "$modules" --output "$work/$name/runtime" \
      --no-header-files --no-man-pages --compress zip-6 || failed $? "jlink failed"
    archive "$native.tar.gz"
  else
    say "this JDK ($JAVA_HOME) cannot make a Java of its own (no jlink, or no modules to link);" \
      "made the archive that needs Java $wanted_java only."
  fi
  for made in "$work"/*.tar.gz; do
    mv -f "$made" "$out/" || failed $? "Cannot write to $out"
    echo "$out/${made##*/}"
  done
  rm -rf "$work"
}

# What is the same in all archives.
fill() {
  mkdir -p "$1/bin" "$1/systemd" &&
    cp -R "$folder/lib" "$1/lib" &&
    cp -R "$root/docs" "$1/docs" &&
    cp "$root/LICENSE" "$root/CHANGELOG.md" "$root/packaging/README.md" "$root/packaging/Dockerfile" "$1" &&
    cp "$root/packaging/rollcall" "$1/rollcall" &&
    cp "$root/bin/toolchain.sh" "$root/bin/jvm.sh" "$1/bin" &&
    cp "$root/packaging/rollcall.service" "$1/systemd" || failed $? "Cannot copy the files"
  commands=$(program --help) || failed $? "The program does not start"
  case $commands in
    *"
  completion "*)
      mkdir "$1/completions" || failed $? "Cannot write to $1"
      for shell in bash zsh fish; do
        run program completion "$shell" >"$1/completions/rollcall.$shell" || failed $? "No completions for $shell"
      done
      ;;
  esac
  case $commands in
    *"
  man "*) run program man --out "$1/man/man1" >/dev/null || failed $? "No man pages" ;;
  esac
  # Nobody who unpacks it gets files that others may write.
  chmod -R u+rwX,go+rX,go-w "$1" && chmod +x "$1/rollcall" || failed $? "Cannot set permissions in $1"
}

program() {
  (become_program "$folder" "$@")
}

can_link() {
  [ -x "$JAVA_HOME/bin/jlink" ] || return 1
  [ -d "$JAVA_HOME/jmods" ] || "$JAVA_HOME/bin/jlink" --help 2>/dev/null | grep -q 'run-time image enabled'
}

# archive FILE: all that is in the folder so far. Who unpacks it as root should not make its files somebody else's.
archive() {
  case $(tar --version 2>/dev/null) in
    *GNU*) nobodys='--owner=0 --group=0 --numeric-owner' ;;
    *bsdtar*) nobodys='--uid 0 --gid 0' ;;
    *) nobodys= ;;
  esac
  # shellcheck disable=SC2086
  run tar -c -z -f "$work/$1" $nobodys -C "$work" "$name" || failed $? "tar failed"
}

# In the background, so that a signal to this script is answered at once.
run() {
  "$@" &
  running=$!
  wait $running
  code=$?
  running=
  return $code
}

failed() {
  rm -rf "$work"
  say "$2 (exit code $1). No archive was made."
  exit "$1"
}

stop_dist() {
  trap '' HUP INT TERM
  if [ -n "$running" ]; then
    kill "$running" 2>/dev/null
    wait "$running"
  fi
  rm -rf "$work"
  exit "$1"
}
