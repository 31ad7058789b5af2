# Sourced by the scripts beside it and by those at the root.

say() { printf '%s\n' "$*" >&2; }

# What the machine lacks, one line an argument; the exit code for it is 3.
fail_missing() {
  printf '%s\n' "$@" >&2
  exit 3
}

# Where what is installed once for all checkouts lives.
codex_cache() { echo "${CODEX_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/codex-deployer}"; }

# Installs what is missing of the named Debian packages; needs root.
apt_install() {
  local missing=() package
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"
}
