# Builds the checkout at $root. Sourced by ./rollcall and bin/dist, after bin/toolchain.sh and bin/jvm.sh, and with a
# function `say` for what is told; works in dash and in bash 3.2.
#
# .build/current names the folder with the newest build. A build goes into a folder of its own and is complete before
# that name changes, so nobody ever runs half a build, and a long-running `serve` keeps the jars it was started with.

builds=$root/.build
lock=$builds/lock

# Sets `folder` to the newest build; fails if there is none.
newest_build() {
  { read -r name <"$builds/current"; } 2>/dev/null || return 1
  folder=$builds/$name
  [ -f "$folder/stamp" ]
}

# Is the newest build as new as everything it was made of? The stamp is older than the first file that the build read.
# A file that was added, removed or renamed makes its directory newer.
up_to_date() {
  newest_build || return 1
  [ "${ROLLCALL_BUILD:-}" = off ] && return 0
  newer=$(find "$root/pom.xml" "$root/.mvn" "$root"/*/pom.xml "$root"/*/src \
    -path "$root/*/src/test" -prune -o -newer "$folder/stamp" -print 2>/dev/null | head -n 1)
  [ -z "$newer" ]
}

# lives PID.BIRTH[,PID.BIRTH]: does exactly this process, or the other one, still live?
lives() {
  case $1 in
    *,*) lives "${1%%,*}" || lives "${1#*,}" ;;
    *)
      born "${1%%.*}"
      [ -n "$birth" ] && [ "$birth" = "${1#*.}" ]
      ;;
  esac
}

# The lock is a symbolic link to its holder's name: made in one step together with its content. Who finds it held by the
# dead removes it, under a second lock of the same kind, because looking and removing are two steps.
take_lock() {
  announced=
  until ln -s "$me" "$lock" 2>/dev/null; do
    if holder=$(readlink "$lock"); then
      if ! lives "$holder"; then
        remove_lock_of "$holder"
      else
        [ -n "$announced" ] || say "waiting for another build of this checkout to end."
        announced=yes
        sleep 0.2 2>/dev/null || sleep 1
      fi
    fi
    up_to_date && return 1
  done
  return 0
}

remove_lock_of() {
  if ln -s "$me" "$lock.removal" 2>/dev/null; then
    [ "$(readlink "$lock")" = "$1" ] && rm -f "$lock"
    rm -f "$lock.removal"
  elif remover=$(readlink "$lock.removal") && ! lives "$remover"; then
    rm -f "$lock.removal"
  fi
}

build() {
  need_toolchain rollcall
  mkdir -p "$builds" && [ -w "$builds" ] || { say "cannot write to $builds."; exit 1; }
  born $$
  me=$$.$birth
  take_lock || return 0
  fresh=
  compiling=
  trap 'give_up 129' HUP
  trap 'give_up 130' INT
  trap 'give_up 143' TERM
  if ! up_to_date; then
    run_maven || give_up 1
    train
    trap '' HUP INT TERM
    switch
    remove_old_builds
  fi
  trap - HUP INT TERM
  rm -f "$lock"
}

run_maven() {
  if newest_build; then
    say "building what has changed."
    forget_removed_resources
  else
    say "building; the first time takes a few minutes."
  fi
  name=$(date -u +%Y%m%dT%H%M%SZ)-$$
  fresh=$builds/$name
  mkdir -p "$fresh/users" && true >"$fresh/stamp" || return 1
  build_facts "$root"
  # In the background, so that a signal to this script is answered at once.
  compiling=yes
  # shellcheck disable=SC2086
  /bin/sh -c "$as_holder" rollcall-build "$root" "$lock" "$me" \
    "$maven" -B -ntp -Dstyle.color=never -f "$root/pom.xml" -pl app -am package \
    -Dmaven.test.skip=true -Dspotless.check.skip=true -Denforcer.skip=true -Drollcall.lib="$fresh/lib" $facts \
    >"$fresh/maven.log" 2>&1 </dev/null &
  if ! wait $!; then
    # Not `-q`: it would keep quiet about the warnings that are errors here.
    grep -E '^\[(WARNING|ERROR)' "$fresh/maven.log" >&2 || cat "$fresh/maven.log" >&2
    say "the build failed; Maven says why above."
    return 1
  fi
  compiling=
}

# Runs a command as the second holder of the lock: if this script is killed, Maven runs on, and the lock has to hold
# until it ends.
# shellcheck disable=SC2016
as_holder='
  . "$1/bin/toolchain.sh"
  born $$
  [ "$(readlink "$2")" = "$3" ] && ln -s "$3,$$.$birth" "$2.$$" && mv -f "$2.$$" "$2" || exit 1
  shift 3
  exec "$@"'

# What the JVM learns here is of use to every later start; nobody needs it to run the program.
train() {
  gather_jars "$fresh/lib"
  compiling=yes
  learn "$fresh" >>"$fresh/maven.log" 2>&1
  wait $! && learnt "$fresh"
  compiling=
  rm -rf "$fresh/training"
}

# Maven compiles anew when a source was removed, but it never takes a removed resource out of target/classes.
forget_removed_resources() {
  for resources in "$root"/*/src/main/resources; do
    if [ -n "$(find "$resources" -type d -newer "$folder/stamp" 2>/dev/null | head -n 1)" ]; then
      rm -rf "${resources%/src/main/resources}/target/classes"
    fi
  done
}

switch() {
  echo "$name" >"$builds/current.$$" && mv -f "$builds/current.$$" "$builds/current" || give_up 1
  folder=$fresh
}

give_up() {
  trap '' HUP INT TERM
  if [ -n "$compiling" ] && [ -n "${!:-}" ]; then
    kill $! 2>/dev/null
    wait $!
  fi
  [ -z "$fresh" ] || rm -rf "$fresh"
  rm -f "$lock"
  exit "$1"
}

# A folder is in use while a process that is named in its `users` lives.
remove_old_builds() {
  for old in "$builds"/*-*; do
    [ -d "$old" ] && [ "$old" != "$folder" ] || continue
    forget_dead_users "$old/users"
    rmdir "$old/users" 2>/dev/null
    [ -d "$old/users" ] || rm -rf "$old"
  done
}

forget_dead_users() {
  for user in "$1"/*; do
    [ -e "$user" ] || continue
    lives "${user##*/}" || rm -f "$user"
  done
}

# Names this process in the build's `users`. Looks again at which build is newest afterwards: a build that ends in
# between may have removed this folder, or sees the name and keeps it. A checkout that this user may only read is run
# all the same.
use_build() {
  born $$
  while true; do
    used=$folder
    true 2>/dev/null >"$folder/users/$$.$birth"
    newest_build && [ "$folder" = "$used" ] && break
  done
  set -- "$folder"/users/*
  [ $# -le 50 ] || forget_dead_users "$folder/users"
}

# Sets `folder` to a build that is as new as its sources and that this process uses, and JAVA_HOME.
have_build() {
  up_to_date || build
  if [ -z "${maven:-}" ]; then
    find_java || need_toolchain rollcall
  fi
  use_build
  gather_jars "$folder/lib"
}
