# Draw the results of scripts/bench (see table.awk) as SVG: a bar for each command,
# as long as the megabytes that it takes in a second. `about` names the machine.
$1 == "small" { next } # no megabytes there

{
    n++
    row[n] = $1
    command[n] = $2
    speed[n] = $3 / 1e6 / $5
    if (speed[n] > most)
        most = speed[n]
}

END {
    high = 20
    left = 150
    wide = 480
    top = y = 82
    for (i = 1; i <= n; i++)
        y += high + (i > 1 && row[i] != row[i - 1] ? 14 : 0)
    height = y + 12
    printf "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"720\" height=\"%d\" viewBox=\"0 0 720 %d\" font-family=\"sans-serif\" font-size=\"12\" role=\"img\">\n", height, height
    print "<title>Megabytes a second, by row and command</title>"
    printf "<rect width=\"720\" height=\"%d\" fill=\"#fff\"/>\n", height
    print "<text x=\"12\" y=\"24\" font-size=\"16\" fill=\"#111\">Megabytes a second: more is better</text>"
    lines = split(about, line, "; ")
    for (i = 1; i <= lines; i++)
        printf "<text x=\"12\" y=\"%d\" fill=\"#555\">%s</text>\n", 26 + 18 * i, line[i]
    y = top
    for (i = 1; i <= n; i++) {
        if (i > 1 && row[i] != row[i - 1])
            y += 14
        if (i == 1 || row[i] != row[i - 1])
            printf "<text x=\"12\" y=\"%d\" font-weight=\"bold\" fill=\"#111\">%s</text>\n", y + 14, row[i]
        printf "<text x=\"%d\" y=\"%d\" text-anchor=\"end\" fill=\"#111\">%s</text>\n", left + 20, y + 14, command[i]
        printf "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>\n", left + 28, y + 3, wide * speed[i] / most, high - 6, command[i] == "paylint" ? "#1a7f37" : "#8c959f"
        printf "<text x=\"%.1f\" y=\"%d\" fill=\"#111\">%.0f</text>\n", left + 34 + wide * speed[i] / most, y + 14, speed[i]
        y += high
    }
    print "</svg>"
}
