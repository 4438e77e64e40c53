# Hold the results of scripts/bench (see table.awk) against bars.txt, which is
# read first: as text, as Markdown (form=markdown), or as JSON (form=json). What
# was not measured is left out.
FILENAME != results {
    if ($1 != "#" && NF == 7)
        bar[++bars] = $0
    next
}

{
    bytes[$1, $2] = $3
    pace[$1, $2] = $5 / $3 # of a byte
    seconds[$1, $2] = $5
    peak[$1, $2] = $7
}

function measured(row, command, what, other) {
    if (what == "speed")
        return pace[row, other] / pace[row, command]
    if (what == "time")
        return pace[row, command] / pace[row, other]
    if (what == "share")
        return pace[row, other] / pace[row, command]
    return what == "peak" ? peak[row, command] : seconds[row, command] * 10
}

function words(what, other, relation, bound) {
    if (what == "speed")
        return relation " " bound " x the speed of " other
    if (what == "time")
        return relation " " bound " x the time of " other
    if (what == "share")
        return other " takes " relation " " bound " of the time"
    return relation " " bound (what == "peak" ? " MB of memory" : " ms")
}

function verdict(value, relation, bound) {
    return (relation == ">=" ? value >= bound : value <= bound) ? "met" : "not met"
}

function print_bar(what, value, said) {
    if (form == "markdown")
        printf "| %s | %.2f | %s |\n", what, value, said
    else if (form == "json")
        printf "%s\n  {\"bar\": \"%s\", \"measured\": %.4f, \"said\": \"%s\"}", (printed++ > 0 ? "," : ""), what, value, said
    else
        printf "%-58s %8.2f  %s\n", what, value, said
}

END {
    if (form == "markdown")
        print "| bar | measured | |\n|---|---|---|"
    for (i = 1; i <= bars; i++) {
        split(bar[i], f)
        if (!((f[1], f[2]) in pace) || (f[4] != "-" && !((f[1], f[4]) in pace)))
            continue
        value = measured(f[1], f[2], f[3], f[4])
        name = f[1] (f[2] == "paylint" ? "" : " " f[2]) ": "
        if (f[6] != "-")
            print_bar(name words(f[3], f[4], f[5], f[6]), value,
                verdict(value, f[5], f[6]))
        if (f[7] != "-")
            print_bar("beyond, " name words(f[3], f[4], f[5], f[7]), value,
                verdict(value, f[5], f[7]))
    }
}
