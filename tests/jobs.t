#!/bin/sh
# jobs.t [FOLDER...]: the golden cases give the same output with several
# threads. tests/unit/test_crew.c tests how one file is checked in ranges.

. "$(dirname "$0")/tap.sh"

others=$("$PAYLINT" manual commands | sed -n 's/^\\fB\([a-z]*\)\\fR.*/\1/p' |
    grep -v '^check$' | tr '\n' '|')
[ -n "$others" ] || exit 99

cat >"$scratch/paylint" <<END
#!/bin/sh
case \${1-} in
${others}manual | reference | --*)
    exec "$PAYLINT" "\$@"
    ;;
esac
exec "$PAYLINT" -j 3 "\$@"
END
chmod +x "$scratch/paylint"
PAYLINT=$scratch/paylint "$top_srcdir/tests/golden.t" "$@"
