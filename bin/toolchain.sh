# Finds what the checkout needs to build and run, and what an installation needs to run. Sourced by ./rollcall, ./verify
# and the launcher of an installation; works in dash and in bash 3.2.

wanted_java=25
# What has to be there: `javac` of a JDK, unless who sources this only runs the program.
: "${wanted_tool:=javac}"

# is_jdk DIR: is DIR a JDK that is new enough? Reads its `release` file, which is a thousand times cheaper than
# starting its java.
is_jdk() {
  [ -x "$1/bin/$wanted_tool" ] && [ -r "$1/release" ] || return 1
  while IFS='=' read -r key value; do
    [ "$key" = JAVA_VERSION ] || continue
    value=${value#\"}
    value=${value%%[!0-9]*}
    [ "${value:-0}" -ge "$wanted_java" ]
    return
  done <"$1/release"
  return 1
}

# real_path FILE: sets `real` to what FILE is after following symbolic links (macOS has no `readlink -f` before 12.3).
real_path() {
  real=$1
  while [ -L "$real" ]; do
    link=$(readlink "$real") || break
    case $link in
      /*) real=$link ;;
      *) real=${real%/*}/$link ;;
    esac
  done
}

# find_java: exports JAVA_HOME; fails if there is no JDK that is new enough.
find_java() {
  if [ -n "${JAVA_HOME:-}" ] && is_jdk "$JAVA_HOME"; then
    return 0
  fi
  on_path=$(command -v java)
  if [ -n "$on_path" ]; then
    real_path "$on_path"
    on_path=${real%/bin/java}
  fi
  for home in "$on_path" \
    /usr/lib/jvm/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${HOME:-/nowhere}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    "${HOME:-/nowhere}"/.sdkman/candidates/java/* \
    "${HOME:-/nowhere}"/.jdks/* \
    "${HOME:-/nowhere}"/.local/share/mise/installs/java/* \
    "${HOME:-/nowhere}"/.asdf/installs/java/* \
    /opt/*; do
    if is_jdk "$home"; then
      JAVA_HOME=$home
      export JAVA_HOME
      return 0
    fi
  done
  return 1
}

# find_maven: sets `maven`; fails if there is none.
find_maven() {
  maven=$(command -v mvn) && return 0
  for maven in \
    "${MAVEN_HOME:-/nowhere}"/bin/mvn \
    "${M2_HOME:-/nowhere}"/bin/mvn \
    /usr/share/maven/bin/mvn \
    /opt/*maven*/bin/mvn \
    /usr/local/*maven*/bin/mvn \
    /usr/local/bin/mvn \
    /opt/homebrew/bin/mvn \
    "${HOME:-/nowhere}"/.sdkman/candidates/maven/*/bin/mvn; do
    [ -x "$maven" ] && return 0
  done
  return 1
}

# need_toolchain NAME: both of the above, or one sentence that says what to install, and exit 2.
need_toolchain() {
  missing=
  find_java || missing="a JDK $wanted_java or newer (set JAVA_HOME if it is in an unusual place)"
  find_maven || missing="${missing:+$missing and }Apache Maven 3.8.7 or newer (mvn on the PATH)"
  if [ -n "$missing" ]; then
    echo "$1: please install $missing." >&2
    exit 2
  fi
}

# build_facts ROOT: sets `facts` to what Maven writes into the program for `--version`: the commit, its date, and whether
# files differ from it. Sets it to nothing where ROOT is no checkout or there is no git.
build_facts() {
  facts=
  [ -e "$1/.git" ] && command -v git >/dev/null || return 0
  facts=$(TZ=UTC git -C "$1" log -1 --date=format-local:%Y-%m-%dT%H:%M:%SZ \
    --format='-Drollcall.commit=%H -Drollcall.commit.date=%cd' 2>/dev/null) || return 0
  [ -z "$(git -C "$1" status --porcelain 2>/dev/null | head -n 1)" ] || facts="$facts -Drollcall.changed=yes"
}

# born PID: sets `birth` to when that process started, or to nothing if it does not live. With the pid it names one
# process for ever: pids are used again, pairs of pid and birth are not.
born() {
  birth=
  if [ -r /proc/self/stat ]; then
    { read -r birth <"/proc/$1/stat"; } 2>/dev/null || { birth=; return 0; }
    # The name of the command, in parentheses, may hold spaces: count from behind it. Field 22 is the start.
    # shellcheck disable=SC2086
    set -- ${birth##*) }
    shift 19
    birth=$1
  else
    birth=$(LC_ALL=C TZ=UTC ps -o lstart= -p "$1" 2>/dev/null | tr -s ' ' '-')
  fi
}
