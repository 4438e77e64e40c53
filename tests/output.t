#!/bin/sh
# output.t: reports go where they are sent, also several in one run. Each is
# written completely or not at all; if it cannot be written, the exit status is
# 2.

. "$(dirname "$0")/tap.sh"

cd "$scratch" || exit 99
mkdir .git
payload='{"external_id":"u","product_id":"p","currency":"EURO","price":1,"time":"2024-05-01T12:00:00Z"}'
echo "$payload" >a.json

# Run paylint; its output is in out and err, its exit status in $status.
lint() {
    status=0
    "$PAYLINT" "$@" >out 2>err || status=$?
}

# Report on the last run, which is right if the condition held.
judge() { # NAME CONDITION...
    name=$1
    shift
    if "$@"; then
        ok "$name"
    else
        not_ok "$name"
        { echo "status $status"; cat out err; ls -lA; } | remark
    fi
}

lines() { # FILE COUNT
    [ "$(wc -l <"$1")" -eq "$2" ]
}

# Nothing of ours is left beside the reports.
is_clean() {
    [ -z "$(find . -name '.paylint-*')" ]
}

each_where_it_is_sent() {
    [ "$status" -eq 1 ] && lines report.jsonl 1 && lines out 1 &&
        grep -q '^{"format"' report.json && [ ! -s err ] && is_clean
}
lint -f json -o report.json -f jsonl --output=report.jsonl -f gcc a.json
judge "several formats in one run" each_where_it_is_sent

text_to_a_file() {
    [ "$status" -eq 1 ] && [ ! -s out ] && grep -q '^1 error' report.txt
}
lint -o report.txt a.json
judge "a file without a format gets text" text_to_a_file

replaced_with_mode() {
    [ "$status" -eq 1 ] && [ -h link ] && lines kept 1 && is_clean &&
        [ "$(find kept -perm 640)" = kept ]
}
echo before >kept && chmod 640 kept && ln -s kept link
lint -f gcc -o link a.json
judge "a file is replaced behind its link and keeps its mode" replaced_with_mode

as_it_was() {
    [ "$status" -eq 2 ] && [ "$(cat kept)" = before ] && is_clean
}
echo before >kept
lint -f text -o kept --param none=1 a.json
judge "a report that was not made leaves the file as it was" as_it_was

refused() {
    [ "$status" -eq 2 ] && [ ! -s out ] && grep -q "$1" err
}
lint -f gcc -o none/report a.json
judge "a folder that is not there" refused 'none/report: cannot be written'
lint -f gcc -o . a.json
judge "a folder" refused ': cannot be written'
lint -f gcc -f json a.json
judge "two formats for standard output" refused 'two formats'
lint -f gcc -o same -f json -o same a.json
judge "two formats for one file" refused 'two formats'
lint -f gcc -o one -o two a.json
judge "two files for one format" refused 'twice'

piped() {
    [ "$status" -eq 1 ] && [ -p pipe ] && lines piped 1
}
mkfifo pipe
cat pipe >piped &
lint -f gcc -o pipe a.json
wait
judge "a pipe is written to, not replaced" piped

not_replaced() {
    lines redirected 2
}
{
    echo first
    "$PAYLINT" -f gcc -o ./redirected a.json
} >redirected 2>err
judge "what standard output goes to is written to, not replaced" not_replaced

lost() { # WHERE
    [ "$status" -eq 2 ] && grep -q "cannot write $1: " err && is_clean
}
formats=$(for file in ${report_files-src/report/text.c}; do
    basename "$file" .c
done)
each_lost() { # WHERE
    [ -z "$failed" ]
}
# Run paylint in each format; those that did not say that a report was lost are
# in $failed.
lint_each() { # WHERE RUN ARGUMENT...
    where=$1
    run=$2
    shift 2
    failed=
    for format in $formats; do
        status=0
        $run -f "$format" "$@" a.json || status=$?
        lost "$where" || failed="$failed $format:$status"
    done
    [ -z "$failed" ] || echo "lost without a word:$failed" >>err
}
to_out() {
    "$PAYLINT" "$@" >out 2>err
}
to_full() {
    "$PAYLINT" "$@" >/dev/full 2>err
}
if [ -c /dev/full ]; then
    lint_each /dev/full to_out -o /dev/full
    judge "a full disk, in each format" each_lost
    lint_each 'the output' to_full
    judge "a full disk behind standard output, in each format" each_lost
    judge "a full device is still one" [ -c /dev/full ]
else
    skip "a full disk" "there is no /dev/full"
fi

# A disk of a page, which has a report of before.
mkdir disk
to_disk() {
    "$PAYLINT" "$@" -o disk/report many.json >out 2>err &&
        return 0 || status=$?
    [ "$(cat disk/report)" = before ] && [ "$(ls -A disk)" = report ] &&
        return "$status"
    return 99
}
awk -v payload="$payload" 'BEGIN { for (i = 0; i < 999; i++) print payload }' \
    >many.json
if [ "$(id -u)" -eq 0 ] &&
    mount -t tmpfs -o size=4k none disk 2>/dev/null; then
    echo before >disk/report
    lint_each disk/report to_disk
    judge "a disk that fills up, in each format" each_lost
    umount disk
else
    skip "a disk that fills up" "no right to mount one"
fi

# A report that may not grow past 512 bytes: what a disk that fills up is.
status=0
before=$(ls -A)
(ulimit -f 1 && "$PAYLINT" -f sarif -o grown a.json) >out 2>&1 || status=$?
cut_short() {
    [ "$status" -eq 2 ] && grep -q 'cannot write grown: ' out &&
        [ "$(ls -A)" = "$before" ]
}
judge "a report that grows too large is not left in part" cut_short

# A pipe whose reader has left.
mkfifo left
# shellcheck disable=SC2094
exec 3<>left 4>left 3>&-
to_left() {
    "$PAYLINT" "$@" >&4 2>err
}
lint_each 'the output' to_left
exec 4>&-
judge "a closed pipe, in each format" each_lost

finish
