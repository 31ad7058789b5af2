# Sourced by the scripts beside it and by those at the root.

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
# A build server that outlives the script would keep its files and pipes open.
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 UseSharedCompilation=false

say() { printf '%s\n' "$@" >&2; }

# What the machine lacks, one line an argument; the exit code for it is 3.
fail_missing() {
  printf '%s\n' "$@" >&2
  exit 3
}

# Where what is installed once for all checkouts lives.
codex_cache() { echo "${CODEX_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/codex-deployer}"; }

# True where packages can be installed: Debian, as root.
is_debian_root() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 && grep -qx 'ID=debian' /etc/os-release 2>/dev/null; }

# Installs what is missing of the named Debian packages; needs root.
apt_install() {
  local missing=() package
  for package in "$@"; do
    [ "$(dpkg-query -W -f='${Status}' "$package" 2>/dev/null)" = 'install ok installed' ] || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"
}

# Ends with exit code 3 unless a .NET SDK is here that can build this solution.
need_dotnet() {
  if command -v dotnet >/dev/null 2>&1 && dotnet --list-sdks 2>/dev/null | grep '^10\.' >/dev/null; then
    return 0
  fi
  fail_missing "The .NET 10 SDK is not installed, and these scripts do not install it." \
    "On Debian and Ubuntu: add Microsoft's package feed, then 'apt-get install dotnet-sdk-10.0'; on macOS: 'brew install dotnet-sdk'." \
    "Everywhere, without root: the dotnet-install script with '--channel 10.0'. All ways: https://dotnet.microsoft.com/download" \
    "See that 'dotnet --list-sdks' names a version 10, and run this again."
}

# Ends with exit code 3 unless git is here or can be installed.
need_git() {
  ! command -v git >/dev/null 2>&1 || return 0
  is_debian_root || fail_missing "git is not installed. Install it with your system's package manager and run this again."
  say "installing git"
  apt_install git >/dev/null 2>&1 || fail_missing "Installing git failed; see what 'apt-get install git' says."
}

# Runs a command with both its streams in a file; on failure its end goes to stderr.
logged() { # LOG COMMAND…
  local log=$1
  shift
  mkdir -p "$(dirname "$log")"
  if ! "$@" >"$log" 2>&1 </dev/null; then
    tail -n 40 "$log" >&2
    say "The whole output is in $log."
    return 1
  fi
}
