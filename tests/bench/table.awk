# Print the results of scripts/bench (ROW COMMAND BYTES LEAST MEDIAN GREATEST PEAK
# RATIO) as a table: of text, of Markdown (form=markdown), or as JSON (form=json).
BEGIN {
    if (form == "markdown") {
        print "| row | command | seconds | least to greatest | MB/s | peak MB | ratio |"
        print "|---|---|---|---|---|---|---|"
    } else if (form != "json") {
        printf "%-9s %-12s %9s %17s %8s %8s %8s\n", "row", "command",
            "seconds", "least–greatest", "MB/s", "peak MB", "ratio"
    }
}

{
    speed = $3 / 1e6 / $5
    if (form == "markdown")
        printf "| %s | %s | %.3f | %.3f to %.3f | %.0f | %.1f | %.2f |\n",
            $1, $2, $5, $4, $6, speed, $7, $8
    else if (form == "json")
        printf "%s\n  {\"row\": \"%s\", \"command\": \"%s\", \"bytes\": %s, \"least\": %s, \"seconds\": %s, \"greatest\": %s, \"peak_megabytes\": %s, \"ratio\": %s}",
            (NR > 1 ? "," : ""), $1, $2, $3, $4, $5, $6, $7, $8
    else
        printf "%-9s %-12s %9.3f %8.3f–%-7.3f %8.0f %8.1f %8.2f\n",
            $1, $2, $5, $4, $6, speed, $7, $8
}
