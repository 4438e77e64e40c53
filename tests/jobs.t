#!/bin/sh
# jobs.t [FOLDER...]: the golden cases give the same with several threads. How
# ranges of one file do is tested by tests/unit/test_crew.c.

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
