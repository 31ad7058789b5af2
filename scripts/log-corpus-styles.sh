# Sourced by make-log-corpus: the styles that Swift can print in, and the rules that make a log look as other programs pass it on.

style_flags() { # STYLE: sets flags
  case $1 in
    snippet | tty) flags=() ;;
    llvm) flags=(-Xswiftc -diagnostic-style=llvm) ;;
    names) flags=(-Xswiftc -debug-diagnostic-names) ;;
    colour) flags=(-Xswiftc -color-diagnostics) ;;
    *) say "no style $1" && return 1 ;;
  esac
}

# Styles of the same flags share a build folder.
slot_of() { case $1 in tty) echo snippet ;; *) echo "$1" ;; esac; } # STYLE

derive() { # RULE FOLDER LOG
  case $1 in
    docker) awk '{ printf "#12 %.3f %s\n", 0.4 + NR * 0.131, $0 }' "$3" ;;
    seconds) awk '{ printf "%.3f %s\n", 0.4 + NR * 0.131, $0 }' "$3" ;;
    iso) awk '{ printf "2026-03-01T10:%02d:%02d.%07dZ %s\n", NR / 60 % 60, NR % 60, NR * 7919 % 10000000, $0 }' "$3" ;;
    crlf) sed 's/$/\r/' "$3" ;;
    container) sed "s#$2#/src#g" "$3" ;;
    compose) sed 's/^/build-1  | /' "$3" ;;
    box) sed -E 's/^( *\|.*)\|- /\1├─ /; s/^( *\|.*)`- /\1╰─ /; s/^( *[0-9]+) \| /\1 │ /; s/^( *[0-9]+) \|$/\1 │/; s/^( +)\|( |$)/\1│\2/' "$3" ;;
    utf8) awk 'NR == 2 { printf "// caf\xe9 \xff\xfe \xc3( note\n" } { print }' "$3" ;;
    cut) head -c "$(($(grep -abm 1 ': error: ' "$3" | cut -d: -f1) + $(grep -am 1 ': error: ' "$3" | wc -c) + 9))" "$3" ;;
    *) say "no rule $1" && return 1 ;;
  esac
}
